import type { NoRateCode } from "./rate";

/** What 判定 shows where there is no rate. Settings cannot use these words for a grade. */
export const NO_GRADE = {
  /** The department says that the row is out of the review. */
  excluded: "―対象外",
  /** The department says that it cannot be worked out, or the arithmetic has no answer. */
  incalculable: "―算定不能",
  noTarget: "―目標なし",
  /** A stage is not a number, and no stage is reported in a cell of its own. */
  stage: "―段階",
  unanswered: "未回答",
  /** Something in the row is not what it should be, such as text where a number belongs. */
  check: "要確認",
} as const;

export type NoGrade = (typeof NO_GRADE)[keyof typeof NO_GRADE];

/** The word for each reason why there is no rate. */
export const NO_GRADE_FOR: Readonly<Record<NoRateCode, NoGrade>> = {
  "method.stage": NO_GRADE.stage,
  "target.blank": NO_GRADE.noTarget,
  "target.zero": NO_GRADE.noTarget,
  "target.notNumber": NO_GRADE.check,
  "target.negative": NO_GRADE.incalculable,
  "actual.blank": NO_GRADE.unanswered,
  "actual.notNumber": NO_GRADE.check,
  "actual.notPositive": NO_GRADE.incalculable,
  "baseline.blank": NO_GRADE.check,
  "baseline.notNumber": NO_GRADE.check,
  "baseline.equalsTarget": NO_GRADE.incalculable,
  "rate.overflow": NO_GRADE.incalculable,
};
