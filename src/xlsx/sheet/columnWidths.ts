import type { SheetPart } from "./SheetPart";
import { isTrue } from "./SheetPart";

/**
 * Files count a width in digits of the workbook's font and 5 pixels of margin; a digit of an 11 pt Japanese font is 8
 * pixels wide (Excel's 72 pixels for 8.38). A half-width character is half an em: 5.5 pt, 7.33 pixels.
 */
const DIGIT = 8;
const MARGIN = 5;
const CHARACTER = (5.5 * 4) / 3;
/** Excel's own where a file does not say. */
const DEFAULT_WIDTH = 8.38;

/** @example fileWidth(10) // the width of a column into which ten half-width characters go */
export function fileWidth(characters: number): number {
  return Math.round(((characters * CHARACTER + MARGIN) / DIGIT) * 256) / 256;
}

/** How many half-width characters go into each column as it is now, whoever made it so wide; 0 in a hidden one. */
export function columnWidths(sheet: SheetPart): (column: number) => number {
  const usual = Number(sheet.root.first("sheetFormatPr")?.attribute("defaultColWidth") ?? DEFAULT_WIDTH);
  const columns = (sheet.root.first("cols")?.all("col") ?? []).map((element) => ({
    first: Number(element.attribute("min")) - 1,
    last: Number(element.attribute("max")) - 1,
    width: isTrue(element.attribute("hidden")) ? 0 : Number(element.attribute("width") ?? usual),
  }));
  return (column) => {
    const width = columns.find(({ first, last }) => first <= column && column <= last)?.width ?? usual;
    // Files round widths: 19.998 is 20.
    return Math.max(0, Math.round(((width * DIGIT - MARGIN) / CHARACTER) * 10) / 10);
  };
}
