import { fail, succeed, type Result } from "../../plan";
import { SETTING_HEADERS as S, TABLES } from "../../sheets";
import type { WorkbookSnapshot } from "../port";
import { tableReader } from "../tableReader";

/**
 * 基準日 of 設定: up to which day answers count, as Excel's serial. Read by header, from a snapshot with `SETTINGS_TABLES`.
 *
 * @returns null where the cell is empty; issues `settings.asOf` for what is no day, and `table.columnMissing`.
 * @throws Error where the snapshot lacks the table: `readSettings` says so first.
 * @example readAsOf(snapshot) // { ok: true, value: 45565 }, which is 2024-09-30
 */
export function readAsOf({ tables }: WorkbookSnapshot): Result<number | null> {
  const table = tables.find(({ name }) => name === TABLES.settings);
  if (!table) throw new Error(`no ${TABLES.settings}`);
  const read = tableReader(table, [S.asOf]);
  if (!read.ok) return read;
  const [row = []] = table.values;
  const asOf = read.value(row, S.asOf);
  if (asOf === "") return succeed(null);
  if (typeof asOf === "number") return succeed(asOf);
  return fail(
    "settings.asOf",
    S.asOf,
    `シート「${table.sheet}」の基準日が日付ではありません(「${String(asOf)}」)。「2024-09-30」のように日付を入力してください。`,
  );
}
