import type { Area } from "../formula/address";
import { parseArea } from "../formula/address";
import { XmlElement } from "../xml/element";
import { encode } from "../xml/text";
import { insertInOrder } from "../xml/order";
import type { Workbook } from "./Workbook";

/** Names that hold in the whole workbook, as they are written. */
export function workbookNames(workbook: Workbook): { readonly name: string; readonly formula: string }[] {
  return elements(workbook)
    .filter((element) => element.attribute("localSheetId") === undefined)
    .map((element) => ({ name: element.attribute("name") ?? "", formula: element.text }));
}

/** Names that hold on one sheet only: on it they hide the workbook's name of the same spelling. */
export function namesOfSheets(workbook: Workbook): { readonly name: string; readonly sheet: string }[] {
  return elements(workbook).flatMap((element) => {
    const tab = element.attribute("localSheetId");
    const sheet = tab === undefined ? undefined : workbook.tabs[Number(tab)]?.attribute("name");
    return sheet === undefined ? [] : [{ name: element.attribute("name") ?? "", sheet }];
  });
}

export function nameElements(workbook: Workbook): readonly XmlElement[] {
  return elements(workbook);
}

/** The cells that a name stands for; null when it stands for a number, a formula or cells that are gone. */
export function cellsOfName(formula: string): { readonly sheet: string; readonly area: Area } | null {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!()[\]+*/",]+))!([$A-Za-z0-9:]+)$/.exec(formula.trim());
  if (!match) return null;
  const [, quoted, plain = "", reference = ""] = match;
  const area = parseArea(reference);
  return area && { sheet: quoted?.replaceAll("''", "'") ?? plain, area };
}

/**
 * Gives a name to cells, in place of one that has lost its own when a sheet was deleted.
 * @param tab counted among all tabs; undefined for a name that holds in the whole workbook.
 */
export function defineName(workbook: Workbook, name: string, formula: string, tab?: number): void {
  const { root } = workbook;
  let list = root.first("definedNames");
  if (!list) {
    list = XmlElement.create(`${root.prefix}definedNames`);
    insertInOrder(root, list, WORKBOOK_ORDER);
  }
  const lost = list.elements.find(
    (element) =>
      element.attribute("name")?.toLowerCase() === name.toLowerCase() &&
      element.attribute("localSheetId") === (tab === undefined ? undefined : String(tab)),
  );
  if (lost) list.remove(lost);
  list.append(XmlElement.create(`${root.prefix}definedName`, { name, localSheetId: tab }, [encode(formula)]));
}

function elements(workbook: Workbook): XmlElement[] {
  return workbook.root.first("definedNames")?.all("definedName") ?? [];
}

export const WORKBOOK_ORDER = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
];
