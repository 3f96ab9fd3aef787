import { deleteRange, insertRange } from "../structure/edits";
import { defineType, type Handle, orItemNotFound } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireUnprotected, requireWritable } from "../protection";
import { columnCount, type Rect, rowCount } from "../rect";
import { patchStyle, styleAt } from "../cells/styles";
import { bodyRect, resizeTable, tableRect } from "../tables/tables";
import { valuesOf, writeEntries } from "../cells/cells";
import type { Json } from "../wire";
import { integer } from "./arguments";
import { openTable, tableRange, type TableRef } from "./tables";

/** A row by its place, as Excel does it: the row at that place is another one after rows were added above. */
interface RowRef extends TableRef {
  readonly index: number;
}

function rowRect(self: RowRef): Rect {
  const body = bodyRect(openTable(self));
  if (self.index < 0 || self.index >= rowCount(body)) return orItemNotFound<Rect>(undefined);
  const row = body.startRow + self.index;
  return { ...body, startRow: row, endRow: row };
}

const tableRow = defineType<RowRef>("TableRow", {
  identity: ({ index }) => ({ Index: index }),
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (self) => valuesOf(self.book, openTable(self).getSubunitId(), rowRect(self)),
      set: (self, value) => {
        const target = { book: self.book, sheetId: openTable(self).getSubunitId(), rect: rowRect(self) };
        requireWritable(target);
        writeEntries(self.book, target.sheetId, target.rect, value);
      },
    },
  },
  methods: {
    GetRange: (self) => tableRange(self, () => rowRect(self)),
    Delete: (self) => deleteRows(self, self.index, 1),
  },
});

function rows(self: TableRef): Handle[] {
  const count = rowCount(bodyRect(openTable(self)));
  return Array.from({ length: count }, (_, index) => tableRow.of({ ...self, index }));
}

/** Deletes rows; a table keeps at least one, emptied instead. */
async function deleteRows(self: TableRef, index: number, count: number): Promise<void> {
  const found = openTable(self);
  const sheetId = found.getSubunitId();
  requireUnprotected(self.book, sheetId);
  const body = bodyRect(found);
  if (count < 1 || index < 0 || index + count > rowCount(body)) throw invalidArgument();
  const first = { ...body, startRow: body.startRow + index };
  const keepsOne = count === rowCount(body);
  if (keepsOne) writeEntries(self.book, sheetId, { ...first, endRow: first.startRow }, "");
  const from = first.startRow + (keepsOne ? 1 : 0);
  const to = first.startRow + count - 1;
  if (from <= to)
    await deleteRange({ book: self.book, sheetId, rect: { ...body, startRow: from, endRow: to } }, "Up");
}

/** One row may come as a plain list. */
function rowValues(values: unknown, width: number): Json[][] {
  if (!Array.isArray(values) || values.length === 0) throw invalidArgument();
  const lines = (values.every((line) => Array.isArray(line)) ? values : [values]) as Json[][];
  if (lines.some((line) => line.length !== width))
    throw invalidArgument("The number of columns in the array doesn't match the size of the table.");
  return lines;
}

export const tableRowCollection = defineType<TableRef>("TableRowCollection", {
  properties: { Count: { get: (self) => rows(self).length } },
  items: rows,
  methods: {
    GetCount: (self) => rows(self).length,
    GetItemAt: (self, index) => orItemNotFound(rows(self)[integer(index)]),
    DeleteRowsAt: (self, index, count) => deleteRows(self, integer(index), integer(count, 1)),
    DeleteRows: async (self, list) => {
      if (!Array.isArray(list)) throw invalidArgument();
      const indexes = [...new Set(list.map((index) => integer(index)))].sort((a, b) => b - a);
      for (const index of indexes) await deleteRows(self, index, 1);
    },
    Add: async (self, index, values) => {
      const found = openTable(self);
      const sheetId = found.getSubunitId();
      requireUnprotected(self.book, sheetId);
      const old = tableRect(found);
      const body = bodyRect(found);
      const lines =
        values === undefined || values === null
          ? [Array.from({ length: columnCount(old) }, () => "")]
          : rowValues(values, columnCount(old));
      const wanted = integer(index, -1);
      const at = wanted < 0 ? rowCount(body) : wanted;
      if (at > rowCount(body)) throw invalidArgument();
      const startRow = body.startRow + at;
      const added = { ...body, startRow, endRow: startRow + lines.length - 1 };
      await insertRange({ book: self.book, sheetId, rect: added }, "Down");
      resizeTable(self.book, openTable(self), { ...old, endRow: old.endRow + lines.length });
      // New rows look like the one above; the first ones like those that they push down.
      const model = at === 0 ? added.endRow + 1 : startRow - 1;
      patchStyle(self.book, sheetId, added, (_, column) => styleAt(self.book, sheetId, model, column));
      writeEntries(self.book, sheetId, added, lines);
      return tableRow.of({ ...self, index: at });
    },
  },
});
