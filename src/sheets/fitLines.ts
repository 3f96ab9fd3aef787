import { LOOKS } from "./looks";
import type { ColumnSpec, RowSpec, TableSpec } from "./spec";
import { textWidth } from "./widths";

/** Says for the header and each row how many lines its tallest wrapped cell takes at the columns' widths. */
export function fitLines(table: TableSpec): TableSpec {
  const known = new Map<string, number>();
  const width = (text: string) => {
    const found = known.get(text) ?? textWidth(text);
    known.set(text, found);
    return found;
  };
  const lines = (text: string, column: ColumnSpec) => {
    // A full-width character does not fit into the last half of a line.
    const room = Math.max(2, column.width - (column.width % 2));
    return text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil(width(part) / room)), 0);
  };
  const tallest = (row: RowSpec) =>
    table.columns.reduce((most, column, index) => {
      const cell = row.cells[index];
      if (typeof cell?.content !== "string" || column.hidden || !LOOKS[cell.look ?? column.look].wrap)
        return most;
      return Math.max(most, lines(cell.content, column));
    }, 1);
  return {
    ...table,
    headerLines: table.columns.reduce(
      (most, column) => Math.max(most, column.hidden ? 1 : lines(column.header, column)),
      1,
    ),
    rows: table.rows.map((row) => ({ ...row, lines: tallest(row) })),
  };
}
