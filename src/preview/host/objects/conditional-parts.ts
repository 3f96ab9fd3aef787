import type {
  ConditionalFormatting,
  ConditionalRecord,
  ConditionalType,
} from "../conditional/conditional-record";
import { changeRule } from "../conditional/conditional-rules";
import { defineType, type Handle, type ObjectType, type PropertySpec } from "../object-type";
import { invalidArgument } from "../office-error";
import { isRecord, type Json } from "../wire";
import { flag, integer, oneOf, text } from "./arguments";
import { type ConditionalRef, openRule } from "./conditional-formats";
import { color } from "./range-format";

function change(self: ConditionalRef, record: Partial<ConditionalRecord>): void {
  changeRule(self.book, self.sheetId, openRule(self), { record });
}

function changeFormat(self: ConditionalRef, format: Partial<ConditionalFormatting>): void {
  change(self, { format: { ...openRule(self).record.format, ...format } });
}

/** A property of the look of matching cells. */
const look = <K extends keyof ConditionalFormatting>(
  key: K,
  read: (value: Json) => ConditionalFormatting[K],
): PropertySpec<ConditionalRef> => ({
  get: (self) => openRule(self).record.format[key] as Json,
  set: (self, value) => changeFormat(self, { [key]: read(value) }),
});

const fill = defineType<ConditionalRef>("ConditionalRangeFill", {
  properties: { Color: look("fillColor", color) },
  methods: { Clear: (self) => changeFormat(self, { fillColor: "" }) },
});

const font = defineType<ConditionalRef>("ConditionalRangeFont", {
  properties: {
    Color: look("fontColor", color),
    Bold: look("bold", (value) => flag(value)),
    Italic: look("italic", (value) => flag(value)),
    Strikethrough: look("strikethrough", (value) => flag(value)),
    Underline: look("underline", (value) => oneOf(value, ["None", "Single", "Double"])),
  },
  methods: {
    Clear: (self) =>
      changeFormat(self, { fontColor: "", bold: null, italic: null, strikethrough: null, underline: "None" }),
  },
});

interface BorderRef extends ConditionalRef {
  readonly side: string;
}

const sides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;
const noBorder = { style: "None", color: "#000000" };

const borderOf = (self: BorderRef): { readonly style: string; readonly color: string } =>
  openRule(self).record.format.borders[self.side] ?? noBorder;

const setBorder = (self: BorderRef, changes: { style?: string; color?: string }): void => {
  const { borders } = openRule(self).record.format;
  const border = { ...borderOf(self), ...changes };
  if (changes.style === undefined && border.style === "None") border.style = "Continuous";
  changeFormat(self, { borders: { ...borders, [self.side]: border } });
};

const border = defineType<BorderRef>("ConditionalRangeBorder", {
  identity: ({ side }) => ({ _Id: side }),
  properties: {
    SideIndex: { get: ({ side }) => side },
    Style: {
      get: (self) => borderOf(self).style,
      set: (self, value) =>
        setBorder(self, {
          style: oneOf(value, ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot"]),
        }),
    },
    Color: {
      get: (self) => borderOf(self).color,
      set: (self, value) => setBorder(self, { color: color(value) }),
    },
  },
});

const borders = defineType<ConditionalRef>("ConditionalRangeBorderCollection", {
  properties: { Count: { get: () => sides.length } },
  items: (self) => sides.map((side) => border.of({ ...self, side })),
  item: (self, key) => border.of({ ...self, side: oneOf(key, sides) }),
  objects: Object.fromEntries(
    sides.map((side) => [
      side.replace("Edge", ""),
      (self: ConditionalRef): Handle => border.of({ ...self, side }),
    ]),
  ),
  methods: {
    GetItem: (self, key) => border.of({ ...self, side: oneOf(key, sides) }),
    GetItemAt: (self, index) => {
      const side = sides[integer(index)];
      if (side === undefined) throw invalidArgument();
      return border.of({ ...self, side });
    },
  },
});

const format = defineType<ConditionalRef>("ConditionalRangeFormat", {
  properties: { NumberFormat: look("numberFormat", (value) => text(value)) },
  objects: {
    Fill: (self) => fill.of(self),
    Font: (self) => font.of(self),
    Borders: (self) => borders.of(self),
  },
});

const customRule = defineType<ConditionalRef>("ConditionalFormatRule", {
  properties: {
    Formula: {
      get: (self) => openRule(self).record.formula,
      set: (self, value) => {
        const formula = text(value);
        if (formula.trim() === "") throw invalidArgument();
        change(self, { formula: formula.startsWith("=") ? formula : `=${formula}` });
      },
    },
  },
});

/** The rule object of CellValue and ContainsText, with its operator in Excel's spelling. */
const ruleObject = (operators: readonly string[], needed: string): PropertySpec<ConditionalRef> => ({
  get: (self) => openRule(self).record.rule,
  set: (self, value) => {
    if (!isRecord(value) || value[needed] === undefined) throw invalidArgument();
    change(self, { rule: { ...value, operator: oneOf(value["operator"], operators) } });
  },
});

const comparisons = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqual",
  "LessThanOrEqual",
];

const setting = (name: string, read: (value: Json) => Json): PropertySpec<ConditionalRef> => ({
  get: (self) => openRule(self).record.settings[name] ?? null,
  set: (self, value) =>
    change(self, { settings: { ...openRule(self).record.settings, [name]: read(value) } }),
});

const yes = (value: Json): Json => flag(value);
const colorOrNone = (value: Json): Json => (value === "" ? "" : color(value));
const boundRule = (value: Json): Json => {
  if (!isRecord(value)) throw invalidArgument();
  const types = ["Automatic", "LowestValue", "HighestValue", "Number", "Percent", "Percentile", "Formula"];
  return { ...value, type: oneOf(value["type"], types) };
};

const positive = defineType<ConditionalRef>("ConditionalDataBarPositiveFormat", {
  properties: {
    FillColor: setting("PositiveFormat.FillColor", color),
    GradientFill: setting("PositiveFormat.GradientFill", yes),
    BorderColor: setting("PositiveFormat.BorderColor", colorOrNone),
  },
});

const negative = defineType<ConditionalRef>("ConditionalDataBarNegativeFormat", {
  properties: {
    FillColor: setting("NegativeFormat.FillColor", color),
    MatchPositiveFillColor: setting("NegativeFormat.MatchPositiveFillColor", yes),
    BorderColor: setting("NegativeFormat.BorderColor", colorOrNone),
    MatchPositiveBorderColor: setting("NegativeFormat.MatchPositiveBorderColor", yes),
  },
});

/** What hangs on a conditional format, by its type. */
export const conditionalParts: Readonly<Record<ConditionalType, ObjectType<ConditionalRef>>> = {
  Custom: defineType<ConditionalRef>("CustomConditionalFormat", {
    objects: { Format: (self) => format.of(self), Rule: (self) => customRule.of(self) },
  }),
  CellValue: defineType<ConditionalRef>("CellValueConditionalFormat", {
    properties: { Rule: ruleObject(comparisons, "formula1") },
    objects: { Format: (self) => format.of(self) },
  }),
  ContainsText: defineType<ConditionalRef>("TextConditionalFormat", {
    properties: { Rule: ruleObject(["Contains", "NotContains", "BeginsWith", "EndsWith"], "text") },
    objects: { Format: (self) => format.of(self) },
  }),
  DataBar: defineType<ConditionalRef>("DataBarConditionalFormat", {
    properties: {
      ShowDataBarOnly: setting("ShowDataBarOnly", yes),
      BarDirection: setting("BarDirection", (value) =>
        oneOf(value, ["Context", "LeftToRight", "RightToLeft"]),
      ),
      AxisFormat: setting("AxisFormat", (value) => oneOf(value, ["Automatic", "None", "CellMidPoint"])),
      AxisColor: setting("AxisColor", colorOrNone),
      LowerBoundRule: setting("LowerBoundRule", boundRule),
      UpperBoundRule: setting("UpperBoundRule", boundRule),
    },
    objects: { PositiveFormat: (self) => positive.of(self), NegativeFormat: (self) => negative.of(self) },
  }),
  IconSet: defineType<ConditionalRef>("IconSetConditionalFormat", {
    properties: {
      Style: setting("Style", (value) => text(value).replace(/^./, (first) => first.toUpperCase())),
      ReverseIconOrder: setting("ReverseIconOrder", yes),
      ShowIconOnly: setting("ShowIconOnly", yes),
      Criteria: setting("Criteria", (value) => {
        if (!Array.isArray(value)) throw invalidArgument();
        return value;
      }),
    },
  }),
};
