import type { Book } from "../book";
import { defineType } from "../object-type";
import { flag } from "./arguments";

/** Excel.Runtime, which only turns events on and off. */
export const runtime = defineType<Book>("Runtime", {
  properties: {
    EnableEvents: {
      get: (book) => book.notes.enableEvents,
      set: (book, value) => {
        book.notes.enableEvents = flag(value);
      },
    },
  },
});
