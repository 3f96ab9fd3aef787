import type { CellDescription, SheetDescription } from "../description";
import { textKind, type TextKind } from "./numberText";
import { isTimeValue } from "./timeText";

/** A sheet's cells by place, and where its table is. Blank texts count as nothing. */
export interface TableView {
  readonly sheet: SheetDescription;
  readonly isCsv: boolean;
  readonly at: (row: number, column: number) => CellDescription | undefined;
  /** Of the header; -1 on a sheet without cells. */
  readonly headerRow: number;
  /** First and last column of the table. */
  readonly left: number;
  readonly right: number;
  /** Rows below the header that belong to the table, those of a part that a blank row cuts off included. */
  readonly rows: readonly number[];
  readonly columns: readonly ColumnView[];
  /** Parts of the sheet below the table's first part, with what each seems to be. */
  readonly parts: readonly Part[];
  /** Cells above the header. */
  readonly above: readonly CellDescription[];
}

export interface Part {
  /** First and last row. */
  readonly top: number;
  readonly bottom: number;
  readonly kind: "continued" | "another" | "remark";
}

export interface ColumnView {
  readonly column: number;
  readonly header: string;
  /** Filled cells of the body. */
  readonly cells: readonly CellDescription[];
  /** A name or a number that only tells things apart: コード, 番号. */
  readonly isCode: boolean;
  /** 年度, 西暦, 日付 and the like; a column of counts below 2022年 is none. */
  readonly isTime: boolean;
  /** Most of what it holds is numbers, or meant to be. */
  readonly isNumeric: boolean;
}

/** At the end of a heading: スキー客数 and レコード数 are counts. */
const CODE = /(?:コード|番号|キー|(?:^|[^a-z])ID|^No\.?)$/iu;
const TIME = /年度|西暦|和暦|年月|月日|年$|月$|日付|時点|期日|時間軸/u;

export function tableView(sheet: SheetDescription, isCsv: boolean): TableView {
  const byRow = new Map<number, Map<number, CellDescription>>();
  for (const cell of sheet.cells) {
    if (!isFilled(cell)) continue;
    const row = byRow.get(cell.row) ?? new Map<number, CellDescription>();
    byRow.set(cell.row, row.set(cell.column, cell));
  }
  const at = (row: number, column: number) => byRow.get(row)?.get(column);
  const filledRows = [...byRow.keys()].sort((one, other) => one - other);
  const headerRow = headerRowOf(sheet, filledRows, byRow);
  const below = filledRows.filter((row) => row > headerRow);
  const bands = bandsOf(below, headerRow);
  const [first, ...others] = bands;
  const header = byRow.get(headerRow) ?? new Map<number, CellDescription>();
  const parts = others.map((band): Part => partOf(band, header, byRow));
  const rows = [...(first ? [first] : []), ...parts.filter(({ kind }) => kind === "continued")].flatMap(
    ({ top, bottom }) => Array.from({ length: bottom - top + 1 }, (_, index) => top + index),
  );
  const inRows = new Set(rows);
  const byColumn = new Map<number, CellDescription[]>([...header.keys()].map((column) => [column, []]));
  for (const cell of sheet.cells) {
    if (!inRows.has(cell.row) || !isFilled(cell)) continue;
    const cells = byColumn.get(cell.column) ?? [];
    cells.push(cell);
    byColumn.set(cell.column, cells);
  }
  const used = [...byColumn.keys()];
  const left = used.reduce((least, column) => Math.min(least, column), Number.MAX_SAFE_INTEGER);
  const right = used.reduce((most, column) => Math.max(most, column), -1);
  const columns = Array.from({ length: Math.max(0, right - left + 1) }, (_, index) =>
    columnView(left + index, textOf(header.get(left + index)), byColumn.get(left + index) ?? []),
  );
  const above = sheet.cells.filter((cell) => cell.row < headerRow && isFilled(cell));
  return { sheet, isCsv, at, headerRow, left, right, rows, columns, parts, above };
}

/** A formula that gives nothing is a cell in use all the same. */
export function isFilled({ value, isFormula }: CellDescription): boolean {
  return isFormula || typeof value !== "string" || value.trim() !== "";
}

export function textOf(cell: CellDescription | undefined): string {
  return cell === undefined ? "" : String(cell.value);
}

/** How a cell stands to numbers; a text of a workbook that is plain is still a text. */
export function kindOf({ value }: CellDescription): TextKind | "number" {
  if (typeof value === "number") return "number";
  return typeof value === "boolean" || value.trim() === "" ? "words" : textKind(value);
}

/**
 * Titles stand above a table and fill few of its columns: the first row that fills half of what the fullest row does is the
 * header. A table that the program knows says it itself.
 */
function headerRowOf(
  sheet: SheetDescription,
  filledRows: readonly number[],
  byRow: ReadonlyMap<number, ReadonlyMap<number, CellDescription>>,
): number {
  const [known] = sheet.tables;
  if (known && byRow.has(known.top)) return known.top;
  const fullest = filledRows.reduce((most, row) => Math.max(most, byRow.get(row)?.size ?? 0), 0);
  return filledRows.find((row) => (byRow.get(row)?.size ?? 0) >= fullest / 2) ?? -1;
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Runs of rows without a blank row between them; the first begins right below the header. */
function bandsOf(rows: readonly number[], headerRow: number): Band[] {
  const bands: { top: number; bottom: number }[] = [{ top: headerRow + 1, bottom: headerRow }];
  for (const row of rows) {
    const last = bands.at(-1);
    if (last && row === last.bottom + 1) last.bottom = row;
    else bands.push({ top: row, bottom: row });
  }
  return bands;
}

/** One column of words is a remark; a new row of headings begins another table; the rest goes on where the table stopped. */
function partOf(
  { top, bottom }: Band,
  header: ReadonlyMap<number, CellDescription>,
  byRow: ReadonlyMap<number, ReadonlyMap<number, CellDescription>>,
): Part {
  const cells = (row: number) => [...(byRow.get(row)?.values() ?? [])];
  const widest = Array.from({ length: bottom - top + 1 }, (_, index) => cells(top + index).length).reduce(
    (most, count) => Math.max(most, count),
    0,
  );
  if (widest <= 1 && header.size > 1) return { top, bottom, kind: "remark" };
  const first = cells(top);
  const isHeading =
    bottom > top &&
    first.length > 1 &&
    first.every((cell) => kindOf(cell) === "words") &&
    Array.from({ length: bottom - top }, (_, index) => cells(top + 1 + index))
      .flat()
      .some((cell) => kindOf(cell) === "number" || kindOf(cell) === "plain");
  return { top, bottom, kind: isHeading ? "another" : "continued" };
}

function columnView(column: number, header: string, cells: readonly CellDescription[]): ColumnView {
  const isCode = CODE.test(header.normalize("NFKC").trim());
  const isTime = TIME.test(header) && !isCode && cells.some(isTimeValue);
  const kinds = cells.map(kindOf);
  const numbers = kinds.filter((kind) => kind === "number" || kind === "plain" || kind === "dressed").length;
  const words = kinds.filter((kind) => kind === "words").length;
  return { column, header, cells, isCode, isTime, isNumeric: !isCode && numbers > 0 && numbers >= words };
}

export interface Blanks {
  /** The first few. */
  readonly places: readonly { readonly row: number; readonly column: number }[];
  readonly count: number;
}

/**
 * Rows of the table in which a column holds nothing.
 * @param from counts only below the first row that it fills.
 */
export function blanksIn({ rows }: TableView, { column, cells }: ColumnView, from: "top" | "first"): Blanks {
  const filled = new Set(cells.map(({ row }) => row));
  const [firstCell] = cells;
  const begin = from === "top" ? 0 : rows.findIndex((row) => row === firstCell?.row);
  if (begin < 0) return { places: [], count: 0 };
  const count = rows.length - begin - filled.size;
  const places: { row: number; column: number }[] = [];
  for (let index = begin; index < rows.length && places.length < Math.min(count, FEW); index += 1) {
    const row = rows[index];
    if (row !== undefined && !filled.has(row)) places.push({ row, column });
  }
  return { places, count };
}

const FEW = 5;
