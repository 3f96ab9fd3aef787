import { NO_GRADE } from "../../achievement";
import type { ReviewRow } from "../../workflows";

/** What needs somebody to look at, each with the words in which it is offered. */
export const CONCERNS = [
  { id: "offTrack", label: "遅れ", holds: ({ isOffTrack }: ReviewRow) => isOffTrack },
  { id: "warning", label: "年度末に遅れる見込み", holds: ({ warning }: ReviewRow) => warning !== null },
  { id: "noReason", label: "理由・対応が未記入", holds: ({ lacksReason }: ReviewRow) => lacksReason },
  { id: "unanswered", label: "未回答", holds: ({ grade }: ReviewRow) => grade === NO_GRADE.unanswered },
  { id: "unowned", label: "担当課が空欄", holds: ({ owners }: ReviewRow) => owners.length === 0 },
  {
    id: "check",
    label: "要確認",
    holds: ({ grade, isUnknown }: ReviewRow) => isUnknown || grade === NO_GRADE.check,
  },
] as const;

export type ConcernId = (typeof CONCERNS)[number]["id"];

/** Which rows are listed: a concern, one 判定, or all of them. */
export type Show =
  | { readonly kind: "concern"; readonly id: ConcernId }
  | { readonly kind: "grade"; readonly label: string }
  | { readonly kind: "all" };

export interface Filter {
  readonly show: Show;
  /** null: any; "": rows that nobody owns. */
  readonly owner: string | null;
  /** null: any; "": rows that the plan does not know. */
  readonly priority: string | null;
}

export const FIRST_FILTER: Filter = {
  show: { kind: "concern", id: "offTrack" },
  owner: null,
  priority: null,
};

/** Rows within a 担当課 and a 重点項目, whatever is shown of them. */
export function rowsWithin(
  rows: readonly ReviewRow[],
  { owner, priority }: Pick<Filter, "owner" | "priority">,
): readonly ReviewRow[] {
  return rows.filter(
    (row) =>
      (owner === null || (owner === "" ? row.owners.length === 0 : row.owners.includes(owner))) &&
      (priority === null || row.priority === priority),
  );
}

/** Of those within, what is to be shown. */
export function shownOf(rows: readonly ReviewRow[], show: Show): readonly ReviewRow[] {
  if (show.kind === "all") return rows;
  if (show.kind === "grade") return rows.filter(({ grade }) => grade === show.label);
  const concern = CONCERNS.find(({ id }) => id === show.id);
  return concern ? rows.filter((row) => concern.holds(row)) : [];
}

/** In one word for a list of choices; {@link showOf} reads it again. */
export function showText(show: Show): string {
  if (show.kind === "all") return "all";
  return show.kind === "grade" ? `grade ${show.label}` : show.id;
}

export function showOf(text: string): Show {
  if (text.startsWith("grade ")) return { kind: "grade", label: text.slice("grade ".length) };
  const concern = CONCERNS.find(({ id }) => id === text);
  return concern ? { kind: "concern", id: concern.id } : { kind: "all" };
}

/** What the shown rows are called in a sentence. */
export function showName(show: Show): string {
  if (show.kind === "all") return "すべての行";
  return show.kind === "grade"
    ? show.label
    : (CONCERNS.find(({ id }) => id === show.id)?.label ?? "すべての行");
}
