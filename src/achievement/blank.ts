/** null, undefined and "" (what an empty cell gives, and what a formula leaves that answers with nothing). */
export function isBlank(value: unknown): value is null | undefined | "" {
  return value === null || value === undefined || value === "";
}

/** A number that a cell can hold. Text that looks like a number is text: the sheet does not count with it either. */
export function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
