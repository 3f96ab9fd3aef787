import { BooleanNumber } from "@univerjs/core";
import { SetTabColorMutation, ToggleGridlinesMutation } from "@univerjs/sheets";
import { eventMethods, sheetEvents } from "../events";
import {
  defineType,
  orItemNotFound,
  orNull,
  type Argument,
  type Handle,
  type ObjectType,
} from "../object-type";
import { invalidArgument } from "../office-error";
import {
  activateSheet,
  moveSheet,
  removeSheet,
  renameSheet,
  setVisibility,
  visibilityOf,
  isHidden,
} from "../structure/sheets";
import { usedRect } from "../cells/used";
import { flag, integer, oneOf, text } from "./arguments";
import { chartCollection } from "./charts";
import { freezePanes } from "./freeze-panes";
import { namedItemCollection } from "./names";
import { horizontalPageBreaks } from "./page-breaks";
import { pageLayout } from "./page-layout";
import { range } from "./range";
import { rangeAt, rangeByAddress, wholeSheet } from "./range-ref";
import { sheetCustomProperties } from "./custom-properties";
import { tableCollection } from "./tables";
import type { WorksheetRef } from "./worksheet-ref";
import type { Json } from "../wire";
import { worksheetProtection } from "./worksheet-protection";

const visibilities = ["Visible", "Hidden", "VeryHidden"] as const;

function used({ book, sheetId }: WorksheetRef, valuesOnly: Argument): Handle | undefined {
  const rect = usedRect(book, sheetId, flag(valuesOnly), wholeSheet);
  return rect === undefined ? undefined : range.of({ book, sheetId, rect });
}

const oneCell = (
  row: number,
  column: number,
): { startRow: number; endRow: number; startColumn: number; endColumn: number } => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

/** The next sheet before or after this one, as `getNext` and `getPrevious` count them. */
function neighbour({ book, sheetId }: WorksheetRef, step: 1 | -1, visibleOnly: Argument): Handle | undefined {
  const sheets = book.sheets();
  let index = sheets.findIndex((sheet) => sheet.getSheetId() === sheetId) + step;
  while (flag(visibleOnly) && sheets[index] !== undefined && isHiddenAt(index)) index += step;
  const found = sheets[index];
  return found === undefined ? undefined : worksheet.of({ book, sheetId: found.getSheetId() });

  function isHiddenAt(at: number): boolean {
    const sheet = sheets[at];
    return sheet !== undefined && isHidden(sheet);
  }
}

function showGridlines({ book, sheetId }: WorksheetRef, value: Json): void {
  book.mutate(ToggleGridlinesMutation, {
    subUnitId: sheetId,
    showGridlines: flag(value) ? BooleanNumber.TRUE : BooleanNumber.FALSE,
  });
}

/** Excel.Worksheet. */
export const worksheet: ObjectType<WorksheetRef> = defineType<WorksheetRef>("Worksheet", {
  identity: ({ sheetId }) => ({ Id: sheetId }),
  properties: {
    Id: { get: ({ sheetId }) => sheetId },
    Name: {
      get: ({ book, sheetId }) => book.sheet(sheetId).getName(),
      set: ({ book, sheetId }, value) => renameSheet(book, sheetId, text(value)),
    },
    Position: {
      get: ({ book, sheetId }) => book.sheets().indexOf(book.sheet(sheetId)),
      set: ({ book, sheetId }, value) => moveSheet(book, sheetId, integer(value)),
    },
    Visibility: {
      get: ({ book, sheetId }) => visibilityOf(book, sheetId),
      set: ({ book, sheetId }, value) => setVisibility(book, sheetId, oneOf(value, visibilities)),
    },
    TabColor: {
      get: ({ book, sheetId }) => book.sheet(sheetId).getTabColor() ?? "",
      set: ({ book, sheetId }, value) =>
        book.mutate(SetTabColorMutation, { subUnitId: sheetId, color: text(value).toUpperCase() }),
    },
    ShowGridlines: {
      get: ({ book, sheetId }) => !book.sheet(sheetId).hasHiddenGridlines(),
      set: showGridlines,
    },
    // The library reads the property under one name and writes it under another.
    Gridlines: { set: showGridlines },
  },
  objects: {
    Charts: (self) => chartCollection.of(self),
    HorizontalPageBreaks: (self) => horizontalPageBreaks.of(self),
    Tables: ({ book, sheetId }) => tableCollection.of({ book, sheetId }),
    Names: ({ book, sheetId }) => namedItemCollection.of({ book, sheetId }),
    Protection: (self) => worksheetProtection.of(self),
    FreezePanes: (self) => freezePanes.of(self),
    PageLayout: (self) => pageLayout.of(self),
    CustomProperties: (self) => sheetCustomProperties.of(self),
  },
  methods: {
    Activate: ({ book, sheetId }) => activateSheet(book, sheetId),
    Delete: ({ book, sheetId }) => removeSheet(book, sheetId),
    Calculate: ({ book }) => book.calculation.calculate(),
    GetRange: ({ book, sheetId }, address) => {
      book.sheet(sheetId);
      if (address === undefined || address === null) return range.of({ book, sheetId, rect: wholeSheet });
      const found = rangeByAddress(book, sheetId, text(address));
      if (found.sheetId !== sheetId) throw invalidArgument();
      return range.of(found);
    },
    GetRangeByIndexes: ({ book, sheetId }, row, column, rows, columns) => {
      book.sheet(sheetId);
      const [startRow, startColumn] = [integer(row), integer(column)];
      const rect = {
        startRow,
        startColumn,
        endRow: startRow + integer(rows) - 1,
        endColumn: startColumn + integer(columns) - 1,
      };
      return range.of(rangeAt(book, sheetId, rect));
    },
    GetCell: ({ book, sheetId }, row, column) => {
      book.sheet(sheetId);
      return range.of(rangeAt(book, sheetId, oneCell(integer(row), integer(column))));
    },
    // An empty sheet still has A1 in use, but not for the variant that may answer with nothing.
    GetUsedRange: async (self, valuesOnly) => {
      await self.book.calculation.settled();
      return used(self, valuesOnly) ?? range.of({ ...self, rect: oneCell(0, 0) });
    },
    GetUsedRangeOrNullObject: async (self, valuesOnly) => {
      await self.book.calculation.settled();
      return orNull(() => used(self, valuesOnly));
    },
    GetNext: (self, visibleOnly) => orItemNotFound(neighbour(self, 1, visibleOnly)),
    GetNextOrNullObject: (self, visibleOnly) => orNull(() => neighbour(self, 1, visibleOnly)),
    GetPrevious: (self, visibleOnly) => orItemNotFound(neighbour(self, -1, visibleOnly)),
    GetPreviousOrNullObject: (self, visibleOnly) => orNull(() => neighbour(self, -1, visibleOnly)),
    _GetSheetById: ({ book }, id) =>
      worksheet.of({ book, sheetId: orItemNotFound(book.findSheet(text(id))).getSheetId() }),
    _GetAnotherWorksheetById: ({ book }, id) =>
      worksheet.of({ book, sheetId: orItemNotFound(book.findSheet(text(id))).getSheetId() }),
    ...eventMethods(sheetEvents, ({ book, sheetId }: WorksheetRef) => ({ book, target: sheetId })),
  },
});
