import { LOOKS } from "./looks";
import type { ColumnSpec, RowSpec, TableSpec } from "../spec";
import { textWidth } from "./widths";

/**
 * Says for the header and each row how many lines its tallest wrapped cell takes at the columns' widths; a row keeps at least
 * the lines that it asks for, such as for what its formulas will show.
 */
export function fitLines(table: TableSpec): TableSpec {
  const known = new Map<string, number>();
  const width = (text: string) => {
    const found = known.get(text) ?? textWidth(text);
    known.set(text, found);
    return found;
  };
  const lines = (text: string, column: ColumnSpec) => linesOf(text, column.width, width);
  const tallest = (row: RowSpec) =>
    table.columns.reduce((most, column, index) => {
      const cell = row.cells[index];
      if (typeof cell?.content !== "string" || staysHidden(column) || !LOOKS[cell.look ?? column.look].wrap)
        return most;
      return Math.max(most, lines(cell.content, column));
    }, row.lines ?? 1);
  return {
    ...table,
    headerLines: table.columns.reduce(
      (most, column) => Math.max(most, staysHidden(column) ? 1 : lines(column.header, column)),
      1,
    ),
    rows: table.rows.map((row) => ({ ...row, lines: tallest(row) })),
  };
}

/** Columns of years come into sight later; rows of a file are not fitted again then. */
function staysHidden({ hidden, year }: ColumnSpec): boolean {
  return hidden === true && year === undefined;
}

/**
 * Lines that a wrapped text takes; "" takes one.
 *
 * @param width of the column, in characters of 半角 width.
 * @param widthOf how the caller measures a text, if it measures many.
 * @example linesOf("窓口の待ち時間", 8) // 2
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number = textWidth): number {
  // A full-width character does not fit into the last half of a line.
  const room = Math.max(2, Math.floor(width / 2) * 2);
  // Most texts fit even if all their characters are full-width: they need not be measured.
  if (text.length * 2 <= room && !text.includes("\n")) return 1;
  return text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / room)), 0);
}
