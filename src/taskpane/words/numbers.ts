import type { Content } from "../../sheets/spec";

/** 12,345 */
export const count = (value: number): string => value.toLocaleString("ja-JP");

/** A cell's content as people read it; an empty cell is 空白. */
export function contentText(content: Content): string {
  if (content === null || content === "") return "空白";
  if (typeof content === "number") return content.toLocaleString("ja-JP", { maximumFractionDigits: 10 });
  if (typeof content === "object") return `=${content.formula}`;
  return String(content);
}

/** A fraction as a percentage: one decimal, more where the workbook's settings keep more. */
export const percent = (rate: number): string =>
  rate.toLocaleString("ja-JP", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 3 });
