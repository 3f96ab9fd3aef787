import type { Book } from "../book";
import { defineType, type Handle, orItemNotFound, orNull } from "../object-type";
import type { Argument } from "../object-type";
import type { Json } from "../wire";
import { text } from "./arguments";

interface SettingRef {
  readonly book: Book;
  readonly key: string;
}

const stored = ({ book, key }: SettingRef): Json =>
  orItemNotFound(book.notes.settings.has(key) ? (book.notes.settings.get(key) ?? null) : undefined);

const setting = defineType<SettingRef>("Setting", {
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    _Id: { get: ({ key }) => key },
    Value: {
      get: stored,
      set: ({ book, key }, value) => {
        book.notes.settings.set(key, value);
      },
    },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.notes.settings.delete(key);
    },
  },
});

const find = (book: Book, key: Argument): Handle | undefined =>
  book.notes.settings.has(text(key)) ? setting.of({ book, key: text(key) }) : undefined;

/** Excel.SettingCollection: values kept with the workbook. Adding a key that is there replaces its value. */
export const settingCollection = defineType<Book>("SettingCollection", {
  items: (book) => [...book.notes.settings.keys()].map((key) => setting.of({ book, key })),
  item: (book, key) => orItemNotFound(find(book, key)),
  methods: {
    Add: (book, key, value) => {
      book.notes.settings.set(text(key), (value ?? null) as Json);
      return setting.of({ book, key: text(key) });
    },
    GetCount: (book) => book.notes.settings.size,
    GetItemOrNullObject: (book, key) => orNull(() => find(book, key)),
  },
});
