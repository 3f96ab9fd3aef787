import { DEFAULT_SETTINGS } from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import type { SheetSpec } from "../../src/sheets";
import { planSheets } from "../../src/sheets";

/** The sheets of the whole plan that the add-in ships with. */
export function bundledSheets(settings = DEFAULT_SETTINGS): readonly SheetSpec[] {
  const sheets = planSheets(
    bundledPlan,
    { priorities: "all", owners: "all", years: "all", targets: "values" },
    settings,
    { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" },
  );
  if (!sheets.ok) throw new Error(sheets.issues[0].message);
  return sheets.value;
}
