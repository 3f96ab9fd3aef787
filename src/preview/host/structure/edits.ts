import { Direction } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  SetWorksheetActiveOperation,
} from "@univerjs/sheets";
import type { Book } from "../book";
import { cellValue, clearCells, formulasOf, readMatrix, valuesOf, writeEntries } from "../cells/cells";
import { movedFormula } from "./moved-formula";
import { invalidArgument, invalidOperation } from "../office-error";
import { requireUnprotected, requireWritable } from "../protection";
import { columnCount, isWholeColumns, isWholeRows, type Rect, rowCount } from "../rect";
import type { RangeRef } from "../objects/range-ref";
import { restoreSelections, selectionsOf } from "../selection";
import { deletion, insertion, type Shift } from "./shift";
import { shiftAttached } from "./shift-attached";
import { patchStyle, styleAt } from "../cells/styles";
import { shiftTables, snapshotTables, tableRect, tablesIn } from "../tables/tables";

/** Clears a block: "Contents", "Formats", "All"; hyperlinks are not kept, so those kinds do nothing. */
export function clearRange(self: RangeRef, applyTo: string): void {
  const kind = applyTo.toLowerCase();
  if (kind === "hyperlinks" || kind === "removehyperlinks" || kind === "resetcontents") return;
  if (!["all", "contents", "formats"].includes(kind)) throw invalidArgument();
  requireWritable(self, kind === "formats" ? "allowFormatCells" : undefined);
  const { book, sheetId, rect } = self;
  clearCells(book, sheetId, rect, { contents: kind !== "formats", formats: kind !== "contents" });
}

export interface CopyOptions {
  readonly type: "All" | "Formulas" | "Values" | "Formats";
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

/**
 * Whether a copy is of what formulas give: always one of values; one of formulas only where a cell of the source holds nothing
 * of its own, since an array may be spilled over it. Formulas and what was typed are copied as they stand.
 */
export function copiesResults({ book, sheetId, rect }: RangeRef, type: CopyOptions["type"]): boolean {
  if (type === "Values" || type === "Formats") return type === "Values";
  for (let row = rect.startRow; row <= rect.endRow; row += 1)
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1) {
      const cell = book.cell(sheetId, row, column);
      if (!cell?.f && !cell?.si && cellValue(cell) === "") return true;
    }
  return false;
}

/** Copies a block onto another, which grows to the source's size when it is one cell. Formulas move along. */
export function copyRange(target: RangeRef, source: RangeRef, options: CopyOptions): void {
  if (options.transpose) throw invalidOperation("The stand-in does not transpose.");
  const { book, sheetId } = target;
  const size = { rows: rowCount(source.rect), columns: columnCount(source.rect) };
  const rect: Rect = {
    ...target.rect,
    endRow: Math.max(target.rect.endRow, target.rect.startRow + size.rows - 1),
    endColumn: Math.max(target.rect.endColumn, target.rect.startColumn + size.columns - 1),
  };
  requireWritable({ book, sheetId, rect });
  const from = (row: number, column: number): readonly [number, number] => [
    (row - rect.startRow) % size.rows,
    (column - rect.startColumn) % size.columns,
  ];
  if (options.type !== "Formats") {
    const read = options.type === "Values" ? valuesOf : formulasOf;
    const content = read(source.book, source.sheetId, source.rect);
    const matrix = readMatrix(rect, (row, column) => {
      const [r, c] = from(row, column);
      const there = content[r]?.[c] ?? "";
      const isMoved = options.type !== "Values" && typeof there === "string" && there.startsWith("=");
      const value = isMoved
        ? movedFormula(there, row - source.rect.startRow - r, column - source.rect.startColumn - c)
        : there;
      return value === "" && options.skipBlanks ? null : value;
    });
    writeEntries(book, sheetId, rect, matrix);
  }
  if (options.type === "All" || options.type === "Formats") {
    patchStyle(book, sheetId, rect, (row, column) => {
      const [r, c] = from(row, column);
      return styleAt(book, source.sheetId, source.rect.startRow + r, source.rect.startColumn + c);
    });
  }
}

/** Inserts empty cells where the block is and pushes what was there aside. */
export async function insertRange(self: RangeRef, shift: "Down" | "Right"): Promise<void> {
  const { book, sheetId, rect } = self;
  const wholeRows = isWholeRows(rect);
  const wholeColumns = isWholeColumns(rect);
  requireShiftAllowed(self, wholeRows ? "allowInsertRows" : wholeColumns ? "allowInsertColumns" : undefined);
  const move = insertion(rect, shift);
  requireWholeTables(book, sheetId, move);
  // Results still to come would be put where their cells were.
  await book.calculation.settled();
  const tables = snapshotTables(book, sheetId);
  book.reserve(sheetId, growth(book, sheetId, rect));
  const range = inGrid(book, sheetId, rect);
  const params = { subUnitId: sheetId, range };
  await onSheet(book, sheetId, async () => {
    if (wholeRows) await book.command(InsertRowByRangeCommand.id, { ...params, direction: Direction.UP });
    else if (wholeColumns)
      await book.command(InsertColByRangeCommand.id, { ...params, direction: Direction.LEFT });
    else if (shift === "Down") await book.command(InsertRangeMoveDownCommand.id, params);
    else await book.command(InsertRangeMoveRightCommand.id, params);
  });
  book.references.adjust(sheetId, move.apply);
  shiftAttached(book, sheetId, move);
  shiftTables(book, tables, move);
}

/** Deletes the cells of the block and closes the gap. */
export async function deleteRange(self: RangeRef, shift: "Up" | "Left"): Promise<void> {
  const { book, sheetId, rect } = self;
  const wholeRows = isWholeRows(rect);
  const wholeColumns = isWholeColumns(rect);
  requireShiftAllowed(self, wholeRows ? "allowDeleteRows" : wholeColumns ? "allowDeleteColumns" : undefined);
  const move = deletion(rect, shift);
  requireWholeTables(book, sheetId, move);
  await book.calculation.settled();
  const tables = snapshotTables(book, sheetId);
  book.reserve(sheetId, growth(book, sheetId, rect));
  const params = { subUnitId: sheetId, range: inGrid(book, sheetId, rect) };
  await onSheet(book, sheetId, async () => {
    if (wholeRows) await book.command(RemoveRowByRangeCommand.id, params);
    else if (wholeColumns) await book.command(RemoveColByRangeCommand.id, params);
    else if (shift === "Up") await book.command(DeleteRangeMoveUpCommand.id, params);
    else await book.command(DeleteRangeMoveLeftCommand.id, params);
  });
  book.references.adjust(sheetId, move.apply);
  shiftAttached(book, sheetId, move);
  shiftTables(book, tables, move);
}

function requireShiftAllowed({ book, sheetId }: RangeRef, permission: string | undefined): void {
  const { protection } = book.notesOf(sheetId);
  if (permission === undefined || protection?.options[permission] !== true) requireUnprotected(book, sheetId);
}

/** Excel does not let cells be shifted when that would tear a table apart. */
function requireWholeTables(book: Book, sheetId: string, shift: Shift): void {
  if (tablesIn(book, sheetId).some((table) => shift.tears(tableRect(table))))
    throw invalidOperation("This operation is not allowed. It would shift cells in a table.");
}

/** Some of Univer's commands act on the active sheet only, and they select and show what they moved: Excel does not. */
async function onSheet(book: Book, sheetId: string, act: () => Promise<void>): Promise<void> {
  const active = book.workbook.getActiveSheet();
  const target = book.sheet(sheetId);
  const selections = selectionsOf(book, sheetId);
  if (active !== target) book.workbook.setActiveSheet(target);
  try {
    await act();
  } finally {
    restoreSelections(book, sheetId, selections);
    // The operation, unlike the model, also draws the sheet again.
    if (active !== target) book.operate(SetWorksheetActiveOperation, { subUnitId: active.getSheetId() });
  }
}

function growth(book: Book, sheetId: string, rect: Rect): Rect {
  const sheet = book.sheet(sheetId);
  return {
    ...rect,
    endRow: isWholeColumns(rect) ? sheet.getRowCount() - 1 : rect.endRow + 1,
    endColumn: isWholeRows(rect) ? sheet.getColumnCount() - 1 : rect.endColumn + 1,
  };
}

function inGrid(book: Book, sheetId: string, rect: Rect): Rect {
  const sheet = book.sheet(sheetId);
  return {
    startRow: rect.startRow,
    startColumn: rect.startColumn,
    endRow: Math.min(rect.endRow, sheet.getRowCount() - 1),
    endColumn: Math.min(rect.endColumn, sheet.getColumnCount() - 1),
  };
}
