import { BooleanNumber, BorderStyleTypes, type IStyleBase } from "@univerjs/core";
import {
  CFNumberOperator,
  CFRuleType,
  CFSubRuleType,
  CFTextOperator,
  CFValueType,
  type IConditionFormattingRule,
  iconMap,
} from "@univerjs/sheets-conditional-formatting";
import { formatReference } from "../address";
import type { ConditionalFormatting, ConditionalRecord } from "./conditional-record";
import { invalidArgument } from "../office-error";
import type { Rect } from "../rect";
import { isRecord, type Json } from "../wire";

type UniverRule = IConditionFormattingRule["rule"];
type IconType = keyof typeof iconMap;

/** A rule that never matches: what a format is before its rule is set. */
const NEVER = "=FALSE";

/** Makes Univer's rule of Excel's; `rect` is where the format begins. */
export function toUniverRule(record: ConditionalRecord, rect: Rect): UniverRule {
  const style = toStyle(record.format);
  switch (record.type) {
    case "DataBar":
      return dataBar(record.settings);
    case "IconSet":
      return iconSet(record.settings);
    case "ContainsText":
      return isRecord(record.rule) ? textRule(record.rule, style) : formulaRule(NEVER, style);
    case "CellValue":
      return formulaRule(isRecord(record.rule) ? comparison(record.rule, rect) : NEVER, style);
    case "Custom":
      return formulaRule(record.formula === "" ? NEVER : record.formula, style);
  }
}

/** The format's condition as one formula seen from the first cell of `rect`; undefined where it has none. */
export function asFormula({ type, formula, rule }: ConditionalRecord, rect: Rect): string | undefined {
  if (type === "Custom" && formula !== "") return formula;
  return type === "CellValue" && isRecord(rule) ? comparison(rule, rect) : undefined;
}

const formulaRule = (value: string, style: IStyleBase): UniverRule => ({
  type: CFRuleType.highlightCell,
  subType: CFSubRuleType.formula,
  value,
  style,
});

const lineStyles: Readonly<Record<string, BorderStyleTypes>> = {
  Continuous: BorderStyleTypes.THIN,
  Dash: BorderStyleTypes.DASHED,
  DashDot: BorderStyleTypes.DASH_DOT,
  DashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  Dot: BorderStyleTypes.DOTTED,
};

function toStyle(format: ConditionalFormatting): IStyleBase {
  const on = (value: boolean | null): BooleanNumber => (value ? BooleanNumber.TRUE : BooleanNumber.FALSE);
  const border = (side: string): object | undefined => {
    const line = format.borders[side];
    const type = line === undefined ? undefined : lineStyles[line.style];
    return line === undefined || type === undefined ? undefined : { s: type, cl: { rgb: line.color } };
  };
  const bd = Object.fromEntries(
    [
      ["t", border("EdgeTop")],
      ["b", border("EdgeBottom")],
      ["l", border("EdgeLeft")],
      ["r", border("EdgeRight")],
    ].filter(([, line]) => line !== undefined),
  ) as IStyleBase["bd"];
  return {
    ...(format.fillColor === "" ? {} : { bg: { rgb: format.fillColor } }),
    ...(format.fontColor === "" ? {} : { cl: { rgb: format.fontColor } }),
    ...(format.bold === null ? {} : { bl: on(format.bold) }),
    ...(format.italic === null ? {} : { it: on(format.italic) }),
    ...(format.strikethrough === null ? {} : { st: { s: on(format.strikethrough) } }),
    ...(format.underline === "None" ? {} : { ul: { s: BooleanNumber.TRUE } }),
    ...(bd && Object.keys(bd).length > 0 ? { bd } : {}),
  };
}

const signs: Readonly<Record<string, string>> = {
  EqualTo: "=",
  NotEqualTo: "<>",
  GreaterThan: ">",
  LessThan: "<",
  GreaterThanOrEqual: ">=",
  LessThanOrEqual: "<=",
};

const operand = (value: Json | undefined): string => {
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value !== "") return value.replace(/^=/, "");
  throw invalidArgument("conditional format formula");
};

/** "The cell is at least 5" as a formula seen from the first cell. */
function comparison(rule: Readonly<Record<string, Json>>, rect: Rect): string {
  const cell = formatReference({ ...rect, endRow: rect.startRow, endColumn: rect.startColumn });
  const first = operand(rule["formula1"]);
  const operator = String(rule["operator"]);
  if (operator === "Between" || operator === "NotBetween") {
    const inside = `AND(${cell}>=${first},${cell}<=${operand(rule["formula2"])})`;
    return operator === "Between" ? `=${inside}` : `=NOT(${inside})`;
  }
  const sign = signs[operator];
  if (sign === undefined) throw invalidArgument(operator);
  return `=${cell}${sign}${first}`;
}

const textOperators: Readonly<Record<string, CFTextOperator>> = {
  Contains: CFTextOperator.containsText,
  NotContains: CFTextOperator.notContainsText,
  BeginsWith: CFTextOperator.beginsWith,
  EndsWith: CFTextOperator.endsWith,
};

function textRule(rule: Readonly<Record<string, Json>>, style: IStyleBase): UniverRule {
  const operator = textOperators[String(rule["operator"])];
  if (operator === undefined || typeof rule["text"] !== "string") throw invalidArgument();
  return {
    type: CFRuleType.highlightCell,
    subType: CFSubRuleType.text,
    operator,
    value: rule["text"],
    style,
  };
}

const valueTypes: Readonly<Record<string, CFValueType>> = {
  Number: CFValueType.num,
  Percent: CFValueType.percent,
  Percentile: CFValueType.percentile,
  Formula: CFValueType.formula,
};

function bound(
  rule: Json | undefined,
  automatic: CFValueType,
): { type: CFValueType; value?: number | string } {
  if (!isRecord(rule)) return { type: automatic };
  const type = valueTypes[String(rule["type"])];
  if (type === undefined) return { type: automatic };
  const value = rule["formula"];
  return {
    type,
    value: type === CFValueType.formula ? String(value) : Number(String(value).replace(/^=/, "")),
  };
}

function dataBar(settings: Readonly<Record<string, Json>>): UniverRule {
  return {
    type: CFRuleType.dataBar,
    isShowValue: settings["ShowDataBarOnly"] !== true,
    config: {
      min: bound(settings["LowerBoundRule"], CFValueType.min),
      max: bound(settings["UpperBoundRule"], CFValueType.max),
      isGradient: settings["PositiveFormat.GradientFill"] !== false,
      positiveColor: String(settings["PositiveFormat.FillColor"]),
      nativeColor: String(settings["NegativeFormat.FillColor"]),
    },
  };
}

/** "ThreeArrows" is "3Arrows" in Univer. */
function iconType(style: string): IconType {
  const counts: Readonly<Record<string, string>> = { Three: "3", Four: "4", Five: "5" };
  const name = style.replace(/^(Three|Four|Five)/, (word) => counts[word] ?? word);
  const found = (Object.keys(iconMap) as IconType[]).find((known) => (known as string) === name);
  if (found === undefined) throw invalidArgument(style);
  return found;
}

function iconSet(settings: Readonly<Record<string, Json>>): UniverRule {
  const type = iconType(String(settings["Style"]));
  const count = Number(type.charAt(0));
  const criteria = Array.isArray(settings["Criteria"]) ? settings["Criteria"] : [];
  const isReversed = settings["ReverseIconOrder"] === true;
  // Excel counts its criteria from the lowest icon up, Univer from the highest down.
  const config = Array.from({ length: count }, (_, index) => {
    const fromBottom = count - 1 - index;
    const criterion = criteria[fromBottom];
    const own =
      isRecord(criterion) && typeof criterion["formula"] !== "undefined" && criterion["formula"] !== "";
    return {
      operator:
        own && criterion["operator"] === "GreaterThan"
          ? CFNumberOperator.greaterThan
          : CFNumberOperator.greaterThanOrEqual,
      value: own
        ? bound(criterion, CFValueType.percent)
        : { type: CFValueType.percent, value: Math.round((fromBottom * 100) / count) },
      iconType: type,
      iconId: String(isReversed ? count - 1 - index : index),
    };
  });
  return { type: CFRuleType.iconSet, isShowValue: settings["ShowIconOnly"] !== true, config };
}
