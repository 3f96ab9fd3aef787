import type { Book } from "../book";
import { defineType } from "../object-type";

/** Excel.WorkbookCreated: a workbook that waits to be opened beside this one. */
export const workbookCreated = defineType<{ readonly book: Book; readonly id: string }>("WorkbookCreated", {
  identity: ({ id }) => ({ Id: id }),
  properties: { Id: { get: ({ id }) => id } },
  methods: { Open: ({ book, id }) => book.newWorkbooks.open(id) },
});
