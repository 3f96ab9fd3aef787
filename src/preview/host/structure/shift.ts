import { columnCount, contains, intersection, GRID_COLUMNS, GRID_ROWS, type Rect, rowCount } from "../rect";

/** Where cells go when others are inserted or deleted. */
export interface Shift {
  /** Where a block ends up; undefined when it is deleted altogether. */
  readonly apply: (rect: Rect) => Rect | undefined;
  /** Whether only a part of the block would be moved. */
  readonly tears: (rect: Rect) => boolean;
}

type Axis = "row" | "column";

/** Along the axis that shifts: where a block begins and ends. */
const span = (rect: Rect, axis: Axis): readonly [number, number] =>
  axis === "row" ? [rect.startRow, rect.endRow] : [rect.startColumn, rect.endColumn];

const withSpan = (rect: Rect, axis: Axis, [start, end]: readonly [number, number]): Rect =>
  axis === "row"
    ? { ...rect, startRow: start, endRow: end }
    : { ...rect, startColumn: start, endColumn: end };

/** All the cells in whose rows (or columns) something moves. */
const laneOf = (rect: Rect, axis: Axis): Rect =>
  withSpan(rect, axis, [0, axis === "row" ? GRID_ROWS - 1 : GRID_COLUMNS - 1]);

function shift(
  rect: Rect,
  axis: Axis,
  move: (start: number, end: number) => readonly [number, number],
): Shift {
  const lane = laneOf(rect, axis);
  const [from] = span(rect, axis);
  const moving = withSpan(lane, axis, [from, span(lane, axis)[1]]);
  return {
    tears: (block) => intersection(moving, block) !== undefined && !contains(lane, block),
    apply: (block) => {
      if (!contains(lane, block)) return block;
      const [start, end] = move(...span(block, axis));
      return start <= end ? withSpan(block, axis, [start, end]) : undefined;
    },
  };
}

export function insertion(rect: Rect, direction: "Down" | "Right"): Shift {
  const axis = direction === "Down" ? "row" : "column";
  const size = axis === "row" ? rowCount(rect) : columnCount(rect);
  const [at] = span(rect, axis);
  return shift(rect, axis, (start, end) => [
    start >= at ? start + size : start,
    end >= at ? end + size : end,
  ]);
}

export function deletion(rect: Rect, direction: "Up" | "Left"): Shift {
  const axis = direction === "Up" ? "row" : "column";
  const [first, last] = span(rect, axis);
  const size = last - first + 1;
  return shift(rect, axis, (start, end) => [
    start > last ? start - size : Math.min(start, first),
    end > last ? end - size : Math.min(end, first - 1),
  ]);
}
