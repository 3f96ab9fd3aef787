import type { IndicatorKind } from "../plan/types";
import { isBlank, isNumber } from "./blank";
import { NO_GRADE } from "./noGrade";
import type { NoPaceCode } from "./pace";
import { KIND_LABELS, PACE_BASIS, pace } from "./pace";
import type { RowCells } from "./row";
import { evaluateRow, methodOf } from "./row";
import type { GradeSettings } from "./settings";
import { stateOf } from "./state";

/** Behind every grade of an estimate, so that nobody takes it for a result. */
export const ESTIMATE_MARK = "(見込)";

/** What stands where there is no estimate. */
export const NO_PACE = {
  excluded: NO_GRADE.excluded,
  incalculable: NO_GRADE.incalculable,
  noTarget: NO_GRADE.noTarget,
  stage: NO_GRADE.stage,
  unanswered: NO_GRADE.unanswered,
  check: NO_GRADE.check,
  /** The actual value is there: its own rate is the answer. */
  answered: "―実績あり",
  notBegun: "―年度前",
  /** Done once, and no 年度末見込. */
  oneOff: "―見込なし",
} as const;

export type NoPace = (typeof NO_PACE)[keyof typeof NO_PACE];

const NO_PACE_FOR: Readonly<Record<NoPaceCode, NoPace>> = {
  "pace.stage": NO_PACE.stage,
  "pace.notBegun": NO_PACE.notBegun,
  "pace.oneOff": NO_PACE.oneOff,
  "pace.overflow": NO_PACE.incalculable,
  "forecast.notNumber": NO_PACE.check,
  "firstHalf.blank": NO_PACE.unanswered,
  "firstHalf.notNumber": NO_PACE.check,
  "baseline.notNumber": NO_PACE.check,
};

/** Fiscal years that Excel's DATE takes as they are. */
export const PACE_YEARS = { first: 1900, last: 9998 } as const;

/** One row's cells as they stand; error values as text such as "#DIV/0!". */
export interface PaceCells extends Omit<RowCells, "stage" | "schedule"> {
  readonly firstHalf: unknown;
  readonly forecast: unknown;
  /** A label of KIND_LABELS exactly as the list has it; blank is 合計. */
  readonly kind: unknown;
  /** 西暦 in which the fiscal year begins. */
  readonly year: unknown;
  /** 基準日, a date's serial. */
  readonly asOf: unknown;
}

export interface PaceRow {
  /** One of PACE_BASIS, or one of NO_PACE: why there is no estimate. */
  readonly basis: string;
  /** Of the year's end; "" where there is none. */
  readonly estimate: number | "";
  /** Of the estimate by the row's own method, a fraction settled by the settings; "" where there is none. */
  readonly rate: number | "";
  /** The label of a grade with {@link ESTIMATE_MARK}, or why there is none. */
  readonly grade: string;
  /** Early warning: the estimate's grade counts as 遅れ. */
  readonly isWarning: boolean;
}

/**
 * Exactly what the formulas of paceFormula.ts show for a row; a test recalculates all of them.
 *
 * The first that fits decides: 対象外, 算定不能, an unknown state (要確認), 段階, an unknown method or kind (要確認), an actual
 * value (―実績あり; one that is no number is 要確認; with the state 未回答 it does not count), a year or an as-of date that is no
 * number (要確認), then {@link pace}. An estimate without a rate says why, as {@link evaluateRow} does. Nobody is asked for an
 * answer (未回答) that could not be compared: without a target it is ―目標なし, 要確認 where the target is no number.
 *
 * @example evaluatePace({ target: 200, actual: "", state: "", method: "", firstHalf: 90, forecast: 170, kind: "合計",
 *   year: 2022, asOf: 44834 }, DEFAULT_SETTINGS)
 * // { basis: "年度末見込", estimate: 170, rate: 0.85, grade: "○概ね達成(見込)", isWarning: false }
 */
export function evaluatePace(cells: PaceCells, settings: GradeSettings): PaceRow {
  const { year, asOf } = cells;
  const state = stateOf(cells.state);
  if (state === "excluded") return nothing(NO_PACE.excluded);
  if (state === "incalculable") return nothing(NO_PACE.incalculable);
  if (state === undefined && !isBlank(cells.state)) return nothing(NO_PACE.check);
  const method = methodOf(cells.method);
  if (method === "stage") return nothing(NO_PACE.stage);
  const kind = kindOf(cells.kind);
  if (method === undefined || kind === undefined) return nothing(NO_PACE.check);
  if (kind === "stage") return nothing(NO_PACE.stage);
  if (state !== "unanswered" && !isBlank(cells.actual)) {
    return nothing(isNumber(cells.actual) ? NO_PACE.answered : NO_PACE.check);
  }
  if (!isNumber(year) || !isNumber(asOf) || !isFiscalYear(year)) return nothing(NO_PACE.check);

  const { firstHalf, forecast, baseline } = cells;
  const found = pace({ kind, firstHalf, forecast, baseline, fiscalYear: year, asOf });
  const { target, direction } = cells;
  const rated = (actual: number | "") =>
    evaluateRow({ target, actual, state: "", method: cells.method, baseline, direction }, settings);
  if (found.kind === "none") {
    const reason = NO_PACE_FOR[found.code];
    if (reason !== NO_PACE.unanswered) return nothing(reason);
    return nothing(UNCOMPARED.find((one) => one === rated("").grade) ?? reason);
  }
  const row = rated(found.value);
  const level = settings.levels.find(({ sign, word }) => row.rate !== "" && sign + word === row.grade);
  return {
    basis: PACE_BASIS[found.basis],
    estimate: found.value,
    rate: row.rate,
    grade: level ? row.grade + ESTIMATE_MARK : row.grade,
    isWarning: level?.standing === "offTrack",
  };
}

/** What a row says that nothing could be compared with, before it asks for an answer. */
const UNCOMPARED = [NO_PACE.noTarget, NO_PACE.check] as const;

function nothing(reason: NoPace): PaceRow {
  return { basis: reason, estimate: "", rate: "", grade: reason, isWarning: false };
}

function isFiscalYear(year: number): boolean {
  return Number.isInteger(year) && year >= PACE_YEARS.first && year <= PACE_YEARS.last;
}

function kindOf(label: unknown): IndicatorKind | undefined {
  if (isBlank(label)) return "annual";
  return KINDS.find((kind) => KIND_LABELS[kind] === label);
}

const KINDS = Object.keys(KIND_LABELS) as readonly IndicatorKind[];
