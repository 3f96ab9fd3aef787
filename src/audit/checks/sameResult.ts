import type { CellValue } from "../../sheets";

/** Whether two programs may have worked this out from the same cells: they differ in the last of 15 digits. */
export function isSameResult(found: CellValue, expected: CellValue): boolean {
  if (typeof found !== "number" || typeof expected !== "number") return found === expected;
  return Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
