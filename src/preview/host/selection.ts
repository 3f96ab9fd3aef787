import {
  type ISelectionWithStyle,
  SheetsSelectionsService,
  SetSelectionsOperation,
  SelectionMoveType,
} from "@univerjs/sheets";
import type { Book } from "./book";
import type { RangeRef } from "./objects/range-ref";
import { toRect } from "./rect";
import { activateSheet } from "./structure/sheets";

type Selections = readonly Readonly<ISelectionWithStyle>[];

/** What is selected on a sheet, shown or not. */
export function selectionsOf(book: Book, sheetId: string): Selections {
  const service = book.injector.get(SheetsSelectionsService);
  return [...service.getWorkbookSelections(book.unitId).getSelectionsOfWorksheet(sheetId)];
}

export function restoreSelections(book: Book, sheetId: string, selections: Selections): void {
  if (selections.length === 0) return;
  book.operate(SetSelectionsOperation, {
    subUnitId: sheetId,
    type: SelectionMoveType.MOVE_END,
    selections: selections.map((one) => ({ ...one })),
  });
}

/** What is selected on the active sheet: A1 when nothing ever was. */
export function selectedRange(book: Book): RangeRef {
  const sheetId = book.workbook.getActiveSheet().getSheetId();
  const selection = selectionsOf(book, sheetId).at(-1);
  const rect = selection === undefined ? undefined : toRect(selection.range);
  return { book, sheetId, rect: rect ?? { startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 } };
}

export function activeCell(book: Book): RangeRef {
  const { sheetId, rect } = selectedRange(book);
  return { book, sheetId, rect: { ...rect, endRow: rect.startRow, endColumn: rect.startColumn } };
}

export async function selectRange({ book, sheetId, rect }: RangeRef): Promise<void> {
  activateSheet(book, sheetId);
  book.reserve(sheetId, {
    ...rect,
    endRow: Math.min(rect.endRow, rect.startRow + 999),
    endColumn: rect.startColumn,
  });
  const first = { actualRow: rect.startRow, actualColumn: rect.startColumn };
  await book.command(SetSelectionsOperation.id, {
    subUnitId: sheetId,
    type: SelectionMoveType.MOVE_END,
    selections: [
      {
        range: rect,
        primary: {
          ...first,
          startRow: rect.startRow,
          endRow: rect.startRow,
          startColumn: rect.startColumn,
          endColumn: rect.startColumn,
          isMerged: false,
          isMergedMainCell: false,
        },
        style: null,
      },
    ],
  });
}
