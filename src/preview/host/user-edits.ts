import {
  CustomCommandExecutionError,
  type ICommandInfo,
  ICommandService,
  type IExecutionOptions,
} from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  type ISetRangeValuesMutationParams,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetRangeValuesMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
} from "@univerjs/sheets";
import { AddSheetTableMutation, DeleteSheetTableMutation } from "@univerjs/sheets-table";
import type { Book } from "./book";
import { contentRect } from "./structure/content-rect";
import { hasLockedCell } from "./protection";
import type { Rect } from "./rect";
import { activeCell } from "./selection";

/** The change that opens a cell for typing. It belongs to Univer's user interface, which is not loaded everywhere. */
const OPEN_CELL = "sheet.operation.set-cell-edit-visible";

/** Which option of the protection allows each kind of change; null stands for none. */
const permissions: Readonly<Record<string, string | null>> = {
  [InsertRowMutation.id]: "allowInsertRows",
  [InsertColMutation.id]: "allowInsertColumns",
  [RemoveRowMutation.id]: "allowDeleteRows",
  [RemoveColMutation.id]: "allowDeleteColumns",
  [SetWorksheetRowHeightMutation.id]: "allowFormatRows",
  [SetRowHiddenMutation.id]: "allowFormatRows",
  [SetRowVisibleMutation.id]: "allowFormatRows",
  [SetWorksheetColWidthMutation.id]: "allowFormatColumns",
  [SetColHiddenMutation.id]: "allowFormatColumns",
  [SetColVisibleMutation.id]: "allowFormatColumns",
  [ReorderRangeMutation.id]: "allowSort",
  [MoveRangeMutation.id]: null,
  [MoveRowsMutation.id]: null,
  [MoveColsMutation.id]: null,
  [AddSheetTableMutation.id]: null,
  [DeleteSheetTableMutation.id]: null,
};

/** A change at the screen that the sheet's protection does not allow. */
export interface Refusal {
  readonly sheetId: string;
  /** The cells it was about, where it was about some. */
  readonly rect: Rect | undefined;
}

/**
 * Keeps people from changing what a protected sheet locks: by typing, pasting, filling or dragging, which all end in
 * the same few changes to the model. Changes an add-in asks for are judged elsewhere, with Excel's errors.
 */
export class UserEditGuard {
  private readonly listener: { dispose(): void };
  private readonly refused = new Set<(refusal: Refusal) => void>();

  constructor(private readonly book: Book) {
    this.listener = book.injector
      .get(ICommandService)
      .beforeCommandExecuted((command, options) => this.judge(command, options));
  }

  dispose(): void {
    this.listener.dispose();
  }

  onRefused(listener: (refusal: Refusal) => void): () => void {
    this.refused.add(listener);
    return () => this.refused.delete(listener);
  }

  private judge(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (this.book.isActing || options?.fromFormula === true || options?.onlyLocal === true) return;
    if (command.id === OPEN_CELL) {
      if ((command.params as { visible?: boolean } | undefined)?.visible !== true) return;
      const { sheetId, rect } = activeCell(this.book);
      this.requireUnlocked(sheetId, rect);
      return;
    }
    const { subUnitId } = (command.params ?? {}) as { subUnitId?: string };
    const protection = subUnitId === undefined ? undefined : this.book.notesOf(subUnitId).protection;
    if (subUnitId === undefined || protection === undefined) return;
    if (command.id === SetRangeValuesMutation.id) {
      const rect = contentRect((command.params as ISetRangeValuesMutationParams).cellValue);
      if (rect !== undefined) this.requireUnlocked(subUnitId, rect);
      else if (protection.options["allowFormatCells"] !== true) this.refuse(subUnitId, undefined);
    } else if (Object.hasOwn(permissions, command.id)) {
      const permission = permissions[command.id];
      if (!permission || protection.options[permission] !== true) this.refuse(subUnitId, undefined);
    }
  }

  private requireUnlocked(sheetId: string, rect: Rect): void {
    if (this.book.notesOf(sheetId).protection === undefined) return;
    if (hasLockedCell(this.book, sheetId, rect)) this.refuse(sheetId, rect);
  }

  /** Univer takes this error for "do not, and say nothing"; the page says it in its own words. */
  private refuse(sheetId: string, rect: Rect | undefined): never {
    for (const listener of this.refused) listener({ sheetId, rect });
    throw new CustomCommandExecutionError("The sheet is protected.");
  }
}
