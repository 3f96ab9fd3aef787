import { printable } from "./printable";
import { shorten } from "./displayWidth";

/** 12,345 */
export const count = (value: number): string => value.toLocaleString("ja-JP");

/** A cell's content as people read it: numbers with commas, text on one line and not too long, 空白 for nothing. */
export function cellText(content: string | number | boolean | null): string {
  if (content === null || content === "") return "空白";
  if (typeof content === "number") return content.toLocaleString("ja-JP", { maximumFractionDigits: 10 });
  return shorten(printable(String(content)), 40);
}
