import { bundledPlan, itemsInOrder } from "../../src/plan";
import { SHEETS } from "../../src/sheets";

/** The sheets that people see after a write, in the order of the work, and a card for each item. */
export const PLAN_SHEET_NAMES: readonly string[] = [
  SHEETS.targets,
  SHEETS.actuals,
  SHEETS.progress,
  SHEETS.summary,
  SHEETS.dashboard,
  SHEETS.report,
  SHEETS.readings,
  SHEETS.settings,
  SHEETS.history,
  ...itemsInOrder(bundledPlan).map(({ item }) => `${SHEETS.card} ${item.code}`),
];
