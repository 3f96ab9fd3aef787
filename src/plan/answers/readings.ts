import { certainty } from "../confirm/certainty";
import type { Cited, Confirmation, Reading } from "../types";

/** How each reading is called in sheets and messages. */
export const READING_WORDS: Readonly<Record<Reading, string>> = {
  stated: "記載どおり",
  inferred: "推定",
  unreadable: "要確認",
};

/** What became of a reading that was not certain, in sheets and messages. */
export const CONFIRMATION_WORDS: Readonly<Record<Confirmation["kind"], string>> = {
  confirmed: "確認済み",
  corrected: "訂正済み",
};

const WEAKEST_FIRST: readonly Reading[] = ["unreadable", "inferred", "stated"];

/** A citation, or a cell that the office may have decided about. */
type Confirmable = Cited & { readonly confirmation?: Confirmation };

/** The least certain reading of a row; `stated` for an empty one, and for what was confirmed or corrected. */
export function weakestReading(cells: readonly Confirmable[]): Reading {
  return WEAKEST_FIRST.find((reading) => cells.some((cell) => certainty(cell) === reading)) ?? "stated";
}

/**
 * How a row was read, in one word: the weakest reading that is still open; where none is, whether the office has corrected or
 * confirmed one.
 *
 * @example readingInWords(indicator.targets) // "推定", "訂正済み", "確認済み" or "記載どおり"
 */
export function readingInWords(cells: readonly Confirmable[]): string {
  const weakest = weakestReading(cells);
  if (weakest !== "stated") return READING_WORDS[weakest];
  const kinds = cells.flatMap(({ confirmation }) => (confirmation ? [confirmation.kind] : []));
  if (kinds.includes("corrected")) return CONFIRMATION_WORDS.corrected;
  return kinds.length > 0 ? CONFIRMATION_WORDS.confirmed : READING_WORDS.stated;
}
