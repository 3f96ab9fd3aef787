import type { Book } from "../book";
import { defineType } from "../object-type";
import { accessDenied, invalidOperation } from "../office-error";
import { text } from "./arguments";

/** Excel.WorkbookProtection: guards the list of sheets, not the cells. */
export const workbookProtection = defineType<Book>("WorkbookProtection", {
  properties: { Protected: { get: (book) => book.notes.structure !== undefined } },
  methods: {
    Protect: (book, password) => {
      if (book.notes.structure !== undefined) throw invalidOperation("The workbook is protected already.");
      const word = text(password, "");
      book.notes.structure = { password: word === "" ? undefined : word };
    },
    Unprotect: (book, password) => {
      const expected = book.notes.structure?.password;
      if (expected !== undefined && expected !== text(password, "")) throw accessDenied("wrong password");
      book.notes.structure = undefined;
    },
  },
});
