import type { CellValue, Content } from "../sheets";
import type { FindingPlace } from "./finding";

/** @example whereInWords({ sheet: "実績入力", cell: "F12", … }) // "実績入力 F12" */
export function whereInWords({ sheet, cell }: Pick<FindingPlace, "sheet" | "cell">): string {
  return [sheet, cell].filter((word) => word !== null).join(" ");
}

/** What a cell holds, for a message. @example inWords("約200") // "「約200」" */
export function inWords(value: CellValue | null): string {
  return value === null || value === "" ? "空欄" : `「${shortened(String(value))}」`;
}

/** What a cell holds, for a finding: formulas begin with "=". */
export function plainValue(content: Content): CellValue | null {
  return typeof content === "object" && content !== null ? `=${content.formula}` : content;
}

/** Formulas of the sheets run to hundreds of characters; the finding has them whole. */
const MOST = 60;

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
