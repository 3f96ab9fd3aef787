import type { Validation } from "../sheets/spec";
import { BYTES_PER_COMMAND, jsonBytes } from "./step";

/** Excel's own limits; it refuses longer ones. */
const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;

/** Sets what may be typed in the range; blank is always allowed. */
export function validate(range: Excel.Range, validation: Validation): void {
  const { dataValidation } = range;
  dataValidation.rule = ruleOf(validation);
  dataValidation.ignoreBlanks = true;
  dataValidation.errorAlert = { ...shortened(validation.error), showAlert: true, style: "Stop" };
  if (validation.prompt) dataValidation.prompt = { ...shortened(validation.prompt), showPrompt: true };
}

export function validateBytes(validation: Validation): number {
  return 7 * BYTES_PER_COMMAND + jsonBytes(validation);
}

/**
 * Shows a note when the cell is selected. Worksheet notes need ExcelApi 1.18, which Office LTSC does not have; an input
 * message does the same from 1.8 on. It needs a rule to hang on: one that every input meets.
 */
export function annotate(range: Excel.Range, note: string, validation?: Validation): void {
  if (validation) validate(range, validation);
  else range.dataValidation.rule = { custom: { formula: "=TRUE" } };
  range.dataValidation.prompt = { ...shortened({ title: NOTE_TITLE, message: note }), showPrompt: true };
}

const NOTE_TITLE = "注記";

export function annotateBytes(note: string): number {
  return 6 * BYTES_PER_COMMAND + jsonBytes(note);
}

export function removeAnnotation(range: Excel.Range, validation?: Validation): void {
  range.dataValidation.clear();
  if (validation) validate(range, validation);
}

function ruleOf(validation: Validation): Excel.DataValidationRule {
  switch (validation.type) {
    case "list":
      return { list: { inCellDropDown: true, source: `=${validation.source}` } };
    case "textLength":
      return { textLength: { formula1: validation.max, operator: "LessThanOrEqualTo" } };
    case "number":
      return { decimal: decimalRule(validation.min, validation.max) };
  }
}

function decimalRule(min: number | undefined, max: number | undefined): Excel.BasicDataValidation {
  if (min !== undefined && max !== undefined) return { formula1: min, formula2: max, operator: "Between" };
  if (min !== undefined) return { formula1: min, operator: "GreaterThanOrEqualTo" };
  if (max !== undefined) return { formula1: max, operator: "LessThanOrEqualTo" };
  // Any number at all: Excel knows no rule without a bound.
  return { formula1: -1e300, formula2: 1e300, operator: "Between" };
}

function shortened(text: { readonly title: string; readonly message: string }): {
  title: string;
  message: string;
} {
  return { title: cut(text.title, TITLE_LIMIT), message: cut(text.message, MESSAGE_LIMIT) };
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
