import { UNCOUNTED_STATES } from "./period";
import { DIRECTION_LABELS } from "./row";
import { STATE_LABELS } from "./state";
import type { Criterion } from "./summaryFormula";

/** Ranges of one size, a row per indicator and year; and which rows belong to the indicator. */
export interface PeriodRanges {
  readonly years: string;
  readonly targets: string;
  readonly actuals: string;
  readonly states: string;
  /** 向き */
  readonly directions: string;
  /** Criteria that only the indicator's rows meet. See {@link countFormula} for what is no safe criterion. */
  readonly where: readonly Criterion[];
}

/** Cells of the formulas beside: what progress divides. */
export interface PeriodRefs {
  readonly actualToDate: string;
  readonly targetTotal: string;
}

/** Plain Excel formulas (without "="), one for each of {@link PeriodTotals}: the same rule as `periodTotals`. */
export interface PeriodFormulas {
  readonly targetToDate: string;
  readonly targetTotal: string;
  readonly actualToDate: string;
  readonly missing: string;
  readonly excluded: string;
  readonly progress: string;
  /** Beside them, whether lower is better in any year: why there is no progress. */
  readonly isLower: string;
}

/** Met by every number and by nothing else. */
const IS_NUMBER = '">=-1E+300"';
const IS_FILLED = '"<>"';

/** @param through the last year that counts as past: a cell or a name, such as 行革_対象年度. */
export function periodFormulas(ranges: PeriodRanges, through: string, refs: PeriodRefs): PeriodFormulas {
  const { years, targets, actuals, states, directions, where } = ranges;
  const toDate: Criterion = [years, `"<="&${through}`];
  const counted: readonly Criterion[] = UNCOUNTED_STATES.map((id) => [states, `"<>${STATE_LABELS[id]}"`]);
  const count = (...criteria: readonly Criterion[]) =>
    `COUNTIFS(${[...criteria, ...where].flat().join(",")})`;
  const sum = (range: string, ...criteria: readonly Criterion[]) => {
    const all = [...criteria, ...where];
    return all.length === 0 ? `SUM(${range})` : `SUMIFS(${[range, ...all.flat()].join(",")})`;
  };
  const targetSum = (...span: readonly Criterion[]) => {
    const numbers = count([targets, IS_NUMBER], ...span);
    const filled = count([targets, IS_FILLED], ...span);
    return `IF(AND(${numbers}>0,${numbers}=${filled}),${sum(targets, ...span)},"")`;
  };
  // Only numbers are asked for, so that an error in one cell does not become the sum.
  const actual = [[actuals, IS_NUMBER], toDate, ...counted] satisfies readonly Criterion[];
  const withTarget = count([targets, IS_FILLED], toDate);
  const excluded = count([targets, IS_FILLED], toDate, [states, `"${STATE_LABELS.excluded}"`]);
  const isLower = `${count([directions, `"${DIRECTION_LABELS.lower}"`])}>0`;
  return {
    targetToDate: targetSum(toDate),
    targetTotal: targetSum(),
    actualToDate: `IF(${count(...actual)}=0,"",${sum(actuals, ...actual)})`,
    missing: `${withTarget}-${count([targets, IS_FILLED], ...actual)}-${excluded}`,
    excluded,
    progress:
      `IF(AND(ISNUMBER(${refs.actualToDate}),ISNUMBER(${refs.targetTotal})),` +
      `IF(${isLower},"",IF(${refs.targetTotal}>0,${refs.actualToDate}/${refs.targetTotal},"")),"")`,
    isLower,
  };
}
