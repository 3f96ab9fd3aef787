import {
  addRule,
  changeRule,
  clearRules,
  type ConditionalRule,
  findRule,
  moveRule,
  removeRule,
  rulesOf,
} from "../conditional/conditional-rules";
import { conditionalTypes, type ConditionalType } from "../conditional/conditional-record";
import type { Book } from "../book";
import { materialized } from "../structure/lines";
import { defineType, type Handle, nullObject, orItemNotFound, orNull } from "../object-type";
import { invalidArgument, notSupported } from "../office-error";
import { requireWritable } from "../protection";
import { intersection } from "../rect";
import { flag, integer, text } from "./arguments";
import { conditionalParts } from "./conditional-parts";
import { range } from "./range";
import type { RangeRef } from "./range-ref";

/** A conditional format by its id. */
export interface ConditionalRef {
  readonly book: Book;
  readonly sheetId: string;
  readonly id: string;
}

/** @throws ItemNotFound when the format has been deleted. */
export const openRule = ({ book, sheetId, id }: ConditionalRef): ConditionalRule =>
  orItemNotFound(findRule(book, sheetId, id));

const unsupportedTypes = ["ColorScale", "TopBottom", "PresetCriteria"];

function readType(value: unknown): ConditionalType {
  const wanted = String(value).toLowerCase();
  const found = conditionalTypes.find((type) => type.toLowerCase() === wanted);
  if (found !== undefined) return found;
  if (unsupportedTypes.some((type) => type.toLowerCase() === wanted))
    throw notSupported(`A conditional format of type ${String(value)}`);
  throw invalidArgument();
}

/** `custom` and `customOrNullObject`, and so on for each kind: the part that fits the format's type. */
const parts = Object.fromEntries(
  [...conditionalTypes, "ColorScale", "TopBottom", "Preset"].flatMap((type) => {
    const name = type === "ContainsText" ? "TextComparison" : type;
    const part = (self: ConditionalRef): Handle | undefined =>
      openRule(self).record.type === type ? conditionalParts[type as ConditionalType].of(self) : undefined;
    return [
      [
        name,
        (self: ConditionalRef): Handle => {
          const found = part(self);
          if (found === undefined) throw invalidArgument(`the conditional format is not a ${type}`);
          return found;
        },
      ],
      [`${name}OrNullObject`, (self: ConditionalRef): Handle => part(self) ?? nullObject],
    ];
  }),
);

const conditionalFormat = defineType<ConditionalRef>("ConditionalFormat", {
  identity: ({ id }) => ({ Id: id }),
  properties: {
    Id: { get: ({ id }) => id },
    Type: { get: (self) => openRule(self).record.type },
    Priority: {
      get: ({ book, sheetId, id }) => rulesOf(book, sheetId).findIndex((rule) => rule.id === id),
      set: ({ book, sheetId, id }, value) => moveRule(book, sheetId, id, integer(value)),
    },
    StopIfTrue: {
      get: (self) => openRule(self).stopIfTrue,
      set: (self, value) => changeRule(self.book, self.sheetId, openRule(self), { stopIfTrue: flag(value) }),
    },
  },
  objects: parts,
  methods: {
    Delete: ({ book, sheetId, id }) => removeRule(book, sheetId, id),
    GetRange: (self) => {
      const { rects } = openRule(self);
      const [rect] = rects;
      if (rect === undefined || rects.length > 1)
        throw invalidArgument("the conditional format has several ranges");
      return range.of({ book: self.book, sheetId: self.sheetId, rect });
    },
    GetRangeOrNullObject: (self) => {
      const { rects } = openRule(self);
      const [rect] = rects;
      return rect === undefined || rects.length > 1
        ? nullObject
        : range.of({ book: self.book, sheetId: self.sheetId, rect });
    },
  },
});

function members({ book, sheetId, rect }: RangeRef): Handle[] {
  return rulesOf(book, sheetId)
    .filter((rule) => rule.rects.some((one) => intersection(one, rect) !== undefined))
    .map(({ id }) => conditionalFormat.of({ book, sheetId, id }));
}

const find = (self: RangeRef, id: string): Handle | undefined =>
  members(self).find((handle) => handle.identity()["Id"] === id);

/** Excel.ConditionalFormatCollection: the formats that touch a range, the one that counts most first. */
export const conditionalFormatCollection = defineType<RangeRef>("ConditionalFormatCollection", {
  items: members,
  item: (self, id) => orItemNotFound(find(self, String(id))),
  methods: {
    Add: (self, type) => {
      requireWritable(self, "allowFormatCells");
      const { book, sheetId } = self;
      return conditionalFormat.of({
        book,
        sheetId,
        id: addRule(book, sheetId, materialized(self), readType(type)),
      });
    },
    ClearAll: (self) => {
      requireWritable(self, "allowFormatCells");
      clearRules(self.book, self.sheetId, self.rect);
    },
    GetCount: (self) => members(self).length,
    GetItemAt: (self, index) => orItemNotFound(members(self)[integer(index)]),
    GetItemOrNullObject: (self, id) => orNull(() => find(self, text(id))),
  },
});
