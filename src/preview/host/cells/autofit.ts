import { WrapStrategy } from "@univerjs/core";
import { SetWorksheetRowHeightMutation } from "@univerjs/sheets";
import { formatValue, cellValue } from "./cells";
import { materialized } from "../structure/lines";
import type { RangeRef } from "../objects/range-ref";
import { contains, type Rect } from "../rect";
import { numberFormatOf, styleAt } from "./styles";
import { headerRect, tablesIn } from "../tables/tables";

const cellRect = (row: number, column: number): Rect => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

const PIXELS_PER_POINT = 4 / 3;
const LINE_HEIGHT = 1.35;
const PADDING = 4;
const SMALLEST = 20;
/** Univer keeps text clear of a header's filter button; Excel lets the button cover it. */
const BUTTON = 20;
/** Lines end early where 、 or 」 may not begin the next one. */
const WASTE = 0.92;

/**
 * Makes rows as high as their text needs. There may be no screen to measure on, so widths are reckoned: a 全角 character
 * is as wide as it is high, any other about half of that.
 */
export function autofitRows(self: RangeRef): void {
  const { book, sheetId } = self;
  const rect = materialized(self);
  const sheet = book.sheet(sheetId);
  const headers = tablesIn(book, sheetId).map(headerRect);
  const besideButton = (row: number, column: number): number =>
    headers.some((header) => contains(header, cellRect(row, column))) ? BUTTON : 0;
  for (let row = rect.startRow; row <= rect.endRow; row += 1) {
    let height = SMALLEST;
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1) {
      const value = cellValue(book.cell(sheetId, row, column));
      if (value === null || value === "" || !sheet.getColVisible(column)) continue;
      const style = styleAt(book, sheetId, row, column);
      const size = (style.fs ?? 11) * PIXELS_PER_POINT;
      const room =
        style.tb === WrapStrategy.WRAP
          ? (sheet.getColumnWidth(column) - PADDING - besideButton(row, column)) * WASTE
          : Infinity;
      const lines = countLines(formatValue(value, numberFormatOf(style)), room / size);
      height = Math.max(height, Math.ceil(lines * size * LINE_HEIGHT) + PADDING);
    }
    const ranges = [{ startRow: row, endRow: row, startColumn: rect.startColumn, endColumn: rect.endColumn }];
    book.mutate(SetWorksheetRowHeightMutation, { subUnitId: sheetId, ranges, rowHeight: height });
  }
}

/** Lines of a text in a column `room` 全角 characters wide. */
export function countLines(text: string, room: number): number {
  return text
    .split("\n")
    .map((line) =>
      [...line].reduce((wide, letter) => wide + (/[\u0020-\u00ff\uff61-\uff9f]/.test(letter) ? 0.55 : 1), 0),
    )
    .reduce((sum, wide) => sum + Math.max(1, Math.ceil(wide / Math.max(room, 1))), 0);
}
