import { succeed, type Plan, type Result } from "../../plan";
import {
  HISTORY_HEADERS as H,
  TABLES,
  historySheet,
  personName,
  type HistoryRow,
  type SheetSpec,
  type Written,
} from "../../sheets";
import { joinChanges, logChange } from "../write/logChange";
import type { WorkbookChange, WorkbookSnapshot } from "../port";
import { SETTINGS_TABLES } from "../readSettings";
import { nextBatch } from "./batches";
import { heldSettings, settingEntries, type HeldSetting } from "./changedSettings";
import type { LogEntry } from "./LogEntry";
import { lastNumberChange } from "./lastNumber";
import { LATER_HEADERS, readHistory } from "./readHistory";

/** Tables that a snapshot must have for {@link appendHistory}. */
export const HISTORY_TABLES: readonly string[] = [
  TABLES.record,
  TABLES.history,
  TABLES.actuals,
  ...SETTINGS_TABLES,
];

/**
 * Rows for 変更履歴, as a change that is to be joined with what they tell of. Settings, 算定方法 and 基準値 that people have
 * changed since the log last told of them are logged as well, before the rest: this is when they are noticed.
 *
 * @param snapshot has {@link HISTORY_TABLES}, where they exist.
 * @returns no change for no entries; issues of `readHistory` and `logChange`.
 * @example appendHistory(plan, snapshot, [{ action: "freeze", file: "確定版.xlsx", after: hash }], written)
 */
export function appendHistory(
  plan: Plan,
  snapshot: WorkbookSnapshot,
  entries: readonly LogEntry[],
  written: Written,
): Result<WorkbookChange> {
  if (entries.length === 0) return succeed({ createSheets: [], tables: [], sheets: [] });
  const log = historyChange(plan, snapshot, entries, written, heldSettings(plan, snapshot));
  return log.ok ? succeed(log.value.change) : log;
}

/**
 * The same where the caller knows what people have set.
 *
 * @returns with the greatest 番号 that the log then has.
 */
export function historyChange(
  plan: Plan,
  snapshot: WorkbookSnapshot,
  entries: readonly LogEntry[],
  written: Written,
  settings: readonly HeldSetting[],
): Result<{ readonly change: WorkbookChange; readonly last: number }> {
  const history = readHistory(snapshot.tables);
  if (!history.ok) return history;
  const by = personName(written.by);
  const noticed = settingEntries(settings, history.value);
  // What a workbook starts with is said after what made it.
  const isFirst = history.value.entries.length === 0;
  const rows = (isFirst ? [...entries, ...noticed] : [...noticed, ...entries]).map(
    (entry, index): HistoryRow => ({
      ...EMPTY,
      batch: nextBatch(history.value, entry.action),
      ...entry,
      number: history.value.nextNumber + index,
      when: written.date,
      by,
    }),
  );
  const log = logChange(fitOlderLog(plan, rows, written, snapshot), snapshot);
  if (!log.ok) return log;
  const last = history.value.nextNumber + rows.length - 1;
  const noted = lastNumberChange(plan, last, written, snapshot);
  return noted.ok ? succeed({ change: joinChanges([log.value, noted.value]), last }) : noted;
}

const EMPTY: Omit<HistoryRow, "number" | "when" | "by" | "action"> = {
  batch: "",
  table: "",
  file: "",
  department: "",
  key: "",
  year: null,
  item: "",
  indicator: "",
  header: "",
  before: null,
  after: null,
  reading: null,
};

/**
 * The rows as the workbook's log has room for them. One that was made before 実行者 and 表 were kept has no such columns, and
 * nobody can put a column in: there 読み方 says who it was.
 */
function fitOlderLog(
  plan: Plan,
  rows: readonly HistoryRow[],
  written: Written,
  { tables }: WorkbookSnapshot,
): SheetSpec {
  const log = tables.find(({ name }) => name === TABLES.history);
  const lost = log ? LATER_HEADERS.filter((header) => !log.headers.includes(header)) : [];
  const says = ({ by, reading }: HistoryRow) =>
    lost.includes(H.by) && by !== "" ? `${reading ?? ""}（${H.by}: ${by}）` : reading;
  const sheet = historySheet(
    plan,
    rows.map((row) => ({ ...row, reading: says(row) })),
    written,
  );
  return {
    ...sheet,
    tables: sheet.tables.map((table) => {
      const stays = table.columns.map(({ header }) => !lost.includes(header));
      return {
        ...table,
        columns: table.columns.filter((_, index) => stays[index]),
        rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => stays[index]) })),
      };
    }),
  };
}
