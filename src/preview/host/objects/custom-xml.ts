import { generateRandomId } from "@univerjs/core";
import type { Book } from "../book";
import { defineType, type Handle, orItemNotFound, orNull, type Argument } from "../object-type";
import { text } from "./arguments";

interface PartRef {
  readonly book: Book;
  readonly id: string;
}

const xmlOf = ({ book, id }: PartRef): string => orItemNotFound(book.notes.xmlParts.get(id));

/** The namespace of the root element, found without a parser since that is all that is asked. */
const namespaceOf = (xml: string): string =>
  /^\s*(?:<\?.*?\?>\s*)?<[^>]*?\sxmlns(?::\w+)?=["']([^"']*)["']/s.exec(xml)?.[1] ?? "";

const customXmlPart = defineType<PartRef>("CustomXmlPart", {
  identity: ({ id }) => ({ Id: id }),
  properties: {
    Id: { get: ({ id }) => id },
    NamespaceUri: { get: (self) => namespaceOf(xmlOf(self)) },
  },
  methods: {
    GetXml: xmlOf,
    SetXml: (self, xml) => {
      xmlOf(self);
      self.book.notes.xmlParts.set(self.id, text(xml));
    },
    Delete: ({ book, id }) => {
      book.notes.xmlParts.delete(id);
    },
  },
});

const find = (book: Book, id: Argument): Handle | undefined =>
  book.notes.xmlParts.has(text(id)) ? customXmlPart.of({ book, id: text(id) }) : undefined;

const ofNamespace = ({ book, namespace }: ScopedRef): Handle[] =>
  [...book.notes.xmlParts]
    .filter(([, xml]) => namespaceOf(xml) === namespace)
    .map(([id]) => customXmlPart.of({ book, id }));

interface ScopedRef {
  readonly book: Book;
  readonly namespace: string;
}

const customXmlPartScopedCollection = defineType<ScopedRef>("CustomXmlPartScopedCollection", {
  items: ofNamespace,
  item: ({ book }, id) => orItemNotFound(find(book, id)),
  methods: {
    GetCount: (self) => ofNamespace(self).length,
    GetItemOrNullObject: ({ book }, id) => orNull(() => find(book, id)),
    GetOnlyItem: (self) => {
      const parts = ofNamespace(self);
      return orItemNotFound(parts.length === 1 ? parts[0] : undefined);
    },
    GetOnlyItemOrNullObject: (self) => {
      const parts = ofNamespace(self);
      return orNull(() => (parts.length === 1 ? parts[0] : undefined));
    },
  },
});

/** Excel.CustomXmlPartCollection. */
export const customXmlPartCollection = defineType<Book>("CustomXmlPartCollection", {
  items: (book) => [...book.notes.xmlParts.keys()].map((id) => customXmlPart.of({ book, id })),
  item: (book, id) => orItemNotFound(find(book, id)),
  methods: {
    Add: (book, xml) => {
      const id = `{${generateRandomId(12)}}`;
      book.notes.xmlParts.set(id, text(xml));
      return customXmlPart.of({ book, id });
    },
    GetCount: (book) => book.notes.xmlParts.size,
    GetItemOrNullObject: (book, id) => orNull(() => find(book, id)),
    GetByNamespace: (book, namespace) =>
      customXmlPartScopedCollection.of({ book, namespace: text(namespace) }),
  },
});
