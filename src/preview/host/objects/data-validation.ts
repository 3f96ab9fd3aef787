import {
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationType,
  generateRandomId,
  type ISheetDataValidationRule,
} from "@univerjs/core";
import {
  AddSheetDataValidationCommand,
  ClearRangeDataValidationCommand,
  SheetDataValidationModel,
} from "@univerjs/sheets-data-validation";
import { materialized } from "../structure/lines";
import { defineType } from "../object-type";
import { invalidArgument } from "../office-error";
import { requireUnprotected } from "../protection";
import { columnCount, rowCount } from "../rect";
import { isRecord, type Json } from "../wire";
import { flag, oneOf, text } from "./arguments";
import type { RangeRef } from "./range-ref";

type Rule = ISheetDataValidationRule;

/** Excel's kinds of rule: the key in the rule object, the word `type` answers with, and Univer's. */
const kinds = [
  ["wholeNumber", "WholeNumber", DataValidationType.WHOLE],
  ["decimal", "Decimal", DataValidationType.DECIMAL],
  ["textLength", "TextLength", DataValidationType.TEXT_LENGTH],
  ["date", "Date", DataValidationType.DATE],
  ["time", "Time", DataValidationType.TIME],
  ["list", "List", DataValidationType.LIST],
  ["custom", "Custom", DataValidationType.CUSTOM],
] as const;

const operators: Readonly<Record<string, DataValidationOperator>> = {
  Between: DataValidationOperator.BETWEEN,
  NotBetween: DataValidationOperator.NOT_BETWEEN,
  EqualTo: DataValidationOperator.EQUAL,
  NotEqualTo: DataValidationOperator.NOT_EQUAL,
  GreaterThan: DataValidationOperator.GREATER_THAN,
  LessThan: DataValidationOperator.LESS_THAN,
  GreaterThanOrEqualTo: DataValidationOperator.GREATER_THAN_OR_EQUAL,
  LessThanOrEqualTo: DataValidationOperator.LESS_THAN_OR_EQUAL,
};

const alertStyles: Readonly<Record<string, DataValidationErrorStyle>> = {
  Stop: DataValidationErrorStyle.STOP,
  Warning: DataValidationErrorStyle.WARNING,
  Information: DataValidationErrorStyle.INFO,
};

/** The rules of a block; undefined stands for the cells that have none. */
function rulesOf(self: RangeRef): Set<Rule | undefined> {
  const model = self.book.injector.get(SheetDataValidationModel);
  const rect = materialized(self);
  const rules = new Set<Rule | undefined>();
  if (rowCount(self.rect) > rowCount(rect) || columnCount(self.rect) > columnCount(rect))
    rules.add(undefined);
  for (let row = rect.startRow; row <= rect.endRow; row += 1)
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1)
      rules.add(model.getRuleByLocation(self.book.unitId, self.sheetId, row, column));
  return rules;
}

/** The one rule of the block; undefined when there is none or not the same everywhere. */
function commonRule(self: RangeRef): Rule | undefined {
  const rules = rulesOf(self);
  return rules.size === 1 ? [...rules][0] : undefined;
}

function typeOf(self: RangeRef): string {
  const rules = rulesOf(self);
  const [first] = rules;
  if (rules.size === 1) return kinds.find(([, , type]) => type === first?.type)?.[1] ?? "None";
  return rules.has(undefined) ? "Inconsistent" : "MixedCriteria";
}

/** Excel shows plain numbers as numbers and everything else as text. */
const operand = (formula: string | undefined): Json =>
  formula !== undefined && formula !== "" && Number.isFinite(Number(formula))
    ? Number(formula)
    : (formula ?? "");

function describe(rule: Rule | undefined): Json {
  const kind = kinds.find(([, , type]) => type === rule?.type);
  if (rule === undefined || kind === undefined) return {};
  const [key] = kind;
  if (key === "custom") return { custom: { formula: rule.formula1 ?? "" } };
  if (key === "list")
    return { list: { inCellDropDown: rule.showDropDown !== false, source: rule.formula1 ?? "" } };
  const operator = Object.entries(operators).find(([, known]) => known === rule.operator)?.[0] ?? "Between";
  const second: Record<string, Json> =
    rule.formula2 === undefined || rule.formula2 === "" ? {} : { formula2: operand(rule.formula2) };
  return { [key]: { formula1: operand(rule.formula1), ...second, operator } };
}

function formula(value: Json | undefined): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string" && value !== "") return value;
  throw invalidArgument("data validation formula");
}

/** @throws InvalidArgument for a rule without a kind, with two, or without what its kind needs. */
function readRule(value: Json): Pick<Rule, "type" | "formula1" | "formula2" | "operator" | "showDropDown"> {
  if (!isRecord(value)) throw invalidArgument();
  const given = kinds.filter(([key]) => value[key] !== undefined && value[key] !== null);
  const [kind] = given;
  if (kind === undefined || given.length !== 1) throw invalidArgument("data validation rule");
  const [key, , type] = kind;
  const details = value[key];
  if (!isRecord(details)) throw invalidArgument();
  if (key === "custom") return { type, formula1: formula(details["formula"]) };
  if (key === "list")
    return {
      type,
      formula1: formula(details["source"]),
      showDropDown: flag(details["inCellDropDown"], true),
    };
  const operator = operators[oneOf(details["operator"], Object.keys(operators))];
  if (operator === undefined) throw invalidArgument();
  const needsTwo =
    operator === DataValidationOperator.BETWEEN || operator === DataValidationOperator.NOT_BETWEEN;
  return {
    type,
    operator,
    formula1: formula(details["formula1"]),
    ...(needsTwo ? { formula2: formula(details["formula2"]) } : {}),
  };
}

/** Puts a rule on the block, whose other cells keep theirs. */
async function change(self: RangeRef, changes: Partial<Rule>): Promise<void> {
  const { book, sheetId } = self;
  requireUnprotected(book, sheetId);
  const rect = materialized(self);
  book.reserve(sheetId, rect);
  const [old] = rulesOf({ ...self, rect });
  const rule: Rule = {
    type: DataValidationType.ANY,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: DataValidationErrorStyle.STOP,
    ...old,
    ...changes,
    uid: generateRandomId(8),
    ranges: [rect],
  };
  await book.command(AddSheetDataValidationCommand.id, { subUnitId: sheetId, rule });
}

/** Excel.DataValidation. Whether cells hold valid values is not worked out. */
export const dataValidation = defineType<RangeRef>("DataValidation", {
  properties: {
    Type: { get: typeOf },
    Rule: {
      get: (self) => (rulesOf(self).size === 1 ? describe(commonRule(self)) : null),
      set: (self, value) =>
        change(self, { formula1: undefined, formula2: undefined, operator: undefined, ...readRule(value) }),
    },
    IgnoreBlanks: {
      get: (self) => (rulesOf(self).size === 1 ? commonRule(self)?.allowBlank !== false : null),
      set: (self, value) => change(self, { allowBlank: flag(value) }),
    },
    ErrorAlert: {
      get: (self) => {
        const rule = commonRule(self);
        return {
          message: rule?.error ?? "",
          showAlert: rule?.showErrorMessage !== false,
          style: Object.entries(alertStyles).find(([, known]) => known === rule?.errorStyle)?.[0] ?? "Stop",
          title: rule?.errorTitle ?? "",
        };
      },
      set: (self, value) => {
        if (!isRecord(value)) throw invalidArgument();
        return change(self, {
          error: text(value["message"], ""),
          errorTitle: text(value["title"], ""),
          showErrorMessage: flag(value["showAlert"], true),
          errorStyle: alertStyles[oneOf(value["style"], Object.keys(alertStyles), "Stop")],
        });
      },
    },
    Prompt: {
      get: (self) => {
        const rule = commonRule(self);
        return {
          message: rule?.prompt ?? "",
          showPrompt: rule?.showInputMessage !== false,
          title: rule?.promptTitle ?? "",
        };
      },
      set: (self, value) => {
        if (!isRecord(value)) throw invalidArgument();
        return change(self, {
          prompt: text(value["message"], ""),
          promptTitle: text(value["title"], ""),
          showInputMessage: flag(value["showPrompt"], true),
        });
      },
    },
  },
  methods: {
    Clear: async (self) => {
      requireUnprotected(self.book, self.sheetId);
      await self.book.command(ClearRangeDataValidationCommand.id, {
        subUnitId: self.sheetId,
        ranges: [materialized(self)],
      });
    },
  },
});
