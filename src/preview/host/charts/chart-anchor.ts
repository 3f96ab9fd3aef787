import type { Worksheet } from "@univerjs/core";
import { GRID_COLUMNS, GRID_ROWS, type Rect } from "../rect";
import type { Shift } from "../structure/shift";

/** A place in the grid: a cell, and how many points from its top left corner. */
interface Corner {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/** Where a chart lies: it moves and grows with the cells under its corners, as Excel's do unless told otherwise. */
export interface ChartAnchor {
  readonly from: Corner;
  readonly to: Corner;
}

/** In points, from the top left corner of the sheet. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Univer measures in pixels, Excel in points. */
const POINTS_PER_PIXEL = 0.75;

const widthOf = (sheet: Worksheet, column: number): number =>
  sheet.getColVisible(column) ? sheet.getColumnWidth(column) * POINTS_PER_PIXEL : 0;
const heightOf = (sheet: Worksheet, row: number): number =>
  sheet.getRowVisible(row) ? sheet.getRowHeight(row) * POINTS_PER_PIXEL : 0;

/** Covers these cells altogether. */
export function anchorOver(rect: Rect): ChartAnchor {
  return {
    from: { row: rect.startRow, column: rect.startColumn, x: 0, y: 0 },
    to: { row: rect.endRow + 1, column: rect.endColumn + 1, x: 0, y: 0 },
  };
}

export function boxOf(sheet: Worksheet, { from, to }: ChartAnchor): Box {
  const [left, top] = pointsAt(sheet, from);
  const [right, bottom] = pointsAt(sheet, to);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

export function anchorAt(sheet: Worksheet, { left, top, width, height }: Box): ChartAnchor {
  return { from: cornerAt(sheet, left, top), to: cornerAt(sheet, left + width, top + height) };
}

/** Where it lies when cells were inserted or deleted; a chart whose cells are all gone keeps its place without a size. */
export function shiftAnchor({ from, to }: ChartAnchor, shift: Shift): ChartAnchor {
  const inner = { row: Math.max(from.row, to.row - 1), column: Math.max(from.column, to.column - 1) };
  const covered = {
    startRow: from.row,
    startColumn: from.column,
    endRow: inner.row,
    endColumn: inner.column,
  };
  const moved = shift.apply(covered);
  if (moved === undefined) return { from, to: from };
  return {
    from: { ...from, row: moved.startRow, column: moved.startColumn },
    to: {
      ...to,
      row: to.row - inner.row + moved.endRow,
      column: to.column - inner.column + moved.endColumn,
    },
  };
}

function pointsAt(sheet: Worksheet, { row, column, x, y }: Corner): readonly [number, number] {
  const { defaultColumnWidth, defaultRowHeight } = sheet.getConfig();
  return [
    x + sum(column, sheet.getColumnCount(), defaultColumnWidth, (index) => widthOf(sheet, index)),
    y + sum(row, sheet.getRowCount(), defaultRowHeight, (index) => heightOf(sheet, index)),
  ];
}

/** Of the lines before one; beyond Univer's grid each is as new. */
function sum(end: number, known: number, usual: number, sizeOf: (index: number) => number): number {
  let points = Math.max(0, end - known) * usual * POINTS_PER_PIXEL;
  for (let index = 0; index < Math.min(end, known); index += 1) points += sizeOf(index);
  return points;
}

function cornerAt(sheet: Worksheet, left: number, top: number): Corner {
  const [column, x] = lineAt(left, GRID_COLUMNS, (index) => widthOf(sheet, index));
  const [row, y] = lineAt(top, GRID_ROWS, (index) => heightOf(sheet, index));
  return { row, column, x, y };
}

function lineAt(points: number, count: number, sizeOf: (index: number) => number): readonly [number, number] {
  let rest = points;
  for (let index = 0; index < count - 1; index += 1) {
    const size = sizeOf(index);
    if (rest < size) return [index, rest];
    rest -= size;
  }
  return [count - 1, 0];
}
