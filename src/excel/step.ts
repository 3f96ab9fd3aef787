import type { Rectangle } from "./rectangles";

/**
 * One part of a write. Steps of all sheets run phase by phase: a formula is accepted only when the tables and
 * names that it speaks of are there, charts are made on empty cells, and a sheet is locked when everything is on it.
 */
export type Phase =
  "unlock" | "create" | "charts" | "values" | "formulas" | "looks" | "rules" | "layout" | "lock";

const ORDER: readonly Phase[] = [
  "unlock",
  "create",
  "charts",
  "values",
  "formulas",
  "looks",
  "rules",
  "layout",
  "lock",
];

export interface Step {
  readonly phase: Phase;
  /** Japanese, for the progress bar. */
  readonly doing: string;
  /** Upper estimate of what it adds to the request, in bytes of UTF-8. */
  readonly bytes: number;
  /** Queues commands only; nothing happens before the sync. */
  readonly run: (workbook: Excel.Workbook) => void;
}

export function inPhases(steps: readonly Step[]): Step[] {
  return ORDER.flatMap((phase) => steps.filter((step) => step.phase === phase));
}

/**
 * Bytes that a command with its object path takes in a request, apart from its arguments. Measured at the wire, rounded up;
 * a test holds the estimates against real requests.
 */
export const BYTES_PER_COMMAND = 180;

/** Excel on the web refuses requests of 5 MB. What is queued is an estimate, so a fifth stays free. */
export const REQUEST_LIMIT = 4_190_000;

/** Consecutive steps that fit into one request each. A step of its own size over the limit stands alone. */
export function requests(steps: readonly Step[], limit: number): Step[][] {
  const batches: Step[][] = [];
  let size = 0;
  for (const step of steps) {
    const batch = batches.at(-1);
    if (batch && size + step.bytes <= limit) {
      batch.push(step);
      size += step.bytes;
    } else {
      batches.push([step]);
      size = step.bytes;
    }
  }
  return batches;
}

const encoder = new TextEncoder();

/** Length of the value as JSON in UTF-8. The request travels as text inside JSON, so quotes are counted twice. */
export function jsonBytes(value: unknown): number {
  const json = JSON.stringify(value);
  return encoder.encode(json).length + (json.match(/["\\]/g)?.length ?? 0);
}

/** A step of so many commands; `argument` stands for what they carry. */
export function step(
  phase: Phase,
  doing: string,
  commands: number,
  argument: unknown,
  run: (workbook: Excel.Workbook) => void,
): Step {
  return { phase, doing, bytes: commands * BYTES_PER_COMMAND + jsonBytes(argument), run };
}

/** A range that is used in this request only: untracked, it needs no reference and no request to release it. */
export function rangeOf(sheet: Excel.Worksheet, at: Rectangle): Excel.Range {
  return sheet.getRangeByIndexes(at.row, at.column, at.rows, at.columns).untrack();
}
