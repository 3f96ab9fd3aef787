import { defineType, type Handle, orItemNotFound } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireWritable } from "../protection";
import { integer } from "./arguments";
import { range } from "./range";
import { rangeAt, rangeByAddress, wholeSheet } from "./range-ref";
import type { WorksheetRef } from "./worksheet-ref";

interface PageBreakRef extends WorksheetRef {
  /** The first row of the new page. */
  readonly row: number;
}

const cellAfter = ({ book, sheetId, row }: PageBreakRef): Handle =>
  range.of(rangeAt(book, sheetId, { startRow: row, endRow: row, startColumn: 0, endColumn: 0 }));

const pageBreak = defineType<PageBreakRef>("PageBreak", {
  identity: ({ row }) => ({ _Id: row }),
  properties: {
    RowIndex: { get: ({ row }) => row },
    ColumnIndex: { get: () => 0 },
    _Id: { get: ({ row }) => row },
  },
  methods: {
    Delete: (self) => setBreaks(self, (rows) => rows.filter((row) => row !== self.row)),
    GetCellAfterBreak: cellAfter,
  },
});

function setBreaks(self: WorksheetRef, change: (rows: readonly number[]) => number[]): void {
  requireWritable({ ...self, rect: wholeSheet }, "allowFormatRows");
  const notes = self.book.notesOf(self.sheetId);
  notes.rowBreaks = [...new Set(change(notes.rowBreaks))].sort((a, b) => a - b);
}

const breaks = (self: WorksheetRef): Handle[] =>
  self.book.notesOf(self.sheetId).rowBreaks.map((row) => pageBreak.of({ ...self, row }));

/** Excel.PageBreakCollection of the breaks between rows. Nothing is printed: they are kept, answered and written to files. */
export const horizontalPageBreaks = defineType<WorksheetRef>("PageBreakCollection", {
  items: breaks,
  item: (self, index) => orItemNotFound(breaks(self)[integer(index)]),
  methods: {
    Add: (self, argument) => {
      const found =
        typeof argument === "string"
          ? rangeByAddress(self.book, self.sheetId, argument)
          : range.open(argument);
      // Nothing can be printed before the first row.
      if (found?.sheetId !== self.sheetId || found.rect.startRow === 0) throw invalidArgument();
      const row = found.rect.startRow;
      setBreaks(self, (rows) => [...rows, row]);
      return pageBreak.of({ ...self, row });
    },
    GetCount: (self) => breaks(self).length,
    RemovePageBreaks: (self) => setBreaks(self, () => []),
  },
});
