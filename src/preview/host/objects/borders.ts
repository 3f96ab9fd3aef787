import { BorderStyleTypes, type IBorderData, type IBorderStyleData, type Nullable } from "@univerjs/core";
import { defineType, type Handle } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireWritable } from "../protection";
import { patchStyle, styleAt } from "../cells/styles";
import type { Json } from "../wire";
import { integer, oneOf } from "./arguments";
import { color } from "./range-format";
import type { RangeRef } from "./range-ref";

const sides = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;

type Side = (typeof sides)[number];

interface BorderRef extends RangeRef {
  readonly side: Side;
}

const lineStyles = [
  "None",
  "Continuous",
  "Dash",
  "DashDot",
  "DashDotDot",
  "Dot",
  "Double",
  "SlantDashDot",
] as const;
const weights = ["Hairline", "Thin", "Medium", "Thick"] as const;

type LineStyle = (typeof lineStyles)[number];
type Weight = (typeof weights)[number];

/** Univer has one list of lines where Excel has a style and a weight. */
const lines: readonly (readonly [LineStyle, Weight, BorderStyleTypes])[] = [
  ["Continuous", "Thin", BorderStyleTypes.THIN],
  ["Continuous", "Hairline", BorderStyleTypes.HAIR],
  ["Continuous", "Medium", BorderStyleTypes.MEDIUM],
  ["Continuous", "Thick", BorderStyleTypes.THICK],
  ["Dot", "Thin", BorderStyleTypes.DOTTED],
  ["Dash", "Thin", BorderStyleTypes.DASHED],
  ["Dash", "Medium", BorderStyleTypes.MEDIUM_DASHED],
  ["DashDot", "Thin", BorderStyleTypes.DASH_DOT],
  ["DashDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT],
  ["DashDotDot", "Thin", BorderStyleTypes.DASH_DOT_DOT],
  ["DashDotDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT_DOT],
  ["SlantDashDot", "Medium", BorderStyleTypes.SLANT_DASH_DOT],
  ["Double", "Thick", BorderStyleTypes.DOUBLE],
];

/** The cells of a block that have the border, and the side of each on which it runs. */
function edges({ rect, side }: BorderRef): {
  readonly cells: (visit: (row: number, column: number, key: keyof IBorderData) => void) => void;
} {
  const { startRow, endRow, startColumn, endColumn } = rect;
  const each = (
    rows: readonly [number, number],
    columns: readonly [number, number],
    key: keyof IBorderData,
    visit: (row: number, column: number, key: keyof IBorderData) => void,
  ): void => {
    for (let row = rows[0]; row <= rows[1]; row += 1)
      for (let column = columns[0]; column <= columns[1]; column += 1) visit(row, column, key);
  };
  const allRows = [startRow, endRow] as const;
  const allColumns = [startColumn, endColumn] as const;
  return {
    cells: (visit) => {
      switch (side) {
        case "EdgeTop":
          return each([startRow, startRow], allColumns, "t", visit);
        case "EdgeBottom":
          return each([endRow, endRow], allColumns, "b", visit);
        case "EdgeLeft":
          return each(allRows, [startColumn, startColumn], "l", visit);
        case "EdgeRight":
          return each(allRows, [endColumn, endColumn], "r", visit);
        case "InsideHorizontal":
          return each([startRow, endRow - 1], allColumns, "b", visit);
        case "InsideVertical":
          return each(allRows, [startColumn, endColumn - 1], "r", visit);
        case "DiagonalDown":
          return each(allRows, allColumns, "tl_br", visit);
        case "DiagonalUp":
          return each(allRows, allColumns, "bl_tr", visit);
      }
    },
  };
}

/** The line on this border; undefined when cells differ. */
function lineOf(self: BorderRef): Nullable<IBorderStyleData> | undefined {
  let found: { readonly line: Nullable<IBorderStyleData> } | undefined;
  let isMixed = false;
  edges(self).cells((row, column, key) => {
    const line = styleAt(self.book, self.sheetId, row, column).bd?.[key] ?? null;
    if (found === undefined) found = { line };
    else if (JSON.stringify(found.line) !== JSON.stringify(line)) isMixed = true;
  });
  return isMixed ? undefined : (found?.line ?? null);
}

function read(self: BorderRef): { style: LineStyle; weight: Weight; color: string } | undefined {
  const line = lineOf(self);
  if (line === undefined) return undefined;
  const entry = lines.find(([, , type]) => type === line?.s);
  return {
    style: entry?.[0] ?? "None",
    weight: entry?.[1] ?? "Thin",
    color: (line?.cl.rgb ?? "#000000").toUpperCase(),
  };
}

function write(self: BorderRef, change: { style?: LineStyle; weight?: Weight; color?: string }): void {
  requireWritable(self, "allowFormatCells");
  const wanted = { ...(read(self) ?? { style: "None", weight: "Thin", color: "#000000" }), ...change };
  // Choosing a colour or a weight for a border that is not there draws one, as in Excel.
  if (wanted.style === "None" && change.style === undefined) wanted.style = "Continuous";
  const type =
    lines.find(([style, weight]) => style === wanted.style && weight === wanted.weight)?.[2] ??
    lines.find(([style]) => style === wanted.style)?.[2];
  const line: IBorderStyleData | null =
    wanted.style === "None" || type === undefined ? null : { s: type, cl: { rgb: wanted.color } };
  const patches = new Map<string, IBorderData>();
  edges(self).cells((row, column, key) => {
    patches.set(`${String(row)} ${String(column)}`, { [key]: line });
  });
  for (const block of blocksOf(self))
    patchStyle(self.book, self.sheetId, block, (row, column) => {
      const bd = patches.get(`${String(row)} ${String(column)}`);
      return bd === undefined ? {} : { bd };
    });
}

/** The smallest block that holds all cells of the border. */
function blocksOf(self: BorderRef): RangeRef["rect"][] {
  let block: RangeRef["rect"] | undefined;
  edges(self).cells((row, column) => {
    block =
      block === undefined
        ? { startRow: row, endRow: row, startColumn: column, endColumn: column }
        : { ...block, endRow: Math.max(block.endRow, row), endColumn: Math.max(block.endColumn, column) };
  });
  return block === undefined ? [] : [block];
}

const rangeBorder = defineType<BorderRef>("RangeBorder", {
  identity: ({ side }) => ({ _Id: side }),
  properties: {
    SideIndex: { get: ({ side }) => side },
    Style: {
      get: (self) => read(self)?.style ?? null,
      set: (self, value) => write(self, { style: oneOf(value, lineStyles) }),
    },
    Weight: {
      get: (self) => read(self)?.weight ?? null,
      set: (self, value) => write(self, { weight: oneOf(value, weights) }),
    },
    Color: {
      get: (self) => read(self)?.color ?? null,
      set: (self, value) => write(self, { color: color(value) }),
    },
  },
});

const handle = (self: RangeRef, side: Side): Handle => rangeBorder.of({ ...self, side });

/** Excel.RangeBorderCollection. */
export const borderCollection = defineType<RangeRef>("RangeBorderCollection", {
  properties: { Count: { get: () => sides.length } },
  items: (self) => sides.map((side) => handle(self, side)),
  item: (self, key: Json) => handle(self, oneOf(key, sides)),
  methods: {
    GetItem: (self, key) => handle(self, oneOf(key, sides)),
    GetItemAt: (self, index) => {
      const side = sides[integer(index)];
      if (side === undefined) throw invalidArgument();
      return handle(self, side);
    },
  },
});
