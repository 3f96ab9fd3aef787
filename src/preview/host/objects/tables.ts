import {
  type Table,
  addTable,
  bodyRect,
  columnNames,
  findTable,
  headerRect,
  removeTable,
  renameTable,
  requireTable,
  resizeTable,
  tableNotes,
  tableRect,
  tablesIn,
  type TableNotes,
} from "../tables/tables";
import type { Book } from "../book";
import { defineType, type Handle, orItemNotFound, orNull, type PropertySpec } from "../object-type";
import { insertRange } from "../structure/edits";
import { eventMethods, tableEvents, WORKBOOK } from "../events";
import { invalidArgument } from "../office-error";
import { requireUnprotected } from "../protection";
import { intersection, contains, type Rect } from "../rect";
import type { Json } from "../wire";
import { flag, integer, text } from "./arguments";
import { range } from "./range";
import { rangeAt, rangeByAddress } from "./range-ref";
import { tableColumnCollection } from "./table-columns";
import { tableSort } from "./table-sort";
import { tableAutoFilter } from "./auto-filter";
import { clearFilter } from "../tables/table-filter";
import { tableRowCollection } from "./table-rows";
import { worksheet } from "./worksheet";

/** A table by its id, which stays the same when it is renamed or moved. */
export interface TableRef {
  readonly book: Book;
  readonly tableId: string;
}

/** @throws ItemNotFound when the table has been deleted. */
export function openTable({ book, tableId }: TableRef): Table {
  return orItemNotFound(findTable(book, tableId));
}

export const tableRange = (self: TableRef, rectOf: (table: Table) => Rect): Handle => {
  const found = openTable(self);
  return range.of(rangeAt(self.book, found.getSubunitId(), rectOf(found)));
};

type FlagName = { [K in keyof TableNotes]: TableNotes[K] extends boolean ? K : never }[keyof TableNotes];

const flagNote = (name: FlagName): PropertySpec<TableRef> => ({
  get: ({ book, tableId }) => tableNotes(book, tableId)[name],
  set: ({ book, tableId }, value) => {
    tableNotes(book, tableId)[name] = flag(value);
  },
});

/** Excel.Table. Styles and stripes are kept and answered; what Univer draws is its own. */
export const table = defineType<TableRef>("Table", {
  identity: ({ tableId }) => ({ Id: tableId }),
  properties: {
    Id: { get: ({ tableId }) => tableId },
    Name: {
      get: (self) => openTable(self).getDisplayName(),
      set: (self, value) => {
        const found = openTable(self);
        requireUnprotected(self.book, found.getSubunitId());
        renameTable(self.book, found, text(value));
      },
    },
    Style: {
      get: ({ book, tableId }) => tableNotes(book, tableId).style,
      set: ({ book, tableId }, value) => {
        tableNotes(book, tableId).style = text(value);
      },
    },
    ShowHeaders: {
      get: ({ book, tableId }) => tableNotes(book, tableId).showHeaders,
      set: (_, value) => {
        if (!flag(value)) throw invalidArgument("the stand-in keeps table headers");
      },
    },
    ShowTotals: {
      get: () => false,
      set: (_, value) => {
        if (flag(value)) throw invalidArgument("the stand-in has no total rows");
      },
    },
    ShowBandedRows: flagNote("showBandedRows"),
    ShowBandedColumns: flagNote("showBandedColumns"),
    ShowFilterButton: flagNote("showFilterButton"),
    HighlightFirstColumn: flagNote("highlightFirstColumn"),
    HighlightLastColumn: flagNote("highlightLastColumn"),
  },
  objects: {
    AutoFilter: (self) => tableAutoFilter.of(self),
    Columns: (self) => tableColumnCollection.of(self),
    Rows: (self) => tableRowCollection.of(self),
    Sort: (self) => tableSort.of(self),
    Worksheet: (self) => worksheet.of({ book: self.book, sheetId: openTable(self).getSubunitId() }),
  },
  methods: {
    ClearFilters: (self) => clearFilter(self.book, openTable(self)),
    GetRange: (self) => tableRange(self, tableRect),
    GetHeaderRowRange: (self) => tableRange(self, headerRect),
    GetDataBodyRange: (self) => tableRange(self, bodyRect),
    Resize: (self, newRange) => {
      const found = openTable(self);
      const sheetId = found.getSubunitId();
      requireUnprotected(self.book, sheetId);
      const target =
        typeof newRange === "string" ? rangeByAddress(self.book, sheetId, newRange) : range.open(newRange);
      if (target?.sheetId !== sheetId) throw invalidArgument();
      resizeTable(self.book, found, target.rect);
    },
    Delete: (self) => {
      const found = openTable(self);
      requireUnprotected(self.book, found.getSubunitId());
      const cells = rangeAt(self.book, found.getSubunitId(), tableRect(found));
      removeTable(self.book, found);
      return range.of(cells).call("Clear", []);
    },
    ConvertToRange: (self) => {
      const found = openTable(self);
      requireUnprotected(self.book, found.getSubunitId());
      const cells = rangeAt(self.book, found.getSubunitId(), tableRect(found));
      removeTable(self.book, found);
      return range.of(cells);
    },
    ...eventMethods(tableEvents, ({ book, tableId }: TableRef) => ({ book, target: tableId })),
  },
});

const handleOf = (book: Book, found: Table): Handle => table.of({ book, tableId: found.getId() });

interface TablesRef {
  readonly book: Book;
  /** Undefined for the tables of the whole workbook. */
  readonly sheetId: string | undefined;
}

export const tableCollection = defineType<TablesRef>("TableCollection", {
  properties: { Count: { get: ({ book, sheetId }) => tablesIn(book, sheetId).length } },
  items: ({ book, sheetId }) => tablesIn(book, sheetId).map((found) => handleOf(book, found)),
  item: ({ book, sheetId }, key) => handleOf(book, orItemNotFound(findTable(book, String(key), sheetId))),
  methods: {
    Add: async ({ book, sheetId }, address, hasHeaders) => {
      const active = sheetId ?? book.workbook.getActiveSheet().getSheetId();
      const cells = typeof address === "string" ? rangeByAddress(book, active, address) : range.open(address);
      if (cells === undefined || (sheetId !== undefined && cells.sheetId !== sheetId))
        throw invalidArgument();
      requireUnprotected(book, cells.sheetId);
      let { rect } = cells;
      if (!flag(hasHeaders)) {
        const top = { ...rect, endRow: rect.startRow };
        await insertRange({ book, sheetId: cells.sheetId, rect: top }, "Down");
        rect = { ...rect, endRow: rect.endRow + 1 };
      }
      return handleOf(book, addTable(book, cells.sheetId, rect));
    },
    GetCount: ({ book, sheetId }) => tablesIn(book, sheetId).length,
    GetItemAt: ({ book, sheetId }, index) =>
      handleOf(book, orItemNotFound(tablesIn(book, sheetId)[integer(index)])),
    GetItemOrNullObject: ({ book, sheetId }, key) =>
      orNull(() => {
        const found = findTable(book, String(key as Json), sheetId);
        return found === undefined ? undefined : handleOf(book, found);
      }),
    ...eventMethods(tableEvents, ({ book, sheetId }: TablesRef) => ({ book, target: sheetId ?? WORKBOOK })),
  },
});

interface ScopedTablesRef {
  readonly book: Book;
  readonly sheetId: string;
  readonly rect: Rect;
  readonly fullyContained: boolean;
}

function scoped({ book, sheetId, rect, fullyContained }: ScopedTablesRef): Table[] {
  return tablesIn(book, sheetId).filter((found) =>
    fullyContained ? contains(rect, tableRect(found)) : intersection(rect, tableRect(found)) !== undefined,
  );
}

/** The tables that a range touches. */
export const tableScopedCollection = defineType<ScopedTablesRef>("TableScopedCollection", {
  items: (self) => scoped(self).map((found) => handleOf(self.book, found)),
  item: (self, key) =>
    handleOf(
      self.book,
      orItemNotFound(scoped(self).find((found) => found.getId() === key || found.getDisplayName() === key)),
    ),
  methods: {
    GetCount: (self) => scoped(self).length,
    GetFirst: (self) => handleOf(self.book, orItemNotFound(scoped(self)[0])),
  },
});

export { columnNames, requireTable };
