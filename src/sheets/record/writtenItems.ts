import type { FiscalYear } from "../../plan";
import { recordRow } from "./recordSheet";
import type { CellValue, RowSpec } from "../spec";
import { yearName } from "../written";

/**
 * In the record, for each 年度: of which items 実績入力 has been given rows. A workbook that is written in parts need not have each of
 * its items in each of its years, and what was never written is not missing. Workbooks of before have none of these entries.
 */
const KEY = "items.";
/** Parts codes as it parts the keys of rows: no code has it. */
const BETWEEN = "|";

/** Excel's cells hold 32,767 characters. */
const MOST_CHARACTERS = 30_000;

/**
 * One entry, or as many as so many codes need.
 * @example writtenItemsRows(2020, ["1-1-1", "2-1-1"])[0]?.key // "items.2020"
 */
export function writtenItemsRows(year: FiscalYear, codes: readonly string[]): readonly RowSpec[] {
  const texts: string[] = [];
  for (const code of codes) {
    const last = texts.at(-1);
    if (last === undefined || last.length + BETWEEN.length + code.length > MOST_CHARACTERS) texts.push(code);
    else texts[texts.length - 1] = last + BETWEEN + code;
  }
  const meaning = `${yearName(year)}の行を書き込んだ取組項目`;
  return texts.map((text, index) =>
    recordRow(`${KEY}${String(year)}${index === 0 ? "" : `.${String(index + 1)}`}`, text, meaning),
  );
}

export function isWrittenItemsKey(key: string): boolean {
  return key.startsWith(KEY);
}

/** @returns null where the record has no such entry. @example isWritten?.("1-1-1", 2020) */
export function readWrittenItems(
  record: ReadonlyMap<string, CellValue>,
): ((code: string, year: FiscalYear) => boolean) | null {
  const written = new Set<string>();
  for (const [key, value] of record) {
    if (!isWrittenItemsKey(key)) continue;
    const [year = ""] = key.slice(KEY.length).split(".");
    for (const code of String(value).split(BETWEEN)) written.add(code + BETWEEN + year);
  }
  return written.size === 0 ? null : (code, year) => written.has(code + BETWEEN + String(year));
}
