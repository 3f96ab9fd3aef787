import { isBlank } from "./blank";
import { NO_GRADE, type NoGrade } from "./noGrade";
import type { GradeLevel } from "./settings";

/** What a stage is graded from, as the cells stand. */
export interface StageInput {
  /** 目標: a text here is the planned stage. */
  readonly target: unknown;
  /** 年度計画: the planned stage where 目標 holds no text. ⇒ must be followed back before. */
  readonly schedule: unknown;
  /** The stage that the department reports. */
  readonly reported: unknown;
}

export type StageGrade =
  { readonly kind: "level"; readonly level: GradeLevel } | { readonly kind: "none"; readonly grade: NoGrade };

/** One stage behind is the third level, two or more the fourth: there is no share of a stage that the second could stand for. */
const LEVELS_BEHIND = [1, 3] as const satisfies readonly GradeLevel[];
const FAR_BEHIND: GradeLevel = 4;

/**
 * Compares the reported stage with the planned one in the plan's order of stages. Stages have no rate: a percentage of
 * 検討 would be invented.
 *
 * No planned stage: ―目標なし. A planned text that is no stage, such as one that cannot be read: 要確認. Nothing reported:
 * 未回答. Anything reported that is no stage: 要確認. Case does not count, as in Excel's comparison.
 *
 * @param stages from first to last, as `plan.stages`.
 * @example gradeStage({ target: "", schedule: "実施", reported: "検討" }, ["調査", "検討", "実施"]) // level 3
 */
export function gradeStage(
  { target, schedule, reported }: StageInput,
  stages: readonly string[],
): StageGrade {
  const planned = textOf(target) || textOf(schedule);
  if (planned === "") return { kind: "none", grade: NO_GRADE.noTarget };
  const plannedAt = positionOf(planned, stages);
  if (plannedAt < 0) return { kind: "none", grade: NO_GRADE.check };
  if (isBlank(reported)) return { kind: "none", grade: NO_GRADE.unanswered };
  const reportedAt = positionOf(textOf(reported), stages);
  if (reportedAt < 0) return { kind: "none", grade: NO_GRADE.check };
  return { kind: "level", level: LEVELS_BEHIND[Math.max(0, plannedAt - reportedAt)] ?? FAR_BEHIND };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function positionOf(text: string, stages: readonly string[]): number {
  if (text === "") return -1;
  return stages.findIndex((stage) => stage.toLowerCase() === text.toLowerCase());
}
