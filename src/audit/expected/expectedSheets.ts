import { DEFAULT_SETTINGS, type GradeSettings } from "../../achievement";
import type { Plan } from "../../plan";
import { planSheets, type SheetSpec } from "../../sheets";

type Targets = "values" | "formulas";

/** What an audit asks for several times, by the settings: for as long as somebody holds the plan. */
const made = new WeakMap<Plan, Map<string, readonly SheetSpec[]>>();
/** Of so many settings at a time. */
const KEPT = 4;

/**
 * The sheets of the whole plan: what a workbook that nobody touched holds, but for the rows that were not chosen. Made once for a
 * plan and its settings: to make them is half the time that an audit takes.
 */
export function expectedSheets(
  plan: Plan,
  settings: GradeSettings = DEFAULT_SETTINGS,
  targets: Targets = "values",
): readonly SheetSpec[] {
  const ofPlan = made.get(plan) ?? new Map<string, readonly SheetSpec[]>();
  made.set(plan, ofPlan);
  const key = JSON.stringify([settings, targets]);
  const known = ofPlan.get(key);
  if (known) return known;
  const sheets = sheetsOf(plan, settings, targets);
  const [oldest] = ofPlan.keys();
  if (oldest !== undefined && ofPlan.size >= KEPT) ofPlan.delete(oldest);
  ofPlan.set(key, sheets);
  return sheets;
}

function sheetsOf(plan: Plan, settings: GradeSettings, targets: Targets): readonly SheetSpec[] {
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
