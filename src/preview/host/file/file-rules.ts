import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationType,
  type ISheetDataValidationRule,
} from "@univerjs/core";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { ConditionalRule as FileRule, DataValidation } from "hucre";
import { formatReference } from "../address";
import type { Book } from "../book";
import type { ConditionalFormatting } from "../conditional/conditional-record";
import { rulesOf, type ConditionalRule } from "../conditional/conditional-rules";
import { asFormula } from "../conditional/conditional-to-univer";
import { toRect } from "../rect";
import { colorOf } from "./file-style";

const validationTypes: Readonly<Record<string, DataValidation["type"]>> = {
  [DataValidationType.WHOLE]: "whole",
  [DataValidationType.DECIMAL]: "decimal",
  [DataValidationType.TEXT_LENGTH]: "textLength",
  [DataValidationType.DATE]: "date",
  [DataValidationType.TIME]: "time",
  [DataValidationType.LIST]: "list",
  [DataValidationType.CUSTOM]: "custom",
};

const operators: Readonly<Record<string, NonNullable<DataValidation["operator"]>>> = {
  [DataValidationOperator.BETWEEN]: "between",
  [DataValidationOperator.NOT_BETWEEN]: "notBetween",
  [DataValidationOperator.EQUAL]: "equal",
  [DataValidationOperator.NOT_EQUAL]: "notEqual",
  [DataValidationOperator.GREATER_THAN]: "greaterThan",
  [DataValidationOperator.LESS_THAN]: "lessThan",
  [DataValidationOperator.GREATER_THAN_OR_EQUAL]: "greaterThanOrEqual",
  [DataValidationOperator.LESS_THAN_OR_EQUAL]: "lessThanOrEqual",
};

const alerts: Readonly<Record<number, NonNullable<DataValidation["errorStyle"]>>> = {
  [DataValidationErrorStyle.STOP]: "stop",
  [DataValidationErrorStyle.WARNING]: "warning",
  [DataValidationErrorStyle.INFO]: "information",
};

/** What may be typed on a sheet. Univer's own kinds, such as check boxes, have no place in a file. */
export function fileValidations(book: Book, sheetId: string): DataValidation[] {
  const rules = book.injector.get(SheetDataValidationModel).getRules(book.unitId, sheetId);
  return rules.flatMap((rule) =>
    rule.ranges.flatMap((range) => fileValidation(rule, formatReference(toRect(range)))),
  );
}

function fileValidation(rule: ISheetDataValidationRule, range: string): DataValidation[] {
  // A rule may carry a message and forbid nothing.
  const type = rule.type === DataValidationType.ANY ? undefined : validationTypes[rule.type];
  if (type === undefined) return [];
  const { formula1, formula2 } = rule;
  const isOwnList = type === "list" && formula1 !== undefined && !formula1.startsWith("=");
  return [
    {
      type,
      range,
      ...(isOwnList && { values: formula1.split(",") }),
      ...(!isOwnList && formula1 !== undefined && { formula1: formula1.replace(/^=/, "") }),
      ...(formula2 !== undefined && formula2 !== "" && { formula2: formula2.replace(/^=/, "") }),
      ...(rule.operator !== undefined && { operator: operators[rule.operator] ?? "between" }),
      allowBlank: rule.allowBlank !== false,
      showErrorMessage: rule.showErrorMessage !== false,
      errorStyle: alerts[rule.errorStyle ?? DataValidationErrorStyle.STOP] ?? "stop",
      ...(rule.error && { errorMessage: rule.error }),
      ...(rule.errorTitle && { errorTitle: rule.errorTitle }),
      ...(rule.prompt && { inputMessage: rule.prompt, showInputMessage: rule.showInputMessage !== false }),
      ...(rule.promptTitle && { inputTitle: rule.promptTitle }),
    },
  ];
}

/** The conditional formats of a sheet that are formulas or comparisons; data bars and icons are not carried over. */
export function fileConditionalRules(book: Book, sheetId: string): FileRule[] {
  return rulesOf(book, sheetId).flatMap((rule, index) => fileConditionalRule(rule, index + 1));
}

function fileConditionalRule({ record, rects, stopIfTrue }: ConditionalRule, priority: number): FileRule[] {
  const [first] = rects;
  const formula = first && asFormula(record, first);
  if (formula === undefined) return [];
  return [
    {
      type: "expression",
      priority,
      range: rects.map((rect) => formatReference(rect)).join(" "),
      formula: formula.replace(/^=/, ""),
      style: fileChange(record.format),
      ...(stopIfTrue && { stopIfTrue }),
    },
  ];
}

function fileChange(format: ConditionalFormatting): NonNullable<FileRule["style"]> {
  const ink = colorOf(format.fontColor);
  const fill = colorOf(format.fillColor);
  const font = {
    ...(format.bold !== null && { bold: format.bold }),
    ...(format.italic !== null && { italic: format.italic }),
    ...(format.strikethrough !== null && { strikethrough: format.strikethrough }),
    ...(ink !== undefined && { color: { rgb: ink } }),
  };
  return {
    ...(Object.keys(font).length > 0 && { font }),
    ...(fill !== undefined && {
      // What shows of a conditional fill is its background.
      fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill }, bgColor: { rgb: fill } } as const,
    }),
  };
}
