import { NO_GRADE } from "../../achievement";
import type { GradeCount, ReviewRow } from "../../workflows";

/** What a bar is divided into: 区分 1 to 4, then what has no grade. `other`: nothing to be graded, such as ―対象外. */
export type Bucket = 1 | 2 | 3 | 4 | "unanswered" | "check" | "other";

export const BUCKETS: readonly Bucket[] = [1, 2, 3, 4, "unanswered", "check", "other"];

export type Counts = Readonly<Record<Bucket, number>>;

export interface Group {
  /** "" where the rows belong nowhere: nobody owns them, or the plan does not know them. */
  readonly name: string;
  readonly rows: number;
  readonly offTrack: number;
  readonly counts: Counts;
}

export function bucketOf({ level, grade, isUnknown }: ReviewRow): Bucket {
  if (level === 1 || level === 2 || level === 3 || level === 4) return level;
  if (grade === NO_GRADE.unanswered) return "unanswered";
  return isUnknown || grade === NO_GRADE.check ? "check" : "other";
}

/** One group for each 重点項目 of the plan; rows whose item it does not know come last, where there are any. */
export function byPriority(rows: readonly ReviewRow[], priorities: readonly string[]): readonly Group[] {
  const groups = groupsOf(rows, ({ priority }) => [priority], priorities);
  return groups.filter(({ name, rows: count }) => name !== "" || count > 0);
}

/** Most off track first, then by name. A row of several 担当課 counts for each of them. */
export function byOwner(rows: readonly ReviewRow[]): readonly Group[] {
  const groups = groupsOf(rows, ({ owners }) => (owners.length === 0 ? [""] : owners), []);
  return [...groups].sort((a, b) => b.offTrack - a.offTrack || (a.name < b.name ? -1 : 1));
}

function groupsOf(
  rows: readonly ReviewRow[],
  namesOf: (row: ReviewRow) => readonly string[],
  first: readonly string[],
): readonly Group[] {
  const members = new Map<string, ReviewRow[]>(first.map((name) => [name, []]));
  for (const row of rows) {
    for (const name of new Set(namesOf(row))) {
      const found = members.get(name);
      if (found) found.push(row);
      else members.set(name, [row]);
    }
  }
  return [...members].map(([name, own]) => groupOf(name, own));
}

function groupOf(name: string, rows: readonly ReviewRow[]): Group {
  const counts: Record<Bucket, number> = { 1: 0, 2: 0, 3: 0, 4: 0, unanswered: 0, check: 0, other: 0 };
  for (const row of rows) counts[bucketOf(row)] += 1;
  return { name, rows: rows.length, offTrack: rows.filter(({ isOffTrack }) => isOffTrack).length, counts };
}

/** Whole labels and short marks of the buckets, in the words of the workbook's 設定. */
export function bucketNames(
  counts: readonly GradeCount[],
): Readonly<Record<Bucket, { label: string; mark: string }>> {
  const ofLevel = (level: number) => {
    const { label = "", sign = "" } = counts.find((one) => one.level === level) ?? {};
    return { label, mark: sign === "" ? label : sign };
  };
  return {
    1: ofLevel(1),
    2: ofLevel(2),
    3: ofLevel(3),
    4: ofLevel(4),
    unanswered: { label: NO_GRADE.unanswered, mark: NO_GRADE.unanswered },
    check: { label: NO_GRADE.check, mark: NO_GRADE.check },
    other: { label: "―評価なし", mark: "―" },
  };
}
