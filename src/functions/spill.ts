import { invalidValue, type CellResult } from "./cellResult";

/** An argument as Excel hands it over: a matrix, even for one cell; null or nothing where it was left out. */
export type Cells = readonly (readonly unknown[])[] | null | undefined;

/**
 * How many of the arguments, from the first on, say where the answer ends: rows or columns that are blank at the end of
 * `any` of them, or of `all`, answer with empty text, so that a range may be longer than what is filled in.
 */
export interface Ends {
  readonly arguments: number;
  readonly when: "any" | "all";
}

/**
 * One function over ranges: a column and a row fill a grid, ranges of one size go cell by cell, and a single cell counts
 * for all. An error stays in its own cell. A call with single cells only throws its error, which is the same to Excel.
 *
 * Throws #VALUE! where two ranges differ in size.
 */
export function spill(
  compute: (...values: unknown[]) => CellResult,
  ends: Ends,
  ...ranges: Cells[]
): CellResult[][] {
  if (ranges.every(isSingle)) {
    const result = compute(...ranges.map(only));
    if (result instanceof Error) throw result;
    return [[result]];
  }
  const [rows, columns] = [commonSize(ranges.map(rowsOf), "行"), commonSize(ranges.map(columnsOf), "列")];
  const keys = ranges.slice(0, ends.arguments);
  const lastRow = filled(keys.filter((range) => rowsOf(range) > 1).map(filledRows), ends);
  const lastColumn = filled(keys.filter((range) => columnsOf(range) > 1).map(filledColumns), ends);
  return Array.from({ length: rows }, (_row, r) =>
    Array.from({ length: columns }, (_cell, k) =>
      r < lastRow && k < lastColumn ? compute(...ranges.map((range) => cellAt(range, r, k))) : "",
    ),
  );
}

function only(range: Cells): unknown {
  return cellAt(range, 0, 0);
}

function isSingle(range: Cells): boolean {
  return range === null || range === undefined || (range.length === 1 && range[0]?.length === 1);
}

function rowsOf(range: Cells): number {
  return range?.length ?? 1;
}

function columnsOf(range: Cells): number {
  return range?.[0]?.length ?? 1;
}

/** The cell that counts at this place: of one row or column, its only one. Left out is null. */
function cellAt(range: Cells, row: number, column: number): unknown {
  if (range === null || range === undefined) return null;
  const cells = range.length === 1 ? range[0] : range[row];
  return basic(cells?.length === 1 ? cells[0] : cells?.[column]);
}

/** Rich cells (formatted numbers, entities) carry what they mean as a plain value. */
export function basic(value: unknown): unknown {
  return typeof value === "object" && value !== null && "basicValue" in value ? value.basicValue : value;
}

function commonSize(sizes: readonly number[], what: string): number {
  const wide = [...new Set(sizes.filter((size) => size !== 1))];
  if (wide.length > 1) {
    throw invalidValue(
      `範囲の${what}数がそろっていません(${wide.join("と")})。同じ${what}数の範囲か、一つのセルを指定してください。`,
    );
  }
  return wide[0] ?? 1;
}

function filled(sizes: readonly number[], { when }: Ends): number {
  if (sizes.length === 0) return Infinity;
  return when === "any" ? Math.min(...sizes) : Math.max(...sizes);
}

function filledRows(range: Cells): number {
  return (range ?? []).reduce((last, row, at) => (row.every(isBlank) ? last : at + 1), 0);
}

function filledColumns(range: Cells): number {
  return (range ?? []).reduce(
    (last, row) => row.reduce((end: number, cell, at) => (isBlank(cell) ? end : Math.max(end, at + 1)), last),
    0,
  );
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value.trim() === "");
}
