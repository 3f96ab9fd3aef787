import type { Json } from "../wire";

/** Excel's kinds of conditional format that the stand-in has. */
export const conditionalTypes = ["Custom", "CellValue", "ContainsText", "DataBar", "IconSet"] as const;

export type ConditionalType = (typeof conditionalTypes)[number];

export interface ConditionalBorder {
  readonly style: string;
  readonly color: string;
}

/** How matching cells look. Empty texts and nulls mean "as they are". */
export interface ConditionalFormatting {
  readonly fillColor: string;
  readonly fontColor: string;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly strikethrough: boolean | null;
  readonly underline: string;
  readonly numberFormat: string;
  readonly borders: Readonly<Record<string, ConditionalBorder>>;
}

/** A conditional format in Excel's own terms, of which Univer's rule is made. */
export interface ConditionalRecord {
  readonly type: ConditionalType;
  /** Custom: the formula as seen from the first cell. */
  readonly formula: string;
  /** CellValue or ContainsText: the rule object as it was set. */
  readonly rule: Json;
  /** DataBar and IconSet: their properties by wire name. */
  readonly settings: Readonly<Record<string, Json>>;
  readonly format: ConditionalFormatting;
}

const initialSettings: Readonly<Record<ConditionalType, Readonly<Record<string, Json>>>> = {
  Custom: {},
  CellValue: {},
  ContainsText: {},
  DataBar: {
    ShowDataBarOnly: false,
    BarDirection: "Context",
    AxisFormat: "Automatic",
    AxisColor: "#000000",
    LowerBoundRule: { type: "Automatic" },
    UpperBoundRule: { type: "Automatic" },
    "PositiveFormat.FillColor": "#638EC6",
    "PositiveFormat.GradientFill": true,
    "PositiveFormat.BorderColor": "",
    "NegativeFormat.FillColor": "#FF0000",
    "NegativeFormat.MatchPositiveFillColor": false,
    "NegativeFormat.BorderColor": "",
    "NegativeFormat.MatchPositiveBorderColor": true,
  },
  IconSet: { ReverseIconOrder: false, ShowIconOnly: false, Style: "ThreeTrafficLights1", Criteria: [] },
};

export const emptyRecord = (type: ConditionalType): ConditionalRecord => ({
  type,
  formula: "",
  rule: null,
  settings: initialSettings[type],
  format: {
    fillColor: "",
    fontColor: "",
    bold: null,
    italic: null,
    strikethrough: null,
    underline: "None",
    numberFormat: "",
    borders: {},
  },
});
