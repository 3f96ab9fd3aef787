import type { Cited, Reading } from "../types";

/** How each reading is called in sheets and messages. */
export const READING_WORDS: Readonly<Record<Reading, string>> = {
  stated: "記載どおり",
  inferred: "推定",
  unreadable: "要確認",
};

const WEAKEST_FIRST: readonly Reading[] = ["unreadable", "inferred", "stated"];

/** The least certain reading of a row; `stated` for an empty one. */
export function weakestReading(cells: readonly Cited[]): Reading {
  return WEAKEST_FIRST.find((reading) => cells.some((cell) => cell.reading === reading)) ?? "stated";
}
