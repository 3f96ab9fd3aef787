import { succeed, type Result } from "../../plan";
import { HISTORY_HEADERS as H, TABLES } from "../../sheets";
import type { CellValue, TableSnapshot } from "../port";
import { tableReader } from "../tableReader";

/** What stands in 変更前 and 変更後: a number, a text (formulas begin with "="), or nothing. */
export type LoggedValue = string | number | null;

/** A row of 変更履歴 as it stands in the workbook. */
export interface HistoryEntry {
  /** 番号: 1, 2, 3, ... through all of the sheet; 0 where people have put something else there. */
  readonly number: number;
  readonly when: string;
  readonly action: string;
  readonly batch: string;
  readonly by: string;
  readonly table: string;
  readonly file: string;
  readonly department: string;
  readonly key: string;
  readonly item: string;
  readonly indicator: string;
  readonly header: string;
  readonly before: LoggedValue;
  readonly after: LoggedValue;
  readonly reading: string;
}

export interface History {
  /** In the order of the sheet, as people sorted it. */
  readonly entries: readonly HistoryEntry[];
  /** One more than the greatest 番号. */
  readonly nextNumber: number;
}

/** Headers that logs of before did not have: a log without them is read and written without them. */
export const LATER_HEADERS: readonly string[] = [H.by, H.table];

/** @returns issues `table.columnMissing`; a workbook without 変更履歴 has an empty one. */
export function readHistory(tables: readonly TableSnapshot[]): Result<History> {
  const table = tables.find(({ name }) => name === TABLES.history);
  if (!table) return succeed({ entries: [], nextNumber: 1 });
  const read = tableReader(
    table,
    Object.values(H).filter((header) => !LATER_HEADERS.includes(header)),
  );
  if (!read.ok) return read;
  const rows = table.values.filter((values) => values.some((value) => value !== ""));
  const entries = rows.map((values): HistoryEntry => {
    const text = (header: string) => String(read.value(values, header));
    return {
      number: Number(read.value(values, H.number)) || 0,
      when: text(H.when),
      action: text(H.action),
      batch: text(H.batch),
      by: text(H.by),
      table: text(H.table),
      file: text(H.file),
      department: text(H.department),
      key: text(H.key),
      item: text(H.item),
      indicator: text(H.indicator),
      header: text(H.header),
      before: loggedValue(read.value(values, H.before)),
      after: loggedValue(read.value(values, H.after)),
      reading: text(H.reading),
    };
  });
  return succeed({
    entries,
    nextNumber: entries.reduce((most, { number }) => Math.max(most, number), 0) + 1,
  });
}

/**
 * The newest entry of each cell, by {@link cellId}, among those that `isWanted`: by 番号, since people sort the sheet.
 */
export function lastEntries(
  { entries }: History,
  isWanted: (entry: HistoryEntry) => boolean = () => true,
): ReadonlyMap<string, HistoryEntry> {
  const last = new Map<string, HistoryEntry>();
  for (const entry of entries) {
    if (entry.header === "" || !isWanted(entry)) continue;
    const id = cellId(entry.key, entry.header);
    if ((last.get(id)?.number ?? -1) < entry.number) last.set(id, entry);
  }
  return last;
}

/**
 * Of a cell in 計画目標, 実績入力 or 設定: their keys differ in how many parts they have, so that the table need not be said,
 * and logs of before did not say it.
 */
export function cellId(key: string, header: string): string {
  return `${key}|${header}`;
}

/** A cell's value as the log has it. Logical values are the texts that they show. */
export function loggedValue(value: CellValue | null): LoggedValue {
  if (value === "") return null;
  return typeof value === "boolean" ? String(value).toUpperCase() : value;
}
