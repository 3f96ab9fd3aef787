import { columnLetter, resolveRowFormula } from "../../sheets";
import type { Content } from "../../sheets/spec";
import type { TableSnapshot } from "../port";

/** A column's formula for one row (0-based, in the sheet), with the letters that the workbook's columns have now. */
export function rowFormula(template: string, table: TableSnapshot, row: number): Content {
  return {
    formula: resolveRowFormula(
      template,
      (header) => columnLetter(table.column + table.headers.indexOf(header)),
      row,
    ),
  };
}
