import { defineType } from "../object-type";
import { accessDenied, invalidArgument, invalidOperation } from "../office-error";
import type { Argument } from "../object-type";
import { isRecord, type Json } from "../wire";
import { text } from "./arguments";
import type { WorksheetRef } from "./worksheet-ref";

/** Excel's options and what they are unless told otherwise. */
const defaults: Readonly<Record<string, Json>> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

function readOptions(argument: Argument): Readonly<Record<string, Json>> {
  if (argument === undefined || argument === null) return defaults;
  if (!isRecord(argument)) throw invalidArgument();
  for (const [name, value] of Object.entries(argument)) {
    const expected = defaults[name];
    if (expected === undefined || typeof expected !== typeof value) throw invalidArgument(name);
  }
  return { ...defaults, ...argument };
}

/** Excel.WorksheetProtection. */
export const worksheetProtection = defineType<WorksheetRef>("WorksheetProtection", {
  properties: {
    Protected: { get: ({ book, sheetId }) => book.notesOf(sheetId).protection !== undefined },
    Options: {
      get: ({ book, sheetId }) => ({ ...(book.notesOf(sheetId).protection?.options ?? defaults) }),
    },
  },
  methods: {
    Protect: ({ book, sheetId }, options, password) => {
      book.sheet(sheetId);
      const notes = book.notesOf(sheetId);
      if (notes.protection !== undefined) throw invalidOperation("The sheet is protected already.");
      const word = text(password, "");
      notes.protection = { options: readOptions(options), password: word === "" ? undefined : word };
    },
    Unprotect: ({ book, sheetId }, password) => {
      const notes = book.notesOf(sheetId);
      const expected = notes.protection?.password;
      if (expected !== undefined && expected !== text(password, "")) throw accessDenied("wrong password");
      notes.protection = undefined;
    },
  },
});
