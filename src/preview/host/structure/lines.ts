import {
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
} from "@univerjs/sheets";
import type { RangeRef } from "../objects/range-ref";
import { requireWritable } from "../protection";
import type { Rect } from "../rect";

/** The part of a block that Univer's grid holds; beyond it every row and column is as new. */
export function materialized({ book, sheetId, rect }: RangeRef): Rect {
  const sheet = book.sheet(sheetId);
  return {
    ...rect,
    endRow: Math.min(rect.endRow, Math.max(sheet.getRowCount() - 1, rect.startRow)),
    endColumn: Math.min(rect.endColumn, Math.max(sheet.getColumnCount() - 1, rect.startColumn)),
  };
}

/** Whether the rows or columns of a block are hidden; null when some are and some are not. */
export function hiddenLines(self: RangeRef, kind: "row" | "column"): boolean | null {
  const sheet = self.book.sheet(self.sheetId);
  const rect = materialized(self);
  const [from, to] = kind === "row" ? [rect.startRow, rect.endRow] : [rect.startColumn, rect.endColumn];
  let hidden = 0;
  for (let index = from; index <= to; index += 1)
    if (!(kind === "row" ? sheet.getRowVisible(index) : sheet.getColVisible(index))) hidden += 1;
  return hidden === 0 ? false : hidden === to - from + 1 ? true : null;
}

export function setHidden(self: RangeRef, kind: "row" | "column", hidden: boolean): void {
  requireWritable(self, kind === "row" ? "allowFormatRows" : "allowFormatColumns");
  const { book, sheetId } = self;
  const rect = materialized(self);
  book.reserve(sheetId, rect);
  const mutation =
    kind === "row"
      ? hidden
        ? SetRowHiddenMutation
        : SetRowVisibleMutation
      : hidden
        ? SetColHiddenMutation
        : SetColVisibleMutation;
  book.mutate(mutation, { subUnitId: sheetId, ranges: [rect] });
}
