import type { Plan, Result } from "../plan";
import { succeed } from "../plan";
import type { GradeSettings } from "../achievement";
import { actualsSheet } from "./actualsSheet";
import type { WriteChoice } from "./choice";
import { selectFrom } from "./choice";
import { fitLines } from "./fitLines";
import { recordSheet } from "./recordSheet";
import { settingsSheet } from "./settingsSheet";
import type { SheetSpec } from "./spec";
import { targetsSheet } from "./targetsSheet";
import type { Written } from "./written";

/**
 * The sheets of a plan, in the order of the work: 計画目標, 実績入力, 設定, and the very hidden record.
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
    settingsSheet(plan, settings, written),
    recordSheet(plan, written),
  ];
  return succeed(sheets.map((sheet) => ({ ...sheet, tables: sheet.tables.map(fitLines) })));
}
