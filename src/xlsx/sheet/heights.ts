import { linesOf } from "../../sheets";
import type { SharedStrings } from "./SharedStrings";
import { columnWidths } from "./columnWidths";
import { readValue } from "./readCell";
import type { SheetPart } from "./SheetPart";
import type { Styles } from "./Styles";

/** Points of so many lines: Japanese fonts take up to 1.45 times their size, and cells keep a margin. */
export function heightOf(lines: number, size: number): number {
  return Math.ceil(lines * size * 1.45 + 3);
}

/**
 * Makes rows high enough for texts of several lines that were written into these cells. LibreOffice does not fit heights when it opens a file, and
 * viewers never do. Heights stay automatic, so that programs fit them again when somebody types; one that people have set
 * stays as it is, and no row gets lower.
 */
export function raiseRows(
  sheet: SheetPart,
  styles: Styles,
  strings: SharedStrings,
  cells: readonly { readonly row: number; readonly column: number }[],
): void {
  const widthOf = columnWidths(sheet);
  const needed = new Map<number, number>();
  for (const { row, column } of cells) {
    const cell = sheet.cells.get(row, column);
    const width = widthOf(column);
    if (!cell || width === 0) continue;
    const { wraps, size } = styles.textOf(Number(cell.attribute("s") ?? 0));
    const text = wraps ? readValue(cell, strings) : "";
    const lines = typeof text === "string" ? linesOf(text, width) : 1;
    if (lines > 1) needed.set(row, Math.max(heightOf(lines, size), needed.get(row) ?? 0));
  }
  for (const [row, points] of needed) {
    const { height, isFixed } = sheet.cells.heightOf(row);
    if (!isFixed && points > (height ?? 0)) sheet.cells.setHeight(row, points);
  }
}
