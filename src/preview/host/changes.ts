import { type ICommandInfo, ICommandService, type IExecutionOptions } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  type ISetRangeValuesMutationParams,
  type ISetSelectionsOperationParams,
} from "@univerjs/sheets";
import { formatReference } from "./address";
import type { Book } from "./book";
import { valuesOf, valueTypesOf } from "./cells/cells";
import { contentRect } from "./structure/content-rect";
import { documentSelection, sheetEvents, tableEvents, WORKBOOK } from "./events";
import { GRID_COLUMNS, GRID_ROWS, intersection, type Rect, sameRect, toRect } from "./rect";
import { tableRect, tablesIn } from "./tables/tables";
import type { Json } from "./wire";

type Details = Readonly<Record<string, Json>>;

interface CellBefore {
  readonly value: Json;
  readonly type: Json;
}

/**
 * Watches what happens to the model, whoever does it (an add-in through the host, or somebody at the screen), and
 * raises Excel's events for it. What the formula engine writes raises none.
 */
export class ChangeWatcher {
  private readonly listeners: { dispose(): void }[];
  private activeSheetId: string;
  private selection = "";
  private before: CellBefore | undefined;

  constructor(private readonly book: Book) {
    const commands = book.injector.get(ICommandService);
    this.activeSheetId = book.workbook.getActiveSheet().getSheetId();
    this.listeners = [
      commands.beforeCommandExecuted((command, options) => this.remember(command, options)),
      commands.onCommandExecuted((command, options) => this.hear(command, options)),
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  /** The old value of a single cell, which the event tells beside the new one. */
  private remember(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    this.before = undefined;
    if (command.id !== SetRangeValuesMutation.id || isEngine(options)) return;
    const params = command.params as ISetRangeValuesMutationParams;
    if (!this.isWatched(params.subUnitId)) return;
    const rect = contentRect(params.cellValue);
    if (rect === undefined || rect.startRow !== rect.endRow || rect.startColumn !== rect.endColumn) return;
    this.before = this.look(params.subUnitId, rect);
  }

  private look(sheetId: string, rect: Rect): CellBefore {
    return {
      value: valuesOf(this.book, sheetId, rect)[0]?.[0] ?? "",
      type: valueTypesOf(this.book, sheetId, rect)[0]?.[0] ?? "Empty",
    };
  }

  private isWatched(sheetId: string): boolean {
    const { events } = this.book;
    return (
      events.isWanted(sheetEvents.DataChanged, sheetId) ||
      events.isWanted(sheetEvents.DataChanged, WORKBOOK) ||
      events.isWanted(tableEvents.DataChanged, WORKBOOK) ||
      events.isWanted(tableEvents.DataChanged, sheetId) ||
      tablesIn(this.book, sheetId).some((table) => events.isWanted(tableEvents.DataChanged, table.getId()))
    );
  }

  private hear(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    switch (command.id) {
      case SetRangeValuesMutation.id: {
        if (isEngine(options)) return;
        const { subUnitId, cellValue } = command.params as ISetRangeValuesMutationParams;
        const rect = this.isWatched(subUnitId) ? contentRect(cellValue) : undefined;
        if (rect !== undefined) this.raiseChange(subUnitId, rect, "RangeEdited", this.before);
        return;
      }
      case InsertRowMutation.id:
        return this.raiseLines(command, "RowInserted");
      case RemoveRowMutation.id:
        return this.raiseLines(command, "RowDeleted");
      case InsertColMutation.id:
        return this.raiseLines(command, "ColumnInserted");
      case RemoveColMutation.id:
        return this.raiseLines(command, "ColumnDeleted");
      case SetWorksheetActiveOperation.id:
        return this.raiseActivation();
      case InsertSheetMutation.id: {
        const { sheet } = command.params as { sheet: { id: string } };
        return this.raise(sheetEvents.Added, [WORKBOOK], () => ({ worksheetId: sheet.id, source: "Local" }));
      }
      case RemoveSheetMutation.id: {
        const { subUnitId } = command.params as { subUnitId: string };
        return this.raise(sheetEvents.Deleted, [WORKBOOK], () => ({
          worksheetId: subUnitId,
          source: "Local",
        }));
      }
      case SetSelectionsOperation.id:
        return this.raiseSelection(command.params as ISetSelectionsOperationParams);
    }
  }

  private raiseLines(command: Readonly<ICommandInfo>, changeType: string): void {
    const { subUnitId, range } = command.params as { subUnitId: string; range: Rect };
    const rect = changeType.startsWith("Row")
      ? { ...toRect(range), startColumn: 0, endColumn: GRID_COLUMNS - 1 }
      : { ...toRect(range), startRow: 0, endRow: GRID_ROWS - 1 };
    this.raiseChange(subUnitId, rect, changeType, undefined);
  }

  private raiseChange(sheetId: string, rect: Rect, changeType: string, before: CellBefore | undefined): void {
    const triggerSource = this.book.isActing ? "ThisLocalAddin" : "Unknown";
    const details = (tableId?: string): Details => {
      const after = before === undefined ? undefined : this.look(sheetId, rect);
      return {
        worksheetId: sheetId,
        ...(tableId === undefined ? {} : { tableId }),
        address: formatReference(rect),
        changeType,
        source: "Local",
        triggerSource,
        referenceId: eventRangeId(sheetId, rect),
        shiftDirection: "None",
        ...(before === undefined || after === undefined
          ? {}
          : {
              valueBefore: before.value,
              valueTypeBefore: before.type,
              valueAfter: after.value,
              valueTypeAfter: after.type,
            }),
      };
    };
    this.raise(sheetEvents.DataChanged, [sheetId, WORKBOOK], () => details());
    for (const table of tablesIn(this.book, sheetId))
      if (intersection(tableRect(table), rect) !== undefined)
        this.raise(tableEvents.DataChanged, [table.getId(), sheetId, WORKBOOK], () => details(table.getId()));
  }

  private raiseActivation(): void {
    const now = this.book.workbook.getActiveSheet().getSheetId();
    const before = this.activeSheetId;
    if (now === before) return;
    this.activeSheetId = now;
    this.raise(sheetEvents.Deactivated, [before, WORKBOOK], () => ({ worksheetId: before }));
    this.raise(sheetEvents.Activated, [now, WORKBOOK], () => ({ worksheetId: now }));
  }

  private raiseSelection({ subUnitId, selections }: ISetSelectionsOperationParams): void {
    const range = selections.at(-1)?.range;
    if (range === undefined) return;
    const rect = toRect(range);
    const key = `${subUnitId} ${formatReference(rect)}`;
    // At the screen one selection is reported while it is drawn and once more when it is done.
    if (key === this.selection) return;
    this.selection = key;
    const details = (): Details => ({ worksheetId: subUnitId, address: formatReference(rect) });
    this.raise(sheetEvents.SelectionChanged, [subUnitId, WORKBOOK], details);
    // The library registers for this one without telling the host, so it is always sent.
    if (this.book.notes.enableEvents)
      this.book.events.send(documentSelection.type, documentSelection.target, details);
    for (const table of tablesIn(this.book, subUnitId)) {
      const inside = intersection(tableRect(table), rect);
      const isInside = inside !== undefined && sameRect(inside, rect);
      this.raise(tableEvents.SelectionChanged, [table.getId()], () => ({
        worksheetId: subUnitId,
        tableId: table.getId(),
        address: isInside ? formatReference(rect) : "",
      }));
    }
  }

  private raise(type: number, targets: readonly string[], details: () => Details): void {
    if (this.book.notes.enableEvents) this.book.events.raise(type, targets, details);
  }
}

const isEngine = (options: IExecutionOptions | undefined): boolean =>
  options?.fromFormula === true || options?.onlyLocal === true;

const eventRangeId = (sheetId: string, rect: Rect): string =>
  ["event", sheetId, rect.startRow, rect.startColumn, rect.endRow, rect.endColumn].join("/");

/** The range an event speaks of, from the id it carries; undefined when its sheet is gone. */
export function eventRange(book: Book, id: string): { sheetId: string; rect: Rect } | undefined {
  const [, sheetId = "", ...numbers] = id.split("/");
  const [startRow = 0, startColumn = 0, endRow = 0, endColumn = 0] = numbers.map(Number);
  if (book.findSheet(sheetId) === undefined) return undefined;
  return { sheetId, rect: { startRow, startColumn, endRow, endColumn } };
}
