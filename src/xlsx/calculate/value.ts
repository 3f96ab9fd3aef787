/** What a formula works with. null is an empty cell. */
export type Value = number | string | boolean | null | CellError;

export class CellError {
  constructor(
    /** Such as `#DIV/0!`. */
    readonly code: string,
  ) {}
}

export const DIV0 = new CellError("#DIV/0!");
export const NA = new CellError("#N/A");
export const VALUE = new CellError("#VALUE!");
export const REF = new CellError("#REF!");
export const NUM = new CellError("#NUM!");

/**
 * Thrown where this calculation does not know what Excel would do. The formula then has no result, nor has anything
 * that needs it: no result is better than a wrong one.
 */
export class Unknown extends Error {
  override readonly name = "Unknown";
}

/** For arithmetic. Text that could be a date or an amount in somebody's language is not guessed. */
export function toNumber(value: Value): number | CellError {
  if (value instanceof CellError || typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (/^[+-]?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (/\p{Nd}/u.test(value)) throw new Unknown(value);
  return VALUE;
}

/** For `&`: numbers as the General format writes them, up to 15 digits. */
export function toText(value: Value): string | CellError {
  if (value instanceof CellError || typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value !== 0 && (Math.abs(value) >= 1e11 || Math.abs(value) < 1e-4)) throw new Unknown(String(value));
  return String(settled(value));
}

/** For conditions. */
export function toCondition(value: Value): boolean | CellError {
  if (value instanceof CellError || typeof value === "boolean") return value;
  if (value === null) return false;
  if (typeof value === "number") return value !== 0;
  throw new Unknown(value);
}

/** -1, 0 or 1. An empty cell is 0, "" or FALSE, as the other side wants; numbers come before text, text before TRUE. */
export function compare(one: Value, other: Value): number | CellError {
  if (one instanceof CellError) return one;
  if (other instanceof CellError) return other;
  const [left, right] = [one ?? emptyLike(other), other ?? emptyLike(one)];
  if (left === right) return 0;
  if (typeof left === "number" && typeof right === "number") return Math.sign(settled(left) - settled(right));
  if (typeof left === "string" && typeof right === "string") {
    if (left.toLowerCase() === right.toLowerCase()) return 0;
    // What comes first depends on the language; whether they are equal does not.
    return Number.NaN;
  }
  return Math.sign(rank(left) - rank(right)) || Math.sign(Number(left) - Number(right));
}

function emptyLike(other: Value): number | string | boolean {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

function rank(value: number | string | boolean): number {
  return ["number", "string", "boolean"].indexOf(typeof value);
}

/** Excel shows and compares 15 digits. */
export function settled(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(15));
}
