import { textWidth } from "../../sheets/looks/widths";

/** Numbers and words stay whole; signs that may not begin or end a line stay with what they belong to. */
const PIECE = /[(（「]*(?:[A-Za-z0-9.,%/-]+|[^A-Za-z0-9])[、。，．」）)!?！？ー]*/gu;

/** Of a half-width character in proportional fonts, in ems; full-width ones take one. */
const HALF = 0.55;

/**
 * Lines that a text without breaks takes in a column.
 * @param room of the column, in ems
 */
export function countLines(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    const width = ems(piece);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    // Longer than a line: it is broken after all.
    const full = Math.max(0, Math.ceil(width / room) - 1);
    lines += full;
    used += width - full * room;
  }
  return lines;
}

function ems(text: string): number {
  const count = [...text].length;
  const full = textWidth(text) - count;
  return full + (count - full) * HALF;
}
