import { MAX_COLUMNS } from "../formula/address";
import { isTrue } from "../sheet/SheetPart";
import type { SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";

/** Widths and heights in CSS pixels; 0 is hidden. */
export interface LineSizes {
  width(column: number): number;
  height(row: number): number;
}

/** A digit of an 11 pt Japanese font: files count widths in digits. */
const DIGIT = 8;
const DEFAULT_WIDTH = 9;
export const PIXELS_PER_POINT = 4 / 3;
const DEFAULT_HEIGHT = 15;

/**
 * As the file says. A height that nobody has set by hand is fitted anew, as Excel does when it opens the file.
 * @param pointsOf the height that a row needs.
 */
export function lineSizes(sheet: SheetPart, pointsOf: (row: number) => number): LineSizes {
  const format = sheet.root.first("sheetFormatPr");
  const usual = numberOf(format, "defaultColWidth", DEFAULT_WIDTH) * DIGIT;
  const lowest = numberOf(format, "defaultRowHeight", DEFAULT_HEIGHT);
  const widths = new Float64Array(MAX_COLUMNS).fill(usual);
  for (const element of sheet.root.first("cols")?.all("col") ?? []) {
    const width = isTrue(element.attribute("hidden")) ? 0 : numberOf(element, "width", usual / DIGIT) * DIGIT;
    widths.fill(width, Math.max(0, numberOf(element, "min", 1) - 1), numberOf(element, "max", 0));
  }
  const rows = rowElements(sheet);
  return {
    width: (column) => Math.round(widths[column] ?? usual),
    height: (row) => {
      const element = rows.get(row);
      if (isTrue(element?.attribute("hidden"))) return 0;
      const stated = numberOf(element, "ht", lowest);
      const points = isTrue(element?.attribute("customHeight")) ? stated : Math.max(stated, pointsOf(row));
      return Math.round(points * PIXELS_PER_POINT);
    },
  };
}

function rowElements(sheet: SheetPart): ReadonlyMap<number, XmlElement> {
  const rows = new Map<number, XmlElement>();
  let last = -1;
  for (const element of sheet.root.first("sheetData")?.all("row") ?? []) {
    const given = element.attribute("r");
    last = given === undefined ? last + 1 : Number(given) - 1;
    rows.set(last, element);
  }
  return rows;
}

/** What cannot be a size is as if it were not there. */
function numberOf(element: XmlElement | undefined, name: string, fallback: number): number {
  const value = Number(element?.attribute(name) ?? fallback);
  return value >= 0 && value < Infinity ? value : fallback;
}
