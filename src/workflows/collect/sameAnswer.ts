import type { CellValue } from "../port";

/** A cell's value as it is compared: line breaks are LF, and what is only spaces is empty (null). */
export function plainValue(value: CellValue | null): CellValue | null {
  if (typeof value !== "string") return value;
  const text = value.replaceAll("\r\n", "\n");
  return text.trim() === "" ? null : text;
}

/**
 * Whether two cells say the same. Numbers are compared in the 15 digits that Excel shows: some programs keep no more when
 * they save. Text and the number it spells are different.
 */
export function isSameValue(one: CellValue | null, other: CellValue | null): boolean {
  const [a, b] = [plainValue(one), plainValue(other)];
  if (typeof a === "number" && typeof b === "number") return a === b || fifteen(a) === fifteen(b);
  return a === b;
}

function fifteen(value: number): string {
  return Number(value.toPrecision(15)).toString();
}
