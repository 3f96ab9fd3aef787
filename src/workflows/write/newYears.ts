import type { FiscalYear, Plan } from "../../plan";
import { ACTUAL_HEADERS, TABLES, type WriteChoice } from "../../sheets";
import type { WorkbookComparison } from "./compareWorkbook";
import type { WorkbookSnapshot } from "../port";

/** Years of the plan that have rows in 実績入力, in the plan's order. */
export function yearsBefore(plan: Plan, { tables }: WorkbookSnapshot): readonly FiscalYear[] {
  const actuals = tables.find(({ name }) => name === TABLES.actuals);
  const column = actuals?.headers.indexOf(ACTUAL_HEADERS.westernYear) ?? -1;
  const there = new Set<unknown>(actuals?.values.map((values) => values[column]));
  return plan.years.filter((year) => there.has(year));
}

/** The years that 実績入力 has after the write, in the plan's order. */
export function yearsAfter(
  plan: Plan,
  { years }: WriteChoice,
  before: readonly FiscalYear[],
): readonly FiscalYear[] {
  if (years === "all") return plan.years;
  return plan.years.filter((year) => years.includes(year) || before.includes(year));
}

/**
 * The comparison, with the columns that were hidden because their year was not written yet and now is. Those of years that
 * the workbook had before stay as they are: who hid them did so by hand.
 *
 * @param before, after years of 実績入力. @example withNewYears(comparison, [2020, 2021], [2020, 2021, 2022])
 */
export function withNewYears(
  comparison: WorkbookComparison,
  before: readonly FiscalYear[],
  after: readonly FiscalYear[],
): WorkbookComparison {
  const isNew = (year: FiscalYear | undefined) =>
    year !== undefined && after.includes(year) && !before.includes(year);
  return {
    ...comparison,
    tables: comparison.tables.map((table) => {
      const shown = table.spec.columns.filter(({ year }) => isNew(year));
      return shown.length === 0 ? table : { ...table, comparison: { ...table.comparison, shown } };
    }),
  };
}
