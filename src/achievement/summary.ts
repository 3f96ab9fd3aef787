import type { NoGrade } from "./noGrade";
import { NO_GRADE } from "./noGrade";
import type { GradeLevel, GradeSettings, Standing } from "./settings";

export interface LevelCount {
  readonly level: GradeLevel;
  /** Sign and word, as 判定 shows it. */
  readonly label: string;
  readonly standing: Standing;
  readonly count: number;
}

export interface Summary {
  /** From best to worst; every level, counted or not. */
  readonly levels: readonly LevelCount[];
  /** Why rows have no grade; every reason, in the order of NO_GRADE. */
  readonly reasons: readonly { readonly label: NoGrade; readonly count: number }[];
  /** Neither a grade nor a reason: typed over, or an error. */
  readonly unknown: number;
  readonly rows: number;
  /** The denominator of the share: rows with a grade. */
  readonly rated: number;
  readonly onTrack: number;
  readonly offTrack: number;
  /** 未回答 and 要確認: what is still to come, and why the share may change. */
  readonly open: number;
  /** 順調 ÷ rated, not rounded; "" where nothing is rated, which is not 0 %. */
  readonly onTrackShare: number | "";
}

/**
 * Counts of rows per grade and per reason for none, from what 判定 shows.
 *
 * The denominator of the share is the rows with a grade. 対象外, 算定不能, 目標なし and 段階 are out, as cities publish it.
 * 未回答 and 要確認 are out as well: a question that nobody answered says nothing about the plan, and during the year most are
 * open. They are counted in `open`, which belongs beside every share: 100 % of one row out of fifteen is no success.
 *
 * @param grades one per row, in any order; labels of estimates do not belong here.
 * @example summarise(["◎達成", "×遅れ", "未回答"], DEFAULT_SETTINGS).onTrackShare // 0.5
 */
export function summarise(grades: readonly string[], settings: GradeSettings): Summary {
  const counts = new Map<string, number>();
  for (const label of grades) counts.set(label, (counts.get(label) ?? 0) + 1);
  const countOf = (label: string) => counts.get(label) ?? 0;

  const levels = settings.levels.map(({ sign, word, standing }, index): LevelCount => ({
    level: (index + 1) as GradeLevel,
    label: sign + word,
    standing,
    count: countOf(sign + word),
  }));
  const reasons = Object.values(NO_GRADE).map((label) => ({ label, count: countOf(label) }));
  const onTrack = sum(levels.filter(({ standing }) => standing === "onTrack"));
  const offTrack = sum(levels.filter(({ standing }) => standing === "offTrack"));
  const rated = onTrack + offTrack;
  return {
    levels,
    reasons,
    unknown: grades.length - rated - sum(reasons),
    rows: grades.length,
    rated,
    onTrack,
    offTrack,
    open: countOf(NO_GRADE.unanswered) + countOf(NO_GRADE.check),
    onTrackShare: rated === 0 ? "" : onTrack / rated,
  };
}

function sum(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}
