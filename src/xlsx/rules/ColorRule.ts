import { quoted } from "../../sheets";
import type { Area } from "../formula/address";
import { cellName } from "../formula/address";
import { regionsOf } from "../sheet/regions";
import type { SheetPart } from "../sheet/SheetPart";
import { isTrue } from "../sheet/SheetPart";
import type { CellFormats } from "../view/CellFormats";
import type { XmlElement } from "../xml/element";

/** A conditional format that colours cells, or keeps those behind it from doing so. */
export interface ColorRule {
  readonly areas: readonly Area[];
  /** True or false, without "=", as it is written for the cell at `row` and `column`; null where nobody here can tell. */
  readonly condition: string | null;
  readonly row: number;
  readonly column: number;
  /** `#RRGGBB`, null for none, "?" for one that cannot be told. */
  readonly fill: string | null;
  readonly ink: string | null;
  /** Where it holds, the rules behind it do not count. */
  readonly stops: boolean;
}

/** The rules of a sheet, first those that win. */
export function colorRulesOf(sheet: SheetPart, formats: CellFormats): readonly ColorRule[] {
  return regionsOf(sheet, "conditionalFormatting")
    .flatMap(({ element, areas }) =>
      element.all("cfRule").flatMap((rule) =>
        areas.length === 0
          ? []
          : [
              {
                priority: Number(rule.attribute("priority") ?? 0),
                rule: readRule(rule, areas, formats),
              },
            ],
      ),
    )
    .sort((one, other) => one.priority - other.priority)
    .map(({ rule }) => rule)
    .filter(({ fill, ink, stops }) => fill !== null || ink !== null || stops);
}

function readRule(rule: XmlElement, areas: readonly Area[], formats: CellFormats): ColorRule {
  // Their formulas are written for the top left corner of all their cells.
  const row = Math.min(...areas.map(({ top }) => top));
  const column = Math.min(...areas.map(({ left }) => left));
  const condition = conditionOf(rule, cellName(row, column));
  const place = { areas, condition, row, column, stops: isTrue(rule.attribute("stopIfTrue")) };
  if (rule.attribute("type") === "colorScale") return { ...place, fill: "?", ink: null };
  const number = rule.attribute("dxfId");
  // What newer versions of Excel add at the end of a sheet carries its format with it.
  const format = number === undefined ? rule.first("dxf") : formats.differential(Number(number));
  return { ...place, ...colorsOf(format, formats) };
}

function colorsOf(format: XmlElement | undefined, formats: CellFormats): Pick<ColorRule, "fill" | "ink"> {
  const { fill, ink } = formats.changeBy(format);
  const pattern = format?.first("fill")?.first("patternFill");
  const isFilled = isColor(pattern?.first("bgColor")) || isColor(pattern?.first("fgColor"));
  const isInked = isColor(format?.first("font")?.first("color"));
  return { fill: fill ?? (isFilled ? "?" : null), ink: ink ?? (isInked ? "?" : null) };
}

/** The system's own colours are none: a cell looks as it does without. */
function isColor(element: XmlElement | undefined): boolean {
  if (!element || isTrue(element.attribute("auto"))) return false;
  return Number(element.attribute("indexed") ?? 0) < SYSTEM_COLOR;
}

const SYSTEM_COLOR = 64;

/** As a formula about `cell`. */
function conditionOf(rule: XmlElement, cell: string): string | null {
  const [first, second] = [...rule.all("formula"), ...rule.all("f")].map(({ text }) => text);
  const text = quoted(rule.attribute("text") ?? "");
  switch (rule.attribute("type")) {
    case "expression":
      return first ?? null;
    case "cellIs":
      return first === undefined ? null : comparison(rule.attribute("operator") ?? "", cell, first, second);
    case "containsText":
      return `ISNUMBER(FIND(${text},${cell}))`;
    case "notContainsText":
      return `NOT(ISNUMBER(FIND(${text},${cell})))`;
    case "beginsWith":
      return `LEFT(${cell},LEN(${text}))=${text}`;
    case "endsWith":
      return `MID(${cell},MAX(1,LEN(${cell})-LEN(${text})+1),LEN(${text}))=${text}`;
    case "containsBlanks":
      return `${cell}=""`;
    case "notContainsBlanks":
      return `${cell}<>""`;
    // A cell is not even equal to itself where it holds an error.
    case "containsErrors":
      return `NOT(IFERROR(${cell}=${cell},FALSE))`;
    case "notContainsErrors":
      return `IFERROR(${cell}=${cell},FALSE)`;
    case "colorScale":
      return `ISNUMBER(${cell})`;
    default:
      return null;
  }
}

function comparison(operator: string, cell: string, first: string, second = ""): string | null {
  if (operator === "between") return `AND(${cell}>=(${first}),${cell}<=(${second}))`;
  if (operator === "notBetween") return `OR(${cell}<(${first}),${cell}>(${second}))`;
  const sign = SIGNS[operator];
  return sign === undefined ? null : `${cell}${sign}(${first})`;
}

const SIGNS: Readonly<Partial<Record<string, string>>> = {
  equal: "=",
  notEqual: "<>",
  lessThan: "<",
  lessThanOrEqual: "<=",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
};
