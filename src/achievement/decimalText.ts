/** A number as its decimal digits: what is typed is moved between units without binary noise. */
export interface Decimal {
  readonly isNegative: boolean;
  /** Before and after the point, ASCII digits only. */
  readonly whole: string;
  readonly decimals: string;
}

/** Excel keeps no more. */
export const MAX_SIGNIFICANT_DIGITS = 15;

/** With the point moved to the right, or to the left where `places` is negative. */
export function shiftDecimal({ isNegative, whole, decimals }: Decimal, places: number): Decimal {
  const point = whole.length + places;
  const digits = whole + decimals;
  const padded =
    point < 0 ? "0".repeat(-point) + digits : digits + "0".repeat(Math.max(0, point - digits.length));
  const at = Math.max(0, point);
  return { isNegative, whole: padded.slice(0, at), decimals: padded.slice(at) };
}

/** Digits that count: neither zeros in front nor zeros after the last decimal. */
export function significantDigits({ whole, decimals }: Decimal): number {
  const kept = decimals.replace(/0+$/, "");
  return (whole + kept).replace(/^0+/, "").length;
}

/** The number nearest to it; never -0. */
export function decimalValue(decimal: Decimal): number {
  const { isNegative, whole, decimals } = decimal;
  const value = Number(`${whole || "0"}.${decimals || "0"}`);
  return isNegative && value !== 0 ? -value : value;
}

/** Grouped by thousands, as the sheets show it. @example decimalText({ isNegative: true, whole: "1234", decimals: "50" }) // "−1,234.5" */
export function decimalText({ isNegative, whole, decimals }: Decimal): string {
  const grouped = (whole.replace(/^0+/, "") || "0").replace(/\B(?=(?:\d{3})+$)/g, ",");
  const kept = decimals.replace(/0+$/, "");
  const sign = isNegative && (grouped !== "0" || kept !== "") ? "−" : "";
  return `${sign}${grouped}${kept === "" ? "" : `.${kept}`}`;
}

/** A number of a cell, as people read it. Very small and very large ones stay as programs write them. */
export function groupedNumber(value: number): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!parts) return String(value);
  const [, sign = "", whole = "", decimals = ""] = parts;
  return decimalText({ isNegative: sign !== "", whole, decimals });
}
