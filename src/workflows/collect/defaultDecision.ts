import type { Proposal } from "./types";

/** What is taken unless people say otherwise: the file's value, and in a conflict what the workbook has (null). */
export function defaultDecision({ kind }: Proposal): number | null {
  return kind === "conflict" ? null : 0;
}
