import { cellName, parseCell, sheetPrefix } from "./formula/address";
import type { SheetPart } from "./sheet/SheetPart";
import { XmlElement } from "./xml/element";
import { insertInOrder } from "./xml/order";
import { WORKBOOK_ORDER } from "./workbook/names";
import type { Workbook } from "./workbook/Workbook";

/** The cell in which the file was left: the shown sheet's active cell. */
export function selectedCell(workbook: Workbook): { sheet: SheetPart; row: number; column: number } | null {
  const name = workbook.tabs[workbook.activeTab]?.attribute("name");
  const sheet = name === undefined ? undefined : workbook.sheet(name);
  if (!sheet) return null;
  const view = viewOf(sheet);
  const pane = view?.first("pane")?.attribute("activePane") ?? "topLeft";
  const selections = view?.all("selection") ?? [];
  const selection =
    selections.find((element) => (element.attribute("pane") ?? "topLeft") === pane) ?? selections[0];
  return { sheet, ...(parseCell(selection?.attribute("activeCell") ?? "A1") ?? { row: 0, column: 0 }) };
}

/** Lets the file open with this cell selected. */
export function selectCell(workbook: Workbook, sheet: SheetPart, row: number, column: number): void {
  showSheet(workbook, sheet);
  const view = ensureView(sheet);
  const pane = view.first("pane")?.attribute("activePane");
  for (const selection of view.all("selection")) view.remove(selection);
  const name = cellName(row, column);
  const selection = sheet.make("selection", { pane, activeCell: name, sqref: name });
  insertInOrder(view, selection, ["pane", "selection", "pivotSelection", "extLst"]);
}

/** Lets the file open on this sheet. */
export function showSheet(workbook: Workbook, sheet: SheetPart): void {
  const { root } = workbook;
  let views = root.first("bookViews");
  if (!views) {
    views = XmlElement.create(`${root.prefix}bookViews`);
    insertInOrder(root, views, WORKBOOK_ORDER);
  }
  let window = views.first("workbookView");
  if (!window) {
    window = XmlElement.create(`${root.prefix}workbookView`);
    views.append(window);
  }
  window.set(
    "activeTab",
    workbook.tabs.findIndex((tab) => tab.attribute("name") === sheet.name),
  );
  for (const other of workbook.sheets) {
    if (other !== sheet && viewOf(other)) viewOf(other)?.set("tabSelected", undefined);
  }
  ensureView(sheet).set("tabSelected", 1);
}

export function addressOf(sheet: SheetPart, row: number, column: number): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet.name);
  return `${isPlain ? `${sheet.name}!` : sheetPrefix(sheet.name)}${cellName(row, column)}`;
}

function viewOf(sheet: SheetPart): XmlElement | undefined {
  return sheet.root.first("sheetViews")?.first("sheetView");
}

function ensureView(sheet: SheetPart): XmlElement {
  const known = viewOf(sheet);
  if (known) return known;
  const view = sheet.make("sheetView", { workbookViewId: 0 });
  sheet.ensure("sheetViews").append(view);
  return view;
}
