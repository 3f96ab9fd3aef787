import type { StatusColor } from "./palette";
import {
  CALCULATED_FILL,
  HEADER_FILL,
  HEADER_INK,
  INFERRED_INK,
  INK,
  INPUT_FILL,
  LEVEL_COLORS,
  NEUTRAL_COLOR,
  QUIET_INK,
  UNREADABLE_FILL,
  UNREADABLE_INK,
} from "./palette";

/** The few looks a cell can have. Hosts translate them; nobody else names a colour or a font. */
export type Look =
  | "title"
  | "section"
  | "lead"
  | "leadInferred"
  | "caption"
  | "explanation"
  | "warning"
  | "header"
  | "key"
  | "text"
  | "code"
  | "number"
  | "decimal"
  | "stage"
  | "year"
  | "date"
  | "inputNumber"
  | "inputDecimal"
  | "inputText"
  | "inputChoice"
  | "inputDate"
  | "calculatedNumber"
  | "calculatedDecimal"
  | "calculatedPercent"
  | "calculatedText"
  | "calculatedShare"
  | "calculatedTyped"
  | "calculatedEstimate"
  | "calculatedWords"
  | "calculatedInferred"
  | "bar"
  | "figure"
  | "smallName"
  | "figureShare"
  | "inferredNumber"
  | "inferredDecimal"
  | "inferredText"
  | "inferredStage"
  | "unreadable"
  | "grade1"
  | "grade2"
  | "grade3"
  | "grade4"
  | "noGrade"
  | "settingNumber"
  | "settingPercent"
  | "settingText"
  | "settingChoice"
  | "settingDate";

export interface LookFormat {
  readonly fill?: string;
  readonly color: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** `dotted`: a dotted bottom border where the host's fonts have no dotted underline. */
  readonly underline?: "dotted" | "single";
  readonly numberFormat: string;
  readonly horizontal: "left" | "center" | "right";
  readonly vertical: "top" | "center";
  readonly wrap: boolean;
  /** People may type here on a protected sheet. */
  readonly unlocked: boolean;
}

/** Made to be legible in official documents and part of Windows since 1809. */
export const FONT = "BIZ UDPゴシック";

/** Text stays as it is: 2-1-2 is no date. */
const AS_TEXT = "@";
const WHOLE = "#,##0";
/** Names that must stay on one line above narrower columns. */
export const SMALL_NAME_SIZE = 8;
/** For numbers that are not whole: as many places as there are. */
const DECIMAL = "#,##0.0#########";
/**
 * For what people will type: grouped when large, and no trailing point as #,##0.### would leave. Large negative numbers stay
 * ungrouped: with a part of their own for them, LibreOffice shows -5 as 5.
 */
const TYPED = "[>=1000]#,##0;[<0]-General;General";
/** At least the usual one place, more where 設定 asks for more. */
const PERCENT = "0.0##%";

const text: LookFormat = {
  color: INK,
  size: 10,
  numberFormat: AS_TEXT,
  horizontal: "left",
  vertical: "top",
  wrap: true,
  unlocked: false,
};
const number: LookFormat = { ...text, numberFormat: WHOLE, horizontal: "right", wrap: false };
const input = { fill: INPUT_FILL, unlocked: true } as const;
const calculated = { fill: CALCULATED_FILL } as const;
const inferred = { color: INFERRED_INK, italic: true, underline: "dotted" } as const;
const heading: LookFormat = { ...text, numberFormat: "General", vertical: "center", wrap: false };
const setting = { ...input, vertical: "center" } as const;

export const LOOKS: Readonly<Record<Look, LookFormat>> = {
  title: { ...heading, size: 14, bold: true },
  section: { ...heading, size: 12, bold: true },
  smallName: { ...text, numberFormat: "General", size: SMALL_NAME_SIZE, wrap: false },
  lead: heading,
  leadInferred: { ...heading, ...inferred },
  caption: { ...heading, color: QUIET_INK },
  explanation: { ...text, numberFormat: "General", color: QUIET_INK, size: 8 },
  warning: { ...heading, color: UNREADABLE_INK, bold: true },
  header: {
    ...heading,
    fill: HEADER_FILL,
    color: HEADER_INK,
    bold: true,
    numberFormat: AS_TEXT,
    horizontal: "center",
    wrap: true,
  },
  key: { ...text, color: QUIET_INK, wrap: false },
  text,
  code: { ...text, wrap: false },
  number,
  decimal: { ...number, numberFormat: DECIMAL },
  stage: { ...text, horizontal: "center" },
  year: { ...number, numberFormat: "0", horizontal: "center" },
  date: { ...heading, numberFormat: "yyyy-mm-dd" },
  inputNumber: { ...number, ...input, numberFormat: TYPED },
  inputDecimal: { ...number, ...input, numberFormat: DECIMAL },
  inputText: { ...text, ...input, numberFormat: "General" },
  inputChoice: { ...text, ...input, numberFormat: "General", horizontal: "center" },
  inputDate: { ...number, ...input, numberFormat: "yyyy-mm-dd" },
  calculatedNumber: { ...number, ...calculated },
  calculatedDecimal: { ...number, ...calculated, numberFormat: DECIMAL },
  calculatedPercent: { ...number, ...calculated, numberFormat: PERCENT },
  calculatedText: { ...text, ...calculated, numberFormat: "General", horizontal: "center" },
  calculatedShare: { ...number, ...calculated, numberFormat: "0.0%" },
  calculatedTyped: { ...number, ...calculated, numberFormat: TYPED },
  calculatedEstimate: { ...number, ...calculated, numberFormat: "#,##0.0" },
  calculatedWords: { ...text, ...calculated, numberFormat: "General" },
  calculatedInferred: { ...text, ...calculated, ...inferred, numberFormat: "General", horizontal: "center" },
  bar: { ...text, ...calculated, numberFormat: "General", size: 7, wrap: false },
  figure: { ...heading, ...calculated, size: 16, bold: true, numberFormat: WHOLE, horizontal: "center" },
  figureShare: {
    ...heading,
    ...calculated,
    size: 16,
    bold: true,
    numberFormat: "0.0%",
    horizontal: "center",
  },
  inferredNumber: { ...number, ...inferred },
  inferredDecimal: { ...number, ...inferred, numberFormat: DECIMAL },
  inferredText: { ...text, ...inferred },
  inferredStage: { ...text, ...inferred, horizontal: "center" },
  unreadable: { ...text, fill: UNREADABLE_FILL, color: UNREADABLE_INK, bold: true, horizontal: "center" },
  grade1: status(LEVEL_COLORS[0]),
  grade2: status(LEVEL_COLORS[1]),
  grade3: status(LEVEL_COLORS[2]),
  grade4: status(LEVEL_COLORS[3]),
  noGrade: status(NEUTRAL_COLOR),
  settingNumber: { ...number, ...setting, numberFormat: "0" },
  settingPercent: { ...number, ...setting, numberFormat: PERCENT },
  settingText: { ...text, ...setting, numberFormat: "General" },
  settingChoice: { ...text, ...setting, numberFormat: "General", horizontal: "center" },
  settingDate: { ...number, ...setting, numberFormat: "yyyy-mm-dd" },
};

/** Legends and grades; formulas live here, so the format is General. */
function status(colors: StatusColor): LookFormat {
  return { ...heading, ...colors, horizontal: "center" };
}
