import {
  type Argument,
  type Handle,
  nullObject,
  orItemNotFound,
  orNull,
  type TypeSpec,
} from "../object-type";
import { invalidArgument } from "../office-error";
import { bounding, columnCount, GRID_COLUMNS, GRID_ROWS, intersection, type Rect, rowCount } from "../rect";
import { usedRect } from "../cells/used";
import { flag, integer } from "./arguments";
import { rangeAt, rangeByAddress, type RangeRef } from "./range-ref";

type Methods = NonNullable<TypeSpec<RangeRef>["methods"]>;

/** The methods of Excel.Range that lead from one block of cells to another. */
export function rangeNavigation(
  handleOf: (self: RangeRef) => Handle,
  open: (argument: Argument) => RangeRef | undefined,
): Methods {
  const go = (self: RangeRef, rect: Rect): Handle => handleOf(rangeAt(self.book, self.sheetId, rect));
  const other = (self: RangeRef, argument: Argument): Rect => {
    const found =
      typeof argument === "string" ? rangeByAddress(self.book, self.sheetId, argument) : open(argument);
    if (found?.sheetId !== self.sheetId) throw invalidArgument();
    return found.rect;
  };
  const used = (self: RangeRef, valuesOnly: Argument): Handle | undefined => {
    const all = usedRect(self.book, self.sheetId, flag(valuesOnly), self.rect);
    return all === undefined ? undefined : go(self, all);
  };
  return {
    GetCell: (self, row, column) => {
      const [r, c] = [self.rect.startRow + integer(row), self.rect.startColumn + integer(column)];
      return go(self, { startRow: r, endRow: r, startColumn: c, endColumn: c });
    },
    GetRow: (self, row) => {
      const at = self.rect.startRow + integer(row);
      return go(self, { ...self.rect, startRow: at, endRow: at });
    },
    GetColumn: (self, column) => {
      const at = self.rect.startColumn + integer(column);
      return go(self, { ...self.rect, startColumn: at, endColumn: at });
    },
    GetLastRow: (self) => go(self, { ...self.rect, startRow: self.rect.endRow }),
    GetLastColumn: (self) => go(self, { ...self.rect, startColumn: self.rect.endColumn }),
    GetLastCell: (self) =>
      go(self, { ...self.rect, startRow: self.rect.endRow, startColumn: self.rect.endColumn }),
    GetEntireRow: (self) => go(self, { ...self.rect, startColumn: 0, endColumn: GRID_COLUMNS - 1 }),
    GetEntireColumn: (self) => go(self, { ...self.rect, startRow: 0, endRow: GRID_ROWS - 1 }),
    GetOffsetRange: (self, rows, columns) => go(self, offset(self.rect, integer(rows), integer(columns))),
    GetResizedRange: (self, rows, columns) =>
      go(self, {
        ...self.rect,
        endRow: self.rect.endRow + integer(rows),
        endColumn: self.rect.endColumn + integer(columns),
      }),
    GetAbsoluteResizedRange: (self, rows, columns) =>
      go(self, {
        ...self.rect,
        endRow: self.rect.startRow + integer(rows) - 1,
        endColumn: self.rect.startColumn + integer(columns) - 1,
      }),
    GetRowsAbove: (self, count) => go(self, beside(self.rect, "row", -integer(count, 1))),
    GetRowsBelow: (self, count) => go(self, beside(self.rect, "row", integer(count, 1))),
    GetColumnsBefore: (self, count) => go(self, beside(self.rect, "column", -integer(count, 1))),
    GetColumnsAfter: (self, count) => go(self, beside(self.rect, "column", integer(count, 1))),
    GetBoundingRect: (self, another) => go(self, bounding(self.rect, other(self, another))),
    GetIntersection: (self, another) =>
      go(self, orItemNotFound(intersection(self.rect, other(self, another)))),
    GetIntersectionOrNullObject: (self, another) =>
      orNull(() => {
        const common = intersection(self.rect, other(self, another));
        return common === undefined ? undefined : go(self, common);
      }),
    // The stand-in merges no cells.
    GetMergedAreasOrNullObject: () => nullObject,
    // Where arrays have spilled is known only when they are calculated.
    GetUsedRange: async (self, valuesOnly) => {
      await self.book.calculation.settled();
      return orItemNotFound(used(self, valuesOnly));
    },
    GetUsedRangeOrNullObject: async (self, valuesOnly) => {
      await self.book.calculation.settled();
      return orNull(() => used(self, valuesOnly));
    },
  };
}

function offset(rect: Rect, rows: number, columns: number): Rect {
  return {
    startRow: rect.startRow + rows,
    endRow: rect.endRow + rows,
    startColumn: rect.startColumn + columns,
    endColumn: rect.endColumn + columns,
  };
}

/** The block of `count` lines after a range; before it when negative. */
function beside(rect: Rect, kind: "row" | "column", count: number): Rect {
  if (count === 0) throw invalidArgument();
  const size = Math.abs(count);
  if (kind === "row") {
    const startRow = count > 0 ? rect.startRow + rowCount(rect) : rect.startRow - size;
    return { ...rect, startRow, endRow: startRow + size - 1 };
  }
  const startColumn = count > 0 ? rect.startColumn + columnCount(rect) : rect.startColumn - size;
  return { ...rect, startColumn, endColumn: startColumn + size - 1 };
}
