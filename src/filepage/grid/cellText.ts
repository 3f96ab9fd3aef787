import { format, isValidFormat } from "numfmt";
import type { CellView } from "../../xlsx";

/**
 * What a cell shows: its value in its number format. A format that cannot be read shows the plain value.
 * @example 1234.5 in #,##0 // "1,235"
 */
export function cellText({ value, format: { numberFormat } }: CellView): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value === "" || !isValidFormat(numberFormat)) return String(value);
  return format(numberFormat, value, { locale: "ja" });
}

/** Numbers stand right, texts left, errors and truths in the middle, unless the format says otherwise. */
export function alignmentOf({ value, format: { horizontal } }: CellView): "left" | "center" | "right" {
  if (horizontal !== "general") return horizontal;
  if (typeof value === "number") return "right";
  return typeof value === "boolean" || value.startsWith("#") ? "center" : "left";
}
