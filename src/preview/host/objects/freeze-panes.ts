import { SetFrozenMutation } from "@univerjs/sheets";
import { defineType, nullObject, orItemNotFound, type Argument, type Handle } from "../object-type";
import { invalidArgument } from "../office-error";
import { GRID_COLUMNS, GRID_ROWS, type Rect } from "../rect";
import { integer } from "./arguments";
import { range } from "./range";
import { rangeByAddress } from "./range-ref";
import type { WorksheetRef } from "./worksheet-ref";

function freeze({ book, sheetId }: WorksheetRef, rows: number, columns: number): void {
  if (rows < 0 || columns < 0) throw invalidArgument();
  book.mutate(SetFrozenMutation, {
    subUnitId: sheetId,
    startRow: rows === 0 ? -1 : rows,
    startColumn: columns === 0 ? -1 : columns,
    ySplit: rows,
    xSplit: columns,
  });
}

/** The frozen part: whole rows, whole columns, or the block in the corner. */
function frozen({ book, sheetId }: WorksheetRef): Rect | undefined {
  const { xSplit, ySplit } = book.sheet(sheetId).getFreeze();
  if (xSplit === 0 && ySplit === 0) return undefined;
  return {
    startRow: 0,
    startColumn: 0,
    endRow: ySplit === 0 ? GRID_ROWS - 1 : ySplit - 1,
    endColumn: xSplit === 0 ? GRID_COLUMNS - 1 : xSplit - 1,
  };
}

function location(self: WorksheetRef): Handle | undefined {
  const rect = frozen(self);
  return rect === undefined ? undefined : range.of({ ...self, rect });
}

function blockOf(self: WorksheetRef, argument: Argument): Rect {
  const block =
    typeof argument === "string" ? rangeByAddress(self.book, self.sheetId, argument) : range.open(argument);
  if (block?.sheetId !== self.sheetId) throw invalidArgument();
  return block.rect;
}

/** Excel.WorksheetFreezePanes. Frozen panes always begin at the top left corner. */
export const freezePanes = defineType<WorksheetRef>("WorksheetFreezePanes", {
  methods: {
    FreezeRows: (self, count) => freeze(self, integer(count, 0), 0),
    FreezeColumns: (self, count) => freeze(self, 0, integer(count, 0)),
    FreezeAt: (self, block) => {
      const { endRow, endColumn } = blockOf(self, block);
      freeze(
        self,
        endRow === GRID_ROWS - 1 ? 0 : endRow + 1,
        endColumn === GRID_COLUMNS - 1 ? 0 : endColumn + 1,
      );
    },
    Unfreeze: (self) => freeze(self, 0, 0),
    GetLocation: (self) => orItemNotFound(location(self)),
    GetLocationOrNullObject: (self) => location(self) ?? nullObject,
  },
});
