import { succeed, type Issue, type Result } from "../plan/result";
import type { CellValue, TableSnapshot } from "./port";

/** The value of a body row below a header; "" for a header that the table lacks. */
export type TableReader = (values: readonly CellValue[], header: string) => CellValue;

/**
 * Reads body rows of a table by header, wherever the columns stand.
 *
 * @param needed headers that must be there.
 * @returns an issue `table.columnMissing` for each that is not.
 * @example tableReader(table, [ACTUAL_HEADERS.key])
 */
export function tableReader(table: TableSnapshot, needed: readonly string[]): Result<TableReader> {
  const position = new Map(table.headers.map((header, index) => [header, index]));
  const issues = needed
    .filter((header) => !position.has(header))
    .map((header): Issue => ({
      code: "table.columnMissing",
      path: `${table.name}[${header}]`,
      message:
        `シート「${table.sheet}」の表「${table.name}」に見出し「${header}」がありません。` +
        `見出しの名前を「${header}」に戻してください。`,
    }));
  const [first, ...more] = issues;
  if (first) return { ok: false, issues: [first, ...more] };
  return succeed((values, header) => values[position.get(header) ?? -1] ?? "");
}
