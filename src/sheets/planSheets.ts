import type { Plan, Result } from "../plan";
import { succeed } from "../plan";
import type { GradeSettings } from "../achievement";
import { actualsSheet } from "./actuals/actualsSheet";
import { cardSheets } from "./cards/cardSheets";
import type { WriteChoice } from "./choice";
import { selectFrom } from "./choice";
import { dashboardSheet } from "./overview/dashboardSheet";
import { fitLines } from "./looks/fitLines";
import { progressSheet } from "./progress/progressSheet";
import { readingsSheet } from "./readings/readingsSheet";
import { recordSheet } from "./record/recordSheet";
import { reportSheet } from "./overview/reportSheet";
import { settingsSheet } from "./settingsSheet";
import type { SheetSpec } from "./spec";
import { summarySheet } from "./progress/summarySheet";
import { targetsSheet } from "./targets/targetsSheet";
import type { Written } from "./written";

/**
 * The sheets of a plan, in the order of the work: 計画目標, 実績入力, 進捗一覧, 進捗集計, ダッシュボード, 進捗状況報告, 読み取り確認 (where
 * a reading of the chosen items is uncertain), 設定, and the very hidden record; behind them a 個票 for each item, unless there are more than `MOST_CARDS`.
 *
 * @returns the issues of `selectFrom` where the choice does not fit the plan or nothing would be written.
 * @example planSheets(bundledPlan, { priorities: "all", owners: "all", years: "all", targets: "values" },
 *   DEFAULT_SETTINGS, { planHash: "…", date: "2026-05-01", appVersion: "0.1.0" })
 */
export function planSheets(
  plan: Plan,
  choice: WriteChoice,
  settings: GradeSettings,
  written: Written,
): Result<readonly SheetSpec[]> {
  const selection = selectFrom(plan, choice);
  if (!selection.ok) return selection;
  const sheets = [
    targetsSheet(plan, selection.value, choice, written),
    actualsSheet(plan, selection.value, written),
    progressSheet(plan, selection.value, written),
    summarySheet(plan, selection.value, settings, written),
    dashboardSheet(plan, selection.value, choice, settings, written),
    reportSheet(plan, selection.value, choice, settings),
    ...[readingsSheet(plan, selection.value, written) ?? []].flat(),
    settingsSheet(plan, settings, written),
    recordSheet(plan, written),
    ...cardSheets(plan, selection.value),
  ];
  return succeed(sheets.map((sheet) => ({ ...sheet, tables: sheet.tables.map(fitLines) })));
}
