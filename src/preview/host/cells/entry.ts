import { CellValueType } from "@univerjs/core";
import type { Json } from "../wire";

/** What a value put into a cell turns into. */
export type Entry =
  | { readonly kind: "keep" }
  | { readonly kind: "empty" }
  | { readonly kind: "formula"; readonly formula: string }
  | {
      readonly kind: "value";
      readonly value: string | number;
      readonly type: CellValueType;
      /** The number format Excel gives a General cell for this entry, as for 50% or 2026/4/1. */
      readonly format?: string;
    };

const text = (value: string): Entry => ({ kind: "value", value, type: CellValueType.STRING });

/**
 * Reads a value as Excel reads what is typed into a cell: `=` begins a formula, `'` a text, "12,345" is a number,
 * "50%" a percentage, "2026/4/1" a date. In a text cell (@) everything typed stays text. `null` leaves the cell
 * alone, "" empties it.
 *
 * Japanese era dates ("R8.4.1") and month/day without a year are left as text, other than in Excel.
 */
export function readEntry(value: Json, isTextCell: boolean): Entry {
  if (value === null) return { kind: "keep" };
  if (typeof value === "number") return { kind: "value", value, type: CellValueType.NUMBER };
  if (typeof value === "boolean") return { kind: "value", value: value ? 1 : 0, type: CellValueType.BOOLEAN };
  if (typeof value !== "string") return text(JSON.stringify(value));
  if (value === "") return { kind: "empty" };
  if (value.startsWith("'"))
    return { kind: "value", value: value.slice(1), type: CellValueType.FORCE_STRING };
  if (isTextCell) return text(value);
  if (value.startsWith("=") && value.length > 1) return { kind: "formula", formula: value };
  return readTyped(value);
}

function readTyped(value: string): Entry {
  const trimmed = value.trim();
  if (/^(true|false)$/i.test(trimmed))
    return { kind: "value", value: /^true$/i.test(trimmed) ? 1 : 0, type: CellValueType.BOOLEAN };
  const number = readNumber(trimmed);
  if (number !== undefined) return { kind: "value", type: CellValueType.NUMBER, ...number };
  const serial = readDate(trimmed);
  if (serial !== undefined)
    return { kind: "value", value: serial, type: CellValueType.NUMBER, format: "yyyy/m/d" };
  return text(value);
}

function readNumber(value: string): { readonly value: number; readonly format?: string } | undefined {
  const match = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?(%?)$/i.exec(value);
  if (match === null) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "", percent = ""] = match;
  if (whole === "" && fraction.length < 2) return undefined;
  const number = Number(`${sign}${whole.replaceAll(",", "") || "0"}${fraction}${exponent}`);
  if (!Number.isFinite(number)) return undefined;
  if (percent === "%") return { value: number / 100, format: fraction.length > 1 ? "0.00%" : "0%" };
  if (exponent !== "") return { value: number, format: "0.00E+00" };
  return whole.includes(",") ? { value: number, format: "#,##0" } : { value: number };
}

const DAY = 86_400_000;

/** The serial number of a date written year first, in the 1900 date system. */
function readDate(value: string): number | undefined {
  const match = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/.exec(value);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / DAY);
  // Excel counts a 29 February 1900 that never was.
  return serial < 61 ? serial - 1 : serial;
}

/** Whether brackets and quotes pair up: what Excel refuses before it calculates anything. */
export function isWellFormed(formula: string): boolean {
  let depth = 0;
  let quote = "";
  for (const character of formula) {
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === "(") depth += 1;
    else if (character === ")") {
      depth -= 1;
      if (depth < 0) return false;
    }
  }
  return depth === 0 && quote === "";
}
