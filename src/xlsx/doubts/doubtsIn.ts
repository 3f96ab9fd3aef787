import type { FileDoubt } from "../../workflows/port";
import { relationshipsOf } from "../package/relationships";
import type { Workbook } from "../workbook/Workbook";
import { doubtsInPart, type PartRules } from "./doubtsInPart";
import { doubtsInSheet } from "./doubtsInSheet";

/**
 * Where the file can be read in more than one way: what stands twice where the format has it once, what stands under a foreign
 * namespace, formulas that share another one's number and have a text of their own. No spreadsheet program writes such a file.
 * One program shows the first of two, another one the last, so that what is audited need not be what people see.
 *
 * @returns none for a file that a spreadsheet program has written.
 */
export function doubtsIn(workbook: Workbook): readonly FileDoubt[] {
  const { file, part, tables } = workbook;
  const everywhere = (message: string): FileDoubt => ({ sheet: null, cell: null, message });
  const [strings, styles] = [workbook.related("sharedStrings"), workbook.related("styles")];
  return [
    ...doubledRelations(workbook).map(everywhere),
    ...doubtsInPart(file.text(part), part, WORKBOOK).map(everywhere),
    ...doubledNames(workbook).map(everywhere),
    ...(strings === null ? [] : doubtsInPart(file.text(strings), strings, STRINGS).map(everywhere)),
    ...(styles === null ? [] : doubtsInPart(file.text(styles), styles, STYLES).map(everywhere)),
    ...workbook.sheets.flatMap((sheet) => doubtsInSheet(workbook, sheet)),
    ...tables.flatMap((table) =>
      [
        ...doubtsInPart(file.text(table.part), table.part, TABLE),
        ...(table.hasHeader ? [] : [`表「${table.name}」に見出しの行がないことになっています。`]),
        ...(tables.some((other) => other !== table && isSameName(other.name, table.name))
          ? [`表「${table.name}」が二つあります。`]
          : []),
      ].map((message): FileDoubt => ({ sheet: table.sheet.name, cell: null, message })),
    ),
  ];
}

const WORKBOOK: PartRules = {
  once: ["workbookPr", "bookViews", "sheets", "definedNames", "calcPr"],
  own: ["sheet", "definedName"],
};
const STRINGS: PartRules = { once: [], own: ["si", "t", "r"] };
const STYLES: PartRules = {
  once: ["numFmts", "fonts", "fills", "cellXfs", "dxfs"],
  own: ["numFmt", "xf", "dxf"],
};
const TABLE: PartRules = { once: ["autoFilter", "tableColumns"], own: ["tableColumn"] };

/** Of these a package and a workbook have one. */
const SINGLE: readonly string[] = ["officeDocument", "sharedStrings", "styles"];

function doubledRelations({ file, part }: Workbook): readonly string[] {
  return ["", part].flatMap((from) => {
    const relations = relationshipsOf(file, from);
    const kinds = relations.map(({ kind }) => kind).filter((kind) => SINGLE.includes(kind));
    const doubled = [...repeated(kinds), ...repeated(relations.map(({ id }) => id))];
    return doubled.map((what) => `ファイルの中の部品の指し先「${what}」が二つあります。`);
  });
}

function doubledNames({ root }: Workbook): readonly string[] {
  const names = (root.first("definedNames")?.all("definedName") ?? []).map(
    (element) =>
      `${(element.attribute("name") ?? "").toLowerCase()}${MARK}${element.attribute("localSheetId") ?? ""}`,
  );
  return repeated(names).map((name) => `名前「${name.split(MARK)[0] ?? ""}」が二つ定義されています。`);
}

/** In no name of Excel's. */
const MARK = "\n";

function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
