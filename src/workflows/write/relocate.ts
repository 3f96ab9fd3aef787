import { columnLetter } from "../../sheets";
import type { ColumnSpec, TableSpec } from "../../sheets/spec";
import type { TableSnapshot } from "../port";

/**
 * A column's rules for where the table stands now. Conditional formats point at the legend above the table with absolute
 * cells of the sheet as it was planned; inserted columns move the legend together with the table's columns, rows
 * inserted on top move both down.
 */
export function relocate(column: ColumnSpec, spec: TableSpec, there: TableSnapshot): ColumnSpec {
  if (!column.conditional) return column;
  const letterNow = new Map(
    spec.columns.map(({ header }, index) => [
      columnLetter(spec.column + index),
      columnLetter(there.column + there.headers.indexOf(header)),
    ]),
  );
  const move = (formula: string) =>
    outsideTexts(formula, (part) =>
      part.replace(
        /\$([A-Z]{1,3})\$(\d+)/g,
        (_, letter: string, row: string) =>
          `$${letterNow.get(letter) ?? letter}$${String(Number(row) + there.row - spec.row)}`,
      ),
    );
  return {
    ...column,
    conditional: column.conditional.map((rule) => ({ ...rule, formula: move(rule.formula) })),
  };
}

/** Changes a formula but not the texts in it. */
function outsideTexts(formula: string, change: (part: string) => string): string {
  return formula
    .split('"')
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('"');
}
