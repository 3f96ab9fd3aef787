import type { Book } from "../book";
import {
  defineType,
  type Handle,
  orItemNotFound,
  orNull,
  type Argument,
  type PropertySpec,
} from "../object-type";
import type { Json } from "../wire";
import { text } from "./arguments";
import type { WorksheetRef } from "./worksheet-ref";

interface PropertyRef {
  readonly map: Map<string, Json>;
  readonly key: string;
}

/** Excel finds these keys whatever their case, and keeps the spelling they were added with. */
const spelling = (map: ReadonlyMap<string, Json>, key: string): string | undefined =>
  [...map.keys()].find((known) => known.toLowerCase() === key.toLowerCase());

const customProperty = defineType<PropertyRef>("CustomProperty", {
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ map, key }) => orItemNotFound(map.get(key)),
      set: ({ map, key }, value) => {
        map.set(key, value);
      },
    },
    Type: {
      get: ({ map, key }) => {
        const value = map.get(key);
        return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
      },
    },
  },
  methods: {
    Delete: ({ map, key }) => {
      map.delete(key);
    },
  },
});

function find(map: Map<string, Json>, key: Argument): Handle | undefined {
  const known = spelling(map, text(key));
  return known === undefined ? undefined : customProperty.of({ map, key: known });
}

function add(map: Map<string, Json>, key: Argument, value: Argument): Handle {
  const known = spelling(map, text(key)) ?? text(key);
  map.set(known, value as Json);
  return customProperty.of({ map, key: known });
}

const customPropertyCollection = defineType<Map<string, Json>>("CustomPropertyCollection", {
  items: (map) => [...map.keys()].map((key) => customProperty.of({ map, key })),
  item: (map, key) => orItemNotFound(find(map, key)),
  methods: {
    Add: add,
    GetCount: (map) => map.size,
    GetItemOrNullObject: (map, key) => orNull(() => find(map, key)),
    DeleteAll: (map) => map.clear(),
  },
});

const own = (name: string): PropertySpec<Book> => ({
  get: (book) => book.notes.properties.get(name) ?? "",
  set: (book, value) => {
    book.notes.properties.set(name, value);
  },
});

/** Excel.DocumentProperties. */
export const documentProperties = defineType<Book>("DocumentProperties", {
  properties: Object.fromEntries(
    ["Title", "Subject", "Author", "Keywords", "Comments", "Category", "Manager", "Company"].map((name) => [
      name,
      own(name),
    ]),
  ),
  objects: { Custom: (book) => customPropertyCollection.of(book.notes.customProperties) },
});

/** Excel.WorksheetCustomPropertyCollection: texts kept with a sheet. */
export const sheetCustomProperties = defineType<WorksheetRef>("WorksheetCustomPropertyCollection", {
  items: ({ book, sheetId }) =>
    [...book.notesOf(sheetId).customProperties.keys()].map((key) =>
      customProperty.of({ map: book.notesOf(sheetId).customProperties, key }),
    ),
  item: ({ book, sheetId }, key) => orItemNotFound(find(book.notesOf(sheetId).customProperties, key)),
  methods: {
    Add: ({ book, sheetId }, key, value) => add(book.notesOf(sheetId).customProperties, key, text(value)),
    GetCount: ({ book, sheetId }) => book.notesOf(sheetId).customProperties.size,
    GetItemOrNullObject: ({ book, sheetId }, key) =>
      orNull(() => find(book.notesOf(sheetId).customProperties, key)),
  },
});
