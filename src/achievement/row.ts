import type { Direction } from "../plan/types";
import { isBlank } from "./blank";
import { grade, settledRate } from "./grade";
import type { RateMethod } from "./method";
import { METHOD_LABELS, RATE_METHODS } from "./method";
import { NO_GRADE, NO_GRADE_FOR } from "./noGrade";
import { rate } from "./rate";
import type { GradeSettings } from "./settings";
import { gradeStage } from "./stage";
import type { StateId } from "./state";
import { stateOf } from "./state";

/** Which side of the target is good, as the sheet says it: 以上 the least, 以下 the most that is allowed. */
export const DIRECTION_LABELS: Readonly<Record<Direction, string>> = {
  higher: "以上",
  lower: "以下",
  none: "",
};

/** One row's cells as they stand; error values as text such as "#DIV/0!". */
export interface RowCells {
  readonly target: unknown;
  readonly actual: unknown;
  /** A label of STATES or blank. */
  readonly state: unknown;
  /** A label of METHOD_LABELS exactly as the list has it; blank is 実績÷目標. */
  readonly method: unknown;
  readonly baseline?: unknown;
  /** 以下 where lower is better; anything else reads 以上. Only 達成・未達 looks at it. */
  readonly direction?: unknown;
  /** The reported stage; only 段階 looks at it. Absent (undefined, not an empty cell): 段階 is not graded. */
  readonly stage?: unknown;
  /** 年度計画, ⇒ followed back: the planned stage where 目標 holds no text. */
  readonly schedule?: unknown;
}

export interface RowResult {
  /** A fraction, settled by the settings; "" where there is none. */
  readonly rate: number | "";
  /** The label of a grade, or one of NO_GRADE: it always says why there is none. A stage has a grade without a rate. */
  readonly grade: string;
}

/**
 * Exactly what the formulas of {@link rateFormula} and {@link gradeFormula} show for a row; a test recalculates both.
 *
 * The first that fits decides: 対象外, 算定不能, an unknown state (要確認), 段階, an unknown method (要確認), no target, 未回答,
 * a value that is no number (要確認), arithmetic without an answer (算定不能), a grade. With a reported stage, 段階 is graded
 * by {@link gradeStage}; its states mean what they mean for numbers.
 *
 * @param stages `plan.stages`; needed where the row has a reported stage.
 * @throws RangeError for a reported stage without them.
 * @example evaluateRow({ target: 100, actual: 90, state: "確定", method: "実績÷目標" }, DEFAULT_SETTINGS)
 * // { rate: 0.9, grade: "○概ね達成" }
 */
export function evaluateRow(cells: RowCells, settings: GradeSettings, stages?: readonly string[]): RowResult {
  const state = stateOf(cells.state);
  if (state === "excluded") return noRate(NO_GRADE.excluded);
  if (state === "incalculable") return noRate(NO_GRADE.incalculable);
  if (state === undefined && !isBlank(cells.state)) return noRate(NO_GRADE.check);
  const method = methodOf(cells.method);
  if (method === undefined) return noRate(NO_GRADE.check);
  if (method === "stage" && cells.stage !== undefined) {
    if (stages === undefined) throw new RangeError("a reported stage needs the list of stages");
    return stageRow(cells, state, settings, stages);
  }
  const result = rate({
    target: cells.target,
    actual: state === "unanswered" ? "" : cells.actual,
    method,
    baseline: cells.baseline,
    direction: cells.direction === DIRECTION_LABELS.lower ? "lower" : "higher",
  });
  if (result.kind === "none") return noRate(NO_GRADE_FOR[result.code]);
  return { rate: settledRate(result.value, settings), grade: grade(result.value, settings).label };
}

function stageRow(
  { target, schedule, stage }: RowCells,
  state: StateId | undefined,
  { levels }: GradeSettings,
  stages: readonly string[],
): RowResult {
  const reported = state === "unanswered" ? "" : stage;
  const found = gradeStage({ target, schedule, reported }, stages);
  if (found.kind === "none") return noRate(found.grade);
  const level = levels[found.level - 1];
  if (!level) throw new RangeError(`no level ${found.level}`);
  return noRate(level.sign + level.word);
}

function noRate(grade: string): RowResult {
  return { rate: "", grade };
}

/** The method with exactly this label, as the sheet's formulas compare it; blank is 実績÷目標. */
export function methodOf(label: unknown): RateMethod | undefined {
  return isBlank(label) ? "ratio" : RATE_METHODS.find((id) => METHOD_LABELS[id] === label);
}
