/** A block of cells; indexes from 0, ends inclusive. */
export interface Rect {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

/** The size of Excel's grid, which addresses and whole-column ranges answer with. */
export const GRID_ROWS = 1_048_576;
export const GRID_COLUMNS = 16_384;

export const rowCount = (rect: Rect): number => rect.endRow - rect.startRow + 1;
export const columnCount = (rect: Rect): number => rect.endColumn - rect.startColumn + 1;

export const isWholeColumns = (rect: Rect): boolean => rect.startRow === 0 && rect.endRow === GRID_ROWS - 1;
export const isWholeRows = (rect: Rect): boolean =>
  rect.startColumn === 0 && rect.endColumn === GRID_COLUMNS - 1;

export const isInGrid = (rect: Rect): boolean =>
  rect.startRow >= 0 &&
  rect.startColumn >= 0 &&
  rect.endRow < GRID_ROWS &&
  rect.endColumn < GRID_COLUMNS &&
  rect.startRow <= rect.endRow &&
  rect.startColumn <= rect.endColumn;

export function bounding(a: Rect, b: Rect): Rect {
  return {
    startRow: Math.min(a.startRow, b.startRow),
    startColumn: Math.min(a.startColumn, b.startColumn),
    endRow: Math.max(a.endRow, b.endRow),
    endColumn: Math.max(a.endColumn, b.endColumn),
  };
}

export function intersection(a: Rect, b: Rect): Rect | undefined {
  const common = {
    startRow: Math.max(a.startRow, b.startRow),
    startColumn: Math.max(a.startColumn, b.startColumn),
    endRow: Math.min(a.endRow, b.endRow),
    endColumn: Math.min(a.endColumn, b.endColumn),
  };
  return common.startRow <= common.endRow && common.startColumn <= common.endColumn ? common : undefined;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.startRow <= inner.startRow &&
    outer.startColumn <= inner.startColumn &&
    outer.endRow >= inner.endRow &&
    outer.endColumn >= inner.endColumn
  );
}

export const sameRect = (a: Rect, b: Rect): boolean => contains(a, b) && contains(b, a);

/** Just the four numbers, without whatever else the object carries. */
export const toRect = ({ startRow, startColumn, endRow, endColumn }: Rect): Rect => ({
  startRow,
  startColumn,
  endRow,
  endColumn,
});
