import type { FileDoubt } from "../../workflows/port";
import { cellName, contains, overlap, parseArea, parseCell, type Area } from "../formula/address";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";
import { findAttribute } from "../xml/attributes";
import { XmlCursor } from "../xml/XmlCursor";
import { doubtsInPart, type PartRules } from "./doubtsInPart";
import { isOfRoot, namesInTag, namespaceOf, type Namespace } from "./namesInTag";

const SHEET: PartRules = {
  once: [
    "sheetPr",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetProtection",
    "autoFilter",
    "mergeCells",
    "dataValidations",
    "tableParts",
  ],
  own: ["row", "c", "col", "mergeCell", "tablePart", "conditionalFormatting"],
};

/** The same for a sheet, cell by cell; and merges that hide values, which only a look into the file shows. */
export function doubtsInSheet(workbook: Workbook, sheet: SheetPart): readonly FileDoubt[] {
  const { file, part, name } = sheet;
  const source = file.text(part);
  const tables = workbook.tables.filter((table) => table.sheet === sheet).map(({ area }) => area);
  return [
    ...doubtsInPart(source, part, SHEET).map((message) => ({ sheet: name, cell: null, message })),
    ...doubtsInCells(source, part, tables).map((doubt) => ({ sheet: name, ...doubt })),
    ...hiddenByMerges(sheet).map((doubt) => ({ sheet: name, ...doubt })),
  ];
}

type CellDoubt = Omit<FileDoubt, "sheet">;

/** Rows, cells, and what a cell holds; below that stand the pieces of a text. */
function isExpected(level: number, local: string): boolean {
  if (level === 3) return local === "row";
  if (level === 4) return local === "c";
  return level > 5 || local === "f" || local === "v" || local === "is";
}

function doubtsInCells(source: string, path: string, tables: readonly Area[]): readonly CellDoubt[] {
  const cursor = new XmlCursor(source, 0, source.length, path);
  const doubts: CellDoubt[] = [];
  const masters = new Set<string>();
  let root: Namespace = { prefix: "", uri: "" };
  let cell: string | null = null;
  let seen: string[] = [];
  const add = (message: string) => {
    if (!doubts.some((one) => one.cell === cell && one.message === message)) doubts.push({ cell, message });
  };
  let isInData = false;
  let skip = 0;
  while (cursor.next()) {
    const { kind, depth, isEmpty, local, name } = cursor;
    if (kind === "raw") continue;
    const level = kind === "open" && !isEmpty ? depth : depth + 1;
    if (level === 1) root = namespaceOf(cursor);
    else if (level === 2) isInData = kind === "open" && !isEmpty && local === "sheetData";
    if (!isInData || level < 3) continue;
    // Excel itself writes extensions of rows and cells; nobody reads them here.
    if (skip > 0 || (local === "extLst" && !isEmpty)) {
      skip = kind === "close" && level === skip ? 0 : skip || level;
      continue;
    }
    if (kind === "close" || local === "extLst") continue;
    if (level === 3) cell = null;
    else if (level === 4) {
      cell = findAttribute(source, path, cursor.start + 1 + name.length, cursor.end, "r") ?? null;
      seen = [];
    }
    if (!isOfRoot(cursor, namesInTag(cursor), root) || !isExpected(level, local)) {
      add(`Excel にない書き方「${name}」があります。`);
    } else if (level === 5) {
      if (seen.includes(local) || (local !== "f" && seen.some((one) => one !== "f")))
        add("値か数式が二つあります。");
      seen.push(local);
      if (local === "f") for (const message of doubtsInFormula(cursor, cell, masters, tables)) add(message);
    }
  }
  return doubts;
}

function doubtsInFormula(
  { source, path, start, end, name, isEmpty }: XmlCursor,
  cell: string | null,
  masters: Set<string>,
  tables: readonly Area[],
): readonly string[] {
  const attribute = (local: string) => findAttribute(source, path, start + 1 + name.length, end, local);
  const type = attribute("t");
  if (type === undefined || type === "normal") return [];
  const ref = attribute("ref");
  if (type === "shared") {
    const index = attribute("si") ?? "";
    const hasText = !isEmpty && source.charCodeAt(end) !== LESS_THAN;
    if (ref === undefined)
      return hasText ? ["ほかのセルの数式の続きですが、自分の数式も書かれています。"] : [];
    if (masters.has(index)) return ["続きの元になる数式が二つあります。"];
    masters.add(index);
    return [];
  }
  // People's own arrays and tables of alternatives are theirs; a table of the add-in has room for neither.
  const at = cell === null ? null : parseCell(cell);
  const area = ref === undefined ? null : parseArea(ref);
  const isInTable = at !== null && tables.some((table) => contains(table, at.row, at.column));
  const reaches = area !== null && tables.some((table) => overlap(table, area)) && !isOneCell(area);
  if (type === "dataTable") return isInTable || reaches ? ["データ テーブル(What-If 分析)の数式です。"] : [];
  return reaches ? [`一つの配列数式が表の ${ref ?? ""} を占めています。`] : [];
}

const LESS_THAN = 0x3c;

function isOneCell({ top, left, bottom, right }: Area): boolean {
  return top === bottom && left === right;
}

/** A program that merges cells empties all but the first; what is left in the others is hidden from everybody. */
function hiddenByMerges(sheet: SheetPart): readonly CellDoubt[] {
  const merges = sheet.root.first("mergeCells")?.all("mergeCell") ?? [];
  return merges.flatMap((merge): CellDoubt[] => {
    const ref = merge.attribute("ref") ?? "";
    const area = parseArea(ref);
    if (!area) return [];
    for (let row = area.top; row <= Math.min(area.bottom, sheet.cells.lastRow); row += 1) {
      for (const [column, cell] of sheet.cells.inRow(row)) {
        if (column < area.left || column > area.right || (row === area.top && column === area.left)) continue;
        if (cell.isLeaf) continue;
        const message = `結合されたセル(${ref})に隠れて見えない値か数式があります。`;
        return [{ cell: cellName(row, column), message }];
      }
    }
    return [];
  });
}
