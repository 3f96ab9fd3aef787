import { columnLetter, headersIn, resolveRowFormula, type Content } from "../../sheets";
import type { MatchedRow, MatchedTable } from "./matchTables";

/** A cell of a table that is calculated, and how. */
export interface FormulaCell {
  readonly row: MatchedRow;
  readonly header: string;
  readonly expected: Extract<Content, { readonly formula: string }>;
}

/**
 * The cells of a table that have a formula by its spec, column by column. A formula that names a column which is not there has no
 * cell: the missing column is told.
 */
export function formulaCells({ table, columns, rows }: MatchedTable): readonly FormulaCell[] {
  const letters = new Map(table.headers.map((header, index) => [header, columnLetter(table.column + index)]));
  return columns.flatMap(({ spec: { header, formula } }) => {
    if (formula === undefined || headersIn(formula).some((name) => !letters.has(name))) return [];
    return rows.flatMap((row): FormulaCell[] => {
      if (!row.spec) return [];
      const at = table.row + 1 + row.index;
      const expected = { formula: resolveRowFormula(formula, (name) => letters.get(name) ?? "", at) };
      return [{ row, header, expected }];
    });
  });
}
