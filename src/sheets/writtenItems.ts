import type { FiscalYear } from "../plan";
import { recordRow } from "./recordSheet";
import type { CellValue, RowSpec } from "./spec";
import { yearName } from "./written";

/**
 * In the record, for each 年度: of which items 実績入力 has been given rows. A workbook that is written in parts need not have each of
 * its items in each of its years, and what was never written is not missing. Workbooks of before have none of these entries.
 */
const KEY = "items.";
/** Parts codes as it parts the keys of rows: no code has it. */
const BETWEEN = "|";

/** @example writtenItemsRow(2020, ["1-1-1", "2-1-1"]).key // "items.2020" */
export function writtenItemsRow(year: FiscalYear, codes: readonly string[]): RowSpec {
  return recordRow(KEY + String(year), codes.join(BETWEEN), `${yearName(year)}の行を書き込んだ取組項目`);
}

export function isWrittenItemsKey(key: string): boolean {
  return key.startsWith(KEY);
}

/** @returns null where the record has no such entry. @example isWritten?.("1-1-1", 2020) */
export function readWrittenItems(
  record: ReadonlyMap<string, CellValue>,
): ((code: string, year: FiscalYear) => boolean) | null {
  const written = new Map(
    [...record]
      .filter(([key]) => isWrittenItemsKey(key))
      .map(([key, value]) => [key, new Set(String(value).split(BETWEEN))]),
  );
  if (written.size === 0) return null;
  return (code, year) => written.get(KEY + String(year))?.has(code) ?? false;
}
