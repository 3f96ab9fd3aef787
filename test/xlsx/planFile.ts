import type { GradeSettings } from "../../src/achievement";
import { DEFAULT_SETTINGS } from "../../src/achievement";
import type { Plan } from "../../src/plan";
import { bundledPlan } from "../../src/plan";
import type { SheetSpec, WriteChoice } from "../../src/sheets";
import { planSheets, requestSheets } from "../../src/sheets";

/** The sheets of the whole plan that the add-in ships with: nobody changes them, so that they are made once. */
export function bundledSheets(settings = DEFAULT_SETTINGS): readonly SheetSpec[] {
  const sheets = made.get(settings) ?? sheetsOfPlan(bundledPlan, settings);
  made.set(settings, sheets);
  return sheets;
}

const made = new Map<GradeSettings, readonly SheetSpec[]>();

/** All of a plan, or what is chosen of it. */
export function sheetsOfPlan(
  plan: Plan,
  settings = DEFAULT_SETTINGS,
  choice: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" },
): readonly SheetSpec[] {
  const sheets = planSheets(plan, choice, settings, {
    planHash: "0".repeat(64),
    date: "2022-06-01",
    appVersion: "0.1.0",
  });
  if (!sheets.ok) throw new Error(sheets.issues[0].message);
  return sheets.value;
}

/**
 * Without the sheets of these roles, to which no other sheet looks: a program that is given the file would work them out, and
 * draw their charts, in every case.
 */
export function without(
  sheets: readonly SheetSpec[],
  ...roles: readonly SheetSpec["role"][]
): readonly SheetSpec[] {
  return sheets.filter(({ role }) => !roles.includes(role));
}

/** The file that the plan's first department with an indicator is sent, for its third year. */
export function departmentSheets(): readonly SheetSpec[] {
  const items = bundledPlan.priorities.flatMap(({ measures }) =>
    measures.flatMap((measure) => measure.items),
  );
  const [owner] = items.find(({ indicators }) => indicators.length > 0)?.owners ?? [];
  const sheets = requestSheets(
    bundledPlan,
    {
      requestId: "R4-20221003-1",
      department: owner?.value ?? "",
      year: bundledPlan.years[2] ?? 0,
      deadline: "2022-10-31",
      contact: "行革担当 内線 123",
    },
    DEFAULT_SETTINGS,
    new Map(),
    { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" },
  );
  if (!sheets.ok) throw new Error(sheets.issues[0].message);
  return sheets.value;
}
