import { NO_GRADE } from "../../achievement";
import type { ReviewRow } from "../../workflows";
import type { LastLook } from "./lastLook";

export interface ChangedRow {
  readonly row: ReviewRow;
  /** 判定 at the last look. */
  readonly before: string;
}

export interface SinceLook {
  /** Another 判定 than before, answered at both times or no longer answered. */
  readonly changed: readonly ChangedRow[];
  /** 未回答 before, and no longer. */
  readonly answered: readonly ChangedRow[];
  /** Rows that were not there before. */
  readonly added: number;
  /** Rows that are not there any more. */
  readonly gone: number;
}

/** What is different from the last look. Each row counts once; whoever answers for the first time changes no 判定. */
export function sinceLook({ grades }: LastLook, rows: readonly ReviewRow[]): SinceLook {
  const known = rows.flatMap((row): ChangedRow[] => {
    const before = grades.get(row.key);
    return before === undefined ? [] : [{ row, before }];
  });
  const different = known.filter(({ row, before }) => row.grade !== before);
  const isAnswer = ({ before }: ChangedRow) => before === NO_GRADE.unanswered;
  return {
    changed: different.filter((one) => !isAnswer(one)),
    answered: different.filter(isAnswer),
    added: rows.length - known.length,
    gone: grades.size - known.length,
  };
}

/** What is seen now, to compare with later. */
export function gradesOf(rows: readonly ReviewRow[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ key, grade }) => [key, grade]));
}
