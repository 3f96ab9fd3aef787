import {
  BooleanNumber,
  HorizontalAlign,
  type IColorStyle,
  type IStyleData,
  type Nullable,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import { SetWorksheetColWidthMutation, SetWorksheetRowHeightMutation } from "@univerjs/sheets";
import { defineType, type PropertySpec } from "../object-type";
import { invalidArgument, notSupported } from "../office-error";
import { materialized } from "../structure/lines";
import { autofitRows } from "../cells/autofit";
import { requireWritable } from "../protection";
import { type CellStyle, patchStyle, styleAt } from "../cells/styles";
import type { Json } from "../wire";
import { flag, oneOf } from "./arguments";
import { borderCollection } from "./borders";
import type { RangeRef } from "./range-ref";

/** Every distinct answer of the cells of a block, one cell for each unformatted stretch. */
function common<T>(self: RangeRef, read: (style: CellStyle) => T): T | null {
  const { book, sheetId } = self;
  const rect = materialized(self);
  let answer: { readonly value: T } | undefined;
  for (let row = rect.startRow; row <= rect.endRow; row += 1)
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1) {
      const value = read(styleAt(book, sheetId, row, column));
      if (answer === undefined) answer = { value };
      else if (answer.value !== value) return null;
    }
  return answer?.value ?? null;
}

/** A property of the format: what a style says, and the style that says it. Mixed cells answer null, as in Excel. */
export function styled(
  read: (style: CellStyle) => Json,
  write: (value: Json) => CellStyle,
): PropertySpec<RangeRef> {
  return {
    get: (self) => common(self, read),
    set: (self, value) => {
      requireWritable(self, "allowFormatCells");
      const { book, sheetId, rect } = self;
      patchStyle(book, sheetId, rect, write(value));
    },
  };
}

const on = (value: Json): BooleanNumber => (flag(value) ? BooleanNumber.TRUE : BooleanNumber.FALSE);

/** #RRGGBB in capitals, from that or from one of the colour names Excel takes. */
export function color(value: Json): string {
  if (typeof value !== "string") throw invalidArgument();
  const hex = /^#?([0-9a-f]{6})$/i.exec(value.trim())?.[1] ?? namedColors[value.trim().toLowerCase()];
  if (hex === undefined) throw invalidArgument(`colour ${value}`);
  return `#${hex.toUpperCase()}`;
}

const namedColors: Readonly<Record<string, string>> = {
  black: "000000",
  white: "FFFFFF",
  red: "FF0000",
  green: "008000",
  blue: "0000FF",
  yellow: "FFFF00",
  orange: "FFA500",
  gray: "808080",
  grey: "808080",
  silver: "C0C0C0",
  lightgray: "D3D3D3",
  lightyellow: "FFFFE0",
  purple: "800080",
  navy: "000080",
  teal: "008080",
};

const hexOf = (style: Nullable<IColorStyle>, fallback: string): string =>
  (style && "rgb" in style ? (style.rgb ?? fallback) : fallback).toUpperCase();

const rangeFont = defineType<RangeRef>("RangeFont", {
  properties: {
    Name: styled(
      (style) => style.ff ?? "游ゴシック",
      (value) => {
        if (typeof value !== "string") throw invalidArgument();
        return { ff: value };
      },
    ),
    Size: styled(
      (style) => style.fs ?? 11,
      (value) => {
        if (typeof value !== "number" || value < 1 || value > 409) throw invalidArgument();
        return { fs: value };
      },
    ),
    Bold: styled(
      (style) => style.bl === BooleanNumber.TRUE,
      (value) => ({ bl: on(value) }),
    ),
    Italic: styled(
      (style) => style.it === BooleanNumber.TRUE,
      (value) => ({ it: on(value) }),
    ),
    Strikethrough: styled(
      (style) => style.st?.s === BooleanNumber.TRUE,
      (value) => ({ st: { s: on(value) } }),
    ),
    Underline: styled(
      (style) => (style.ul?.s !== BooleanNumber.TRUE ? "None" : style.ul.t === 10 ? "Double" : "Single"),
      (value) => {
        const kind = oneOf(value, ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"]);
        const isDouble = kind.startsWith("Double");
        return {
          ul: {
            s: kind === "None" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
            ...(isDouble ? { t: 10 } : {}),
          },
        };
      },
    ),
    Color: styled(
      (style) => hexOf(style.cl, "#000000"),
      (value) => ({ cl: { rgb: color(value) } }),
    ),
  },
});

const rangeFill = defineType<RangeRef>("RangeFill", {
  properties: {
    Color: styled(
      (style) => hexOf(style.bg, "#FFFFFF"),
      (value) => ({ bg: { rgb: color(value) } }),
    ),
  },
  methods: {
    Clear: (self) => {
      requireWritable(self, "allowFormatCells");
      patchStyle(self.book, self.sheetId, self.rect, { bg: null });
    },
  },
});

const formatProtection = defineType<RangeRef>("FormatProtection", {
  properties: {
    Locked: styled(
      (style) => style.lk !== 0,
      (value) => ({ lk: flag(value) ? 1 : 0 }),
    ),
    FormulaHidden: styled(
      (style) => style.hf === 1,
      (value) => ({ hf: flag(value) ? 1 : 0 }),
    ),
  },
});

const horizontal: Readonly<Record<string, HorizontalAlign>> = {
  General: HorizontalAlign.UNSPECIFIED,
  Left: HorizontalAlign.LEFT,
  Center: HorizontalAlign.CENTER,
  Right: HorizontalAlign.RIGHT,
  Justify: HorizontalAlign.JUSTIFIED,
  Distributed: HorizontalAlign.DISTRIBUTED,
};

const vertical: Readonly<Record<string, VerticalAlign>> = {
  Bottom: VerticalAlign.BOTTOM,
  Center: VerticalAlign.MIDDLE,
  Top: VerticalAlign.TOP,
};

const wordFor = <V>(
  table: Readonly<Record<string, V>>,
  value: V | null | undefined,
  fallback: string,
): string => Object.entries(table).find(([, known]) => known === value)?.[0] ?? fallback;

function pick<V>(table: Readonly<Record<string, V>>, value: Json): V {
  const found = table[oneOf(value, Object.keys(table))];
  if (found === undefined) throw invalidArgument();
  return found;
}

/** Univer measures in pixels, Excel in points. */
const POINTS_PER_PIXEL = 0.75;
const INDENT_PIXELS = 9;

function size(kind: "row" | "column"): PropertySpec<RangeRef> {
  return {
    get: (self) => {
      const sheet = self.book.sheet(self.sheetId);
      const rect = materialized(self);
      const [from, to] = kind === "row" ? [rect.startRow, rect.endRow] : [rect.startColumn, rect.endColumn];
      const sizes = new Set<number>();
      for (let index = from; index <= to; index += 1)
        sizes.add(
          kind === "row"
            ? sheet.getRowManager().getRowHeight(index)
            : sheet.getColumnManager().getColumnWidth(index),
        );
      const [first] = sizes;
      return sizes.size === 1 && first !== undefined ? first * POINTS_PER_PIXEL : null;
    },
    set: (self, value) => {
      if (typeof value !== "number" || value < 0) throw invalidArgument();
      requireWritable(self, kind === "row" ? "allowFormatRows" : "allowFormatColumns");
      const { book, sheetId } = self;
      const ranges = [materialized(self)];
      for (const rect of ranges) book.reserve(sheetId, rect);
      const pixels = value / POINTS_PER_PIXEL;
      if (kind === "row")
        book.mutate(SetWorksheetRowHeightMutation, { subUnitId: sheetId, ranges, rowHeight: pixels });
      else book.mutate(SetWorksheetColWidthMutation, { subUnitId: sheetId, ranges, colWidth: pixels });
    },
  };
}

function indent(steps: Json): CellStyle {
  if (typeof steps !== "number" || !Number.isInteger(steps) || steps < 0 || steps > 250)
    throw invalidArgument();
  const pd: IStyleData["pd"] = steps === 0 ? null : { l: 2 + steps * INDENT_PIXELS };
  return { indent: steps === 0 ? null : steps, pd };
}

/** Excel.RangeFormat. */
export const rangeFormat = defineType<RangeRef>("RangeFormat", {
  properties: {
    WrapText: styled(
      (style) => style.tb === WrapStrategy.WRAP,
      (value) => ({ tb: flag(value) ? WrapStrategy.WRAP : null }),
    ),
    HorizontalAlignment: styled(
      (style) => wordFor(horizontal, style.ht, "General"),
      (value) => ({ ht: pick(horizontal, value) }),
    ),
    VerticalAlignment: styled(
      (style) => wordFor(vertical, style.vt, "Center"),
      (value) => ({ vt: pick(vertical, value) }),
    ),
    IndentLevel: styled((style) => style.indent ?? 0, indent),
    ColumnWidth: size("column"),
    RowHeight: size("row"),
  },
  objects: {
    Font: (self) => rangeFont.of(self),
    Fill: (self) => rangeFill.of(self),
    Borders: (self) => borderCollection.of(self),
    Protection: (self) => formatProtection.of(self),
  },
  methods: {
    AutofitColumns: () => {
      throw notSupported("RangeFormat.autofitColumns");
    },
    AutofitRows: async (self) => {
      requireWritable(self, "allowFormatRows");
      // Rows are as high as what formulas show in them.
      await self.book.calculation.settled();
      autofitRows(self);
    },
  },
});
