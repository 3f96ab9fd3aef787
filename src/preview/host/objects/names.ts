import type { Book } from "../book";
import { formatAddress, parseReference, splitAddress } from "../address";
import {
  addName,
  changeName,
  type DefinedName,
  findName,
  nameFormula,
  namesIn,
  nameTarget,
  removeName,
  toUniver,
} from "../structure/names";
import { defineType, type Handle, nullObject, orItemNotFound, orNull } from "../object-type";
import { invalidArgument } from "../office-error";
import { valuesOf } from "../cells/cells";
import type { Json } from "../wire";
import { flag, text } from "./arguments";
import { range } from "./range";
import { worksheet } from "./worksheet";

interface NamesRef {
  readonly book: Book;
  /** Undefined for the names of the workbook. */
  readonly sheetId: string | undefined;
}

interface NameRef extends NamesRef {
  readonly name: string;
}

const open = ({ book, sheetId, name }: NameRef): DefinedName => orItemNotFound(findName(book, name, sheetId));

function typeOf(self: NameRef): string {
  const found = open(self);
  if (nameTarget(self.book, found) !== undefined) return "Range";
  const value = constantOf(found);
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
  if (typeof value === "boolean") return "Boolean";
  return typeof value === "string" ? "String" : "Error";
}

/** The value of a name that stands for a constant; undefined for a formula, which the stand-in does not calculate. */
function constantOf(name: DefinedName): string | number | boolean | undefined {
  const body = nameFormula(name).slice(1).trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(body);
  if (quoted?.[1] !== undefined) return quoted[1].replaceAll('""', '"');
  if (/^(true|false)$/i.test(body)) return body.toLowerCase() === "true";
  return body !== "" && Number.isFinite(Number(body)) ? Number(body) : undefined;
}

function target(self: NameRef): Handle | undefined {
  const cells = nameTarget(self.book, open(self));
  return cells === undefined ? undefined : range.of({ book: self.book, ...cells });
}

const namedItem = defineType<NameRef>("NamedItem", {
  properties: {
    Name: { get: (self) => open(self).name },
    Formula: {
      get: (self) => nameFormula(open(self)),
      set: (self, value) => changeName(self.book, open(self), { formulaOrRefString: toUniver(text(value)) }),
    },
    Value: {
      get: (self) => {
        const found = open(self);
        const cells = nameTarget(self.book, found);
        if (cells === undefined) return constantOf(found) ?? "#VALUE!";
        return formatAddress(self.book.sheet(cells.sheetId).getName(), cells.rect, true);
      },
    },
    Type: { get: typeOf },
    Scope: { get: ({ sheetId }) => (sheetId === undefined ? "Workbook" : "Worksheet") },
    Visible: {
      get: (self) => open(self).hidden !== true,
      set: (self, value) => changeName(self.book, open(self), { hidden: !flag(value) }),
    },
    Comment: {
      get: (self) => open(self).comment ?? "",
      set: (self, value) => changeName(self.book, open(self), { comment: text(value) }),
    },
    _Id: { get: ({ name }) => name },
  },
  identity: ({ name }) => ({ _Id: name }),
  objects: {
    Worksheet: ({ book, sheetId }) => worksheet.of({ book, sheetId: orItemNotFound(sheetId) }),
    WorksheetOrNullObject: ({ book, sheetId }) =>
      sheetId === undefined ? nullObject : worksheet.of({ book, sheetId }),
    ArrayValues: (self) => arrayValues.of(self),
  },
  methods: {
    GetRange: (self) => orItemNotFound(target(self)),
    GetRangeOrNullObject: (self) => orNull(() => target(self)),
    Delete: (self) => removeName(self.book, open(self)),
  },
});

const arrayValues = defineType<NameRef>("NamedItemArrayValues", {
  properties: {
    Values: {
      get: (self) => {
        const cells = nameTarget(self.book, open(self));
        return cells === undefined ? [] : valuesOf(self.book, cells.sheetId, cells.rect);
      },
    },
  },
});

const handle = ({ book, sheetId }: NamesRef, name: DefinedName): Handle =>
  namedItem.of({ book, sheetId, name: name.name });

export const namedItemCollection = defineType<NamesRef>("NamedItemCollection", {
  items: (self) => namesIn(self.book, self.sheetId).map((name) => handle(self, name)),
  item: (self, key) => handle(self, orItemNotFound(findName(self.book, String(key), self.sheetId))),
  methods: {
    GetCount: ({ book, sheetId }) => namesIn(book, sheetId).length,
    GetItemOrNullObject: (self, name) =>
      orNull(() => {
        const found = findName(self.book, text(name), self.sheetId);
        return found === undefined ? undefined : handle(self, found);
      }),
    Add: (self, name, reference, comment) => {
      const cells = range.open(reference);
      const formula =
        cells === undefined
          ? definition(self, reference as Json)
          : formatAddress(self.book.sheet(cells.sheetId).getName(), cells.rect, true);
      const added = addName(
        self.book,
        { name: text(name), formula, comment: text(comment, "") },
        self.sheetId,
      );
      return handle(self, added);
    },
  },
});

/** A formula given as text; a reference without a sheet is refused, since nobody could say which sheet it means. */
function definition({ book }: NamesRef, reference: Json): string {
  if (typeof reference === "number" || typeof reference === "boolean") return `=${String(reference)}`;
  if (typeof reference !== "string" || reference === "") throw invalidArgument();
  if (!reference.startsWith("=")) return `="${reference.replaceAll('"', '""')}"`;
  const { sheetName, reference: cells } = splitAddress(reference);
  const rect = parseReference(cells);
  if (rect === undefined) return reference;
  const name = sheetName ?? book.workbook.getActiveSheet().getName();
  return formatAddress(name, rect, true);
}
