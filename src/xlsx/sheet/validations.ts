import type { Validation } from "../../sheets";
import type { Area } from "../formula/address";
import { areaName, contains, without } from "../formula/address";
import type { Attributes } from "../xml/element";
import type { XmlElement } from "../xml/element";
import { encode } from "../xml/text";
import { regionsOf } from "./regions";
import type { SheetPart } from "./SheetPart";

/** Excel's own limits; it calls a file with longer ones damaged. */
const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;

/** Says what may be typed in a block; blank is always allowed. */
export function addValidation(sheet: SheetPart, area: Area, validation: Validation): void {
  const { prompt, error } = validation;
  append(
    sheet,
    area,
    {
      ...ruleOf(validation),
      allowBlank: 1,
      showInputMessage: prompt ? 1 : undefined,
      showErrorMessage: 1,
      errorTitle: cut(error.title, TITLE_LIMIT),
      error: cut(error.message, MESSAGE_LIMIT),
      promptTitle: prompt && cut(prompt.title, TITLE_LIMIT),
      prompt: prompt && cut(prompt.message, MESSAGE_LIMIT),
    },
    formulasOf(validation),
  );
}

/** The title under which the add-in shows a note where the cell cannot have one of its own. */
const NOTE_TITLE = "注記";

/** Shows a note as an input message. Where the cell has a rule, the message joins it. */
export function addInputMessage(sheet: SheetPart, row: number, column: number, note: string): void {
  const rule = takeOut(sheet, row, column);
  const area = { top: row, bottom: row, left: column, right: column };
  const message = { showInputMessage: 1, promptTitle: NOTE_TITLE, prompt: cut(note, MESSAGE_LIMIT) };
  if (rule) {
    const attributes = { ...Object.fromEntries(rule.attributes), ...message };
    append(
      sheet,
      area,
      attributes,
      rule.elements.filter(({ local }) => local.startsWith("formula")).map(({ text }) => text),
    );
  } else append(sheet, area, { type: "custom", allowBlank: 1, ...message }, ["TRUE"]);
}

/** Takes away what {@link addInputMessage}, here or in Excel, shows at the cell; other messages stay. */
export function removeInputMessage(
  sheet: SheetPart,
  row: number,
  column: number,
  validation?: Validation,
): void {
  const isNote = regionsOf(sheet, "dataValidation").some(
    ({ element, areas }) =>
      element.attribute("promptTitle") === NOTE_TITLE && areas.some((area) => contains(area, row, column)),
  );
  if (!isNote) return;
  takeOut(sheet, row, column);
  if (validation) addValidation(sheet, { top: row, bottom: row, left: column, right: column }, validation);
}

/** Cuts one cell out of the rule that covers it and gives that rule. */
function takeOut(sheet: SheetPart, row: number, column: number): XmlElement | null {
  const region = regionsOf(sheet, "dataValidation").find(({ areas }) =>
    areas.some((area) => contains(area, row, column)),
  );
  if (!region) return null;
  const rest = region.areas.flatMap((area) => without(area, row, column));
  if (rest.length > 0) region.write(rest);
  else removeRule(sheet, region.element);
  return region.element;
}

function removeRule(sheet: SheetPart, rule: XmlElement): void {
  const list = sheet.root.first("dataValidations");
  if (!list?.elements.includes(rule)) return;
  list.remove(rule);
  list.set("count", list.elements.length);
  // An empty list counts as damage.
  if (list.elements.length === 0) sheet.root.remove(list);
}

function append(sheet: SheetPart, area: Area, attributes: Attributes, formulas: readonly string[]): void {
  const list = sheet.ensure("dataValidations");
  list.append(
    sheet.make(
      "dataValidation",
      { ...attributes, sqref: areaName(area) },
      formulas.map((formula, index) => sheet.make(`formula${String(index + 1)}`, {}, [encode(formula)])),
    ),
  );
  list.set("count", list.elements.length);
}

function ruleOf(validation: Validation): Attributes {
  switch (validation.type) {
    case "list":
      return { type: "list" };
    case "textLength":
      return { type: "textLength", operator: "lessThanOrEqual" };
    case "number":
      if (validation.min !== undefined && validation.max === undefined) {
        return { type: "decimal", operator: "greaterThanOrEqual" };
      }
      if (validation.max !== undefined && validation.min === undefined) {
        return { type: "decimal", operator: "lessThanOrEqual" };
      }
      return { type: "decimal", operator: "between" };
  }
}

function formulasOf(validation: Validation): string[] {
  switch (validation.type) {
    case "list":
      return [validation.source];
    case "textLength":
      return [String(validation.max)];
    case "number": {
      const bounds = [validation.min, validation.max].filter((bound) => bound !== undefined);
      // Any number at all: there is no rule without a bound.
      return (bounds.length === 0 ? [-1e300, 1e300] : bounds).map(String);
    }
  }
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
