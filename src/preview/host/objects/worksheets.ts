import type { Worksheet } from "@univerjs/core";
import type { Book } from "../book";
import { eventMethods, sheetEvents, WORKBOOK } from "../events";
import { defineType, type Handle, orItemNotFound, orNull } from "../object-type";
import { addSheet, isHidden } from "../structure/sheets";
import { flag, text } from "./arguments";
import { worksheet } from "./worksheet";

const handle = (book: Book, sheet: Worksheet): Handle => worksheet.of({ book, sheetId: sheet.getSheetId() });

const find = (book: Book, key: string): Worksheet | undefined =>
  book.findSheet(key) ?? book.findSheetByName(key);

const visible = (book: Book, only: boolean): Worksheet[] =>
  book.sheets().filter((sheet) => !only || !isHidden(sheet));

/** Excel.WorksheetCollection. Sheets are found by name or by id. */
export const worksheetCollection = defineType<Book>("WorksheetCollection", {
  items: (book) => book.sheets().map((sheet) => handle(book, sheet)),
  item: (book, key) => handle(book, orItemNotFound(find(book, String(key)))),
  methods: {
    Add: (book, name) =>
      handle(book, addSheet(book, name === undefined || name === null ? undefined : text(name))),
    GetActiveWorksheet: (book) => handle(book, book.workbook.getActiveSheet()),
    GetCount: (book, visibleOnly) => visible(book, flag(visibleOnly)).length,
    GetFirst: (book, visibleOnly) => handle(book, orItemNotFound(visible(book, flag(visibleOnly))[0])),
    GetLast: (book, visibleOnly) => handle(book, orItemNotFound(visible(book, flag(visibleOnly)).at(-1))),
    GetItem: (book, key) => handle(book, orItemNotFound(find(book, text(key)))),
    GetItemOrNullObject: (book, key) =>
      orNull(() => {
        const sheet = find(book, text(key));
        return sheet === undefined ? undefined : handle(book, sheet);
      }),
    ...eventMethods(sheetEvents, (book: Book) => ({ book, target: WORKBOOK })),
  },
});
