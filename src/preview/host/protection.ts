import type { Book } from "./book";
import { forEachStored } from "./cells/cells";
import { accessDenied } from "./office-error";
import { columnCount, isWholeColumns, isWholeRows, type Rect, rowCount } from "./rect";
import type { RangeRef } from "./objects/range-ref";
import { type CellStyle, styleAt } from "./cells/styles";

/** Whether any cell of a block is locked. Cells are locked unless their format says otherwise. */
export function hasLockedCell(book: Book, sheetId: string, rect: Rect): boolean {
  const isLocked = (style: CellStyle): boolean => style.lk !== 0;
  if (isWholeColumns(rect) || isWholeRows(rect)) {
    // Nearly all of these cells exist only through their column or row: look at those, then at the real ones.
    const lastRow = isWholeColumns(rect) ? rect.startRow : rect.endRow;
    const lastColumn = isWholeRows(rect) ? rect.startColumn : rect.endColumn;
    const sheet = book.sheet(sheetId);
    for (let row = rect.startRow; row <= lastRow; row += 1)
      for (let column = rect.startColumn; column <= lastColumn; column += 1) {
        const line = {
          ...sheet.getDefaultCellStyleInternal(),
          ...sheet.getColumnStyle(column),
          ...sheet.getRowStyle(row),
        };
        if (isLocked(line)) return true;
      }
    let found = false;
    forEachStored(book, sheetId, rect, (row, column) => {
      found ||= isLocked(styleAt(book, sheetId, row, column));
    });
    return found;
  }
  for (let row = rect.startRow; row < rect.startRow + rowCount(rect); row += 1)
    for (let column = rect.startColumn; column < rect.startColumn + columnCount(rect); column += 1)
      if (isLocked(styleAt(book, sheetId, row, column))) return true;
  return false;
}

/**
 * Stops a change to a protected sheet. `permission` names the protection option that allows this kind of change;
 * without one the question is whether all the cells are unlocked.
 *
 * @throws AccessDenied
 */
export function requireWritable({ book, sheetId, rect }: RangeRef, permission?: string): void {
  const { protection } = book.notesOf(sheetId);
  if (protection === undefined) return;
  if (
    permission === undefined ? !hasLockedCell(book, sheetId, rect) : protection.options[permission] === true
  )
    return;
  throw accessDenied("the sheet is protected");
}

/** Stops a change to the sheet as a whole (its tables, its freeze panes, …) while it is protected. */
export function requireUnprotected(book: Book, sheetId: string): void {
  if (book.notesOf(sheetId).protection !== undefined) throw accessDenied("the sheet is protected");
}

/** Stops a change to what lies over the cells, such as charts, while the sheet's protection includes that. */
export function requireObjectsWritable(book: Book, sheetId: string): void {
  const { protection } = book.notesOf(sheetId);
  if (protection !== undefined && protection.options["allowEditObjects"] !== true)
    throw accessDenied("the sheet is protected");
}
