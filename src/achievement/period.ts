import type { FiscalYear } from "../plan/types";
import { isBlank, isNumber } from "./blank";
import { DIRECTION_LABELS } from "./row";
import type { StateId } from "./state";
import { STATE_LABELS } from "./state";

/** One fiscal year of an indicator whose years add up (合計, 一回), as the cells stand. */
export interface PeriodYear {
  readonly year: FiscalYear;
  readonly target: unknown;
  readonly actual: unknown;
  /** A label of STATES or blank. */
  readonly state: unknown;
  /** 以下 where lower is better; anything else reads 以上. */
  readonly direction?: unknown;
}

/** "" where there is nothing to add up: blank is not 0. */
export interface PeriodTotals {
  /** Targets up to the year. "" as well where one of them is no number (要確認): a sum without it would be too small. */
  readonly targetToDate: number | "";
  /** Targets of the whole plan; "" as above. */
  readonly targetTotal: number | "";
  /** Actual values up to the year that count. Too small while `missing` is not 0. */
  readonly actualToDate: number | "";
  /** Years up to the year that have a target and no actual value that counts; those called 対象外 are told apart. */
  readonly missing: number;
  /** Years up to the year that have a target and are 対象外: their targets are in the sums, their actual values are not. */
  readonly excluded: number;
  /**
   * actualToDate ÷ targetTotal, not rounded; "" without a total above 0, and where lower is better (以下) in any year: 160 % of
   * what was to be stayed under is no progress.
   */
  readonly progress: number | "";
}

/** Actual values in these states do not count. */
export const UNCOUNTED_STATES = [
  "unanswered",
  "incalculable",
  "excluded",
] as const satisfies readonly StateId[];

/**
 * Targets and actual values of an indicator added up over the years of the plan, for amounts of a year. Targets add up as
 * `answerCumulative` does.
 *
 * @param years each year of the plan once, in any order.
 * @param through the last year that counts as past.
 * @example periodTotals([{ year: 2020, target: 100, actual: 80, state: "確定" }, { year: 2021, target: 100, actual: "", state: "" }], 2021)
 * // { targetToDate: 200, targetTotal: 200, actualToDate: 80, missing: 1, excluded: 0, progress: 0.4 }
 */
export function periodTotals(years: readonly PeriodYear[], through: FiscalYear): PeriodTotals {
  const toDate = years.filter(({ year }) => year <= through);
  const counted = toDate.filter(counts);
  const targetTotal = totalOf(years.map(({ target }) => target));
  const actualToDate = totalOf(counted.map(({ actual }) => actual));
  const without = toDate.filter((one) => !isBlank(one.target) && !counts(one));
  const excluded = without.filter(({ state }) => state === STATE_LABELS.excluded).length;
  const isLower = years.some(({ direction }) => direction === DIRECTION_LABELS.lower);
  return {
    targetToDate: totalOf(toDate.map(({ target }) => target)),
    targetTotal,
    actualToDate,
    missing: without.length - excluded,
    excluded,
    progress:
      isLower || actualToDate === "" || targetTotal === "" || targetTotal <= 0
        ? ""
        : actualToDate / targetTotal,
  };
}

function counts({ actual, state }: PeriodYear): boolean {
  return isNumber(actual) && !UNCOUNTED_STATES.some((id) => STATE_LABELS[id] === state);
}

function totalOf(values: readonly unknown[]): number | "" {
  const filled = values.filter((value) => !isBlank(value));
  if (filled.length === 0 || !filled.every(isNumber)) return "";
  return filled.reduce((sum, value) => sum + value, 0);
}
