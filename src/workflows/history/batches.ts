import type { HistoryRow } from "../../sheets";
import type { History } from "./readHistory";

/** With what a まとまり begins; undoing has the one of its merge. */
const LETTERS: Readonly<Record<HistoryRow["action"], string>> = {
  merge: "M",
  undo: "M",
  write: "W",
  reading: "W",
  settings: "S",
  freeze: "F",
};

/** まとまり of what is done next. @example nextBatch(history, "merge") // "M0004" */
export function nextBatch({ entries }: History, action: HistoryRow["action"]): string {
  const letter = LETTERS[action];
  const last = entries.reduce(
    (most, { batch }) => (batch.startsWith(letter) ? Math.max(most, batchNumber(batch)) : most),
    0,
  );
  return `${letter}${String(last + 1).padStart(4, "0")}`;
}

/** @example batchNumber("M0012") // 12; 0 for what is no まとまり */
export function batchNumber(batch: string): number {
  return Number(/^[A-Z](\d+)$/.exec(batch)?.[1] ?? 0);
}
