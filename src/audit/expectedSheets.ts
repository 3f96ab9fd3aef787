import { DEFAULT_SETTINGS, type GradeSettings } from "../achievement";
import type { Plan } from "../plan";
import { planSheets, type SheetSpec } from "../sheets";

/** The sheets of the whole plan: what a workbook that nobody touched holds, but for the rows that were not chosen. */
export function expectedSheets(
  plan: Plan,
  settings: GradeSettings = DEFAULT_SETTINGS,
  targets: "values" | "formulas" = "values",
): readonly SheetSpec[] {
  const [first = 0] = plan.years;
  const sheets = planSheets(plan, { priorities: "all", owners: "all", years: "all", targets }, settings, {
    // Nothing that is compared depends on when it was written.
    planHash: "",
    date: `${first}-04-01`,
    appVersion: "",
    asOf: null,
  });
  if (!sheets.ok) throw new Error(sheets.issues[0].message);
  return sheets.value;
}
