import type { CellValue } from "../../sheets";

/** Alike for cells that hold the same: programs keep 15 digits, and line breaks in their own way. Text is not the number it spells. */
export function comparable(value: CellValue | null): string {
  if (typeof value === "number") return `n${Number(value.toPrecision(15))}`;
  if (typeof value === "boolean") return `s${String(value).toUpperCase()}`;
  return `s${(value ?? "").replaceAll("\r\n", "\n")}`;
}
