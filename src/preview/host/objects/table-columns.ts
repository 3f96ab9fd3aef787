import { insertRange, deleteRange } from "../structure/edits";
import { defineType, type Handle, orItemNotFound, orNull } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireUnprotected, requireWritable } from "../protection";
import type { Rect } from "../rect";
import { bodyRect, columnNames, resizeTable, tableNotes, tableRect } from "../tables/tables";
import { valuesOf, writeEntries } from "../cells/cells";
import type { Json } from "../wire";
import { integer, text } from "./arguments";
import { openTable, tableRange, type TableRef } from "./tables";

/** A column by its id, so that it is still the same one after others were added or deleted. */
interface ColumnRef extends TableRef {
  readonly columnId: number;
}

function indexOf(self: ColumnRef): number {
  openTable(self);
  const index = tableNotes(self.book, self.tableId).columnIds.indexOf(self.columnId);
  return orItemNotFound(index < 0 ? undefined : index);
}

const narrow = (rect: Rect, index: number): Rect => ({
  ...rect,
  startColumn: rect.startColumn + index,
  endColumn: rect.startColumn + index,
});

const tableColumn = defineType<ColumnRef>("TableColumn", {
  identity: ({ columnId }) => ({ Id: columnId }),
  properties: {
    Id: { get: ({ columnId }) => columnId },
    Index: { get: indexOf },
    Name: {
      get: (self) => columnNames(openTable(self))[indexOf(self)] ?? "",
      set: (self, value) => {
        const found = openTable(self);
        const header = narrow(tableRect(found), indexOf(self));
        const rect = { ...header, endRow: header.startRow };
        requireWritable({ book: self.book, sheetId: found.getSubunitId(), rect });
        writeEntries(self.book, found.getSubunitId(), rect, `'${text(value)}`);
      },
    },
    Values: {
      get: (self) => {
        const found = openTable(self);
        return valuesOf(self.book, found.getSubunitId(), narrow(tableRect(found), indexOf(self)));
      },
      set: (self, value) => {
        const found = openTable(self);
        const sheetId = found.getSubunitId();
        const rect = narrow(tableRect(found), indexOf(self));
        requireWritable({ book: self.book, sheetId, rect });
        writeEntries(self.book, sheetId, rect, value);
      },
    },
  },
  methods: {
    GetRange: (self) => tableRange(self, (found) => narrow(tableRect(found), indexOf(self))),
    GetDataBodyRange: (self) => tableRange(self, (found) => narrow(bodyRect(found), indexOf(self))),
    GetHeaderRowRange: (self) =>
      tableRange(self, (found) => {
        const rect = narrow(tableRect(found), indexOf(self));
        return { ...rect, endRow: rect.startRow };
      }),
    Delete: async (self) => {
      const found = openTable(self);
      const sheetId = found.getSubunitId();
      requireUnprotected(self.book, sheetId);
      await deleteRange({ book: self.book, sheetId, rect: narrow(tableRect(found), indexOf(self)) }, "Left");
    },
  },
});

function columns(self: TableRef): Handle[] {
  openTable(self);
  return tableNotes(self.book, self.tableId).columnIds.map((columnId) =>
    tableColumn.of({ ...self, columnId }),
  );
}

/** Excel takes a column's id as a number and its name as a text. */
function find(self: TableRef, key: Json | undefined): Handle | undefined {
  const { columnIds } = tableNotes(self.book, openTable(self).getId());
  const index =
    typeof key === "number"
      ? columnIds.indexOf(key)
      : columnNames(openTable(self)).findIndex((name) => name.toLowerCase() === String(key).toLowerCase());
  return columns(self)[index];
}

export const tableColumnCollection = defineType<TableRef>("TableColumnCollection", {
  properties: { Count: { get: (self) => columns(self).length } },
  items: columns,
  item: (self, key) => orItemNotFound(find(self, key)),
  methods: {
    GetCount: (self) => columns(self).length,
    GetItemAt: (self, index) => orItemNotFound(columns(self)[integer(index)]),
    GetItemOrNullObject: (self, key) => orNull(() => find(self, key as Json)),
    Add: async (self, index, values, name) => {
      const found = openTable(self);
      const sheetId = found.getSubunitId();
      requireUnprotected(self.book, sheetId);
      const old = tableRect(found);
      const count = columns(self).length;
      const wanted = integer(index, -1);
      const at = wanted < 0 ? count : wanted;
      if (at > count) throw invalidArgument();
      const added = narrow(old, at);
      await insertRange({ book: self.book, sheetId, rect: added }, "Right");
      // A column pushed in at either edge is outside the table so far.
      if (at === count) resizeTable(self.book, openTable(self), { ...old, endColumn: old.endColumn + 1 });
      if (at === 0) resizeTable(self.book, openTable(self), { ...old, endColumn: old.endColumn + 1 });
      const ids = tableNotes(self.book, self.tableId);
      const fresh = (ids.lastColumnId += 1);
      ids.columnIds.splice(count, ids.columnIds.length - count);
      ids.columnIds.splice(at, 0, fresh);
      if (values !== undefined && values !== null) writeEntries(self.book, sheetId, added, values as Json);
      const header = { ...added, endRow: added.startRow };
      if (typeof name === "string") writeEntries(self.book, sheetId, header, `'${name}`);
      return tableColumn.of({ ...self, columnId: fresh });
    },
  },
});
