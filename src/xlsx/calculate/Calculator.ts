import type { Area } from "../formula/address";
import type { SheetPart } from "../sheet/SheetPart";
import { hasResult, readValue } from "../sheet/readCell";
import { cellsOfName, workbookNames } from "../workbook/names";
import type { Workbook } from "../workbook/Workbook";
import type { Argument } from "./functions";
import { FUNCTIONS } from "./functions";
import type { Expression, Operator } from "./parse";
import { parseFormula } from "./parse";
import type { Value } from "./value";
import { CellError, DIV0, NUM, Unknown, compare, toNumber, toText } from "./value";

/** Far above any list that a formula looks through. */
const MAX_BLOCK_CELLS = 100_000;

/**
 * Works out formulas of the kind that the add-in's own sheets have, so that a file shows rates and grades in programs that
 * do not calculate (previews, Excel's protected view), and so that they can be read here. Results that the file brings
 * are taken as they are. A formula that needs anything unknown has no result.
 */
export class Calculator {
  private readonly known = new Map<string, Value>();
  private readonly open = new Set<string>();
  private readonly names: ReadonlyMap<string, string>;

  constructor(private readonly workbook: Workbook) {
    this.names = new Map(workbookNames(workbook).map(({ name, formula }) => [name.toLowerCase(), formula]));
  }

  /** The value of a cell; undefined when it cannot be told. */
  value(sheet: SheetPart, row: number, column: number): Value | undefined {
    try {
      return this.cell(sheet, row, column);
    } catch (error) {
      if (error instanceof Unknown) return undefined;
      throw error;
    }
  }

  private cell(sheet: SheetPart, row: number, column: number): Value {
    const cell = sheet.cells.get(row, column);
    if (!cell || cell.isLeaf) return null;
    if (!cell.first("f") || hasResult(cell)) {
      const value = readValue(cell, this.workbook.strings);
      return cell.attribute("t") === "e" ? new CellError(String(value)) : value;
    }
    const key = `${sheet.part} ${String(row)} ${String(column)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // A circle has no result that two programs would agree on.
    if (this.open.has(key)) throw new Unknown(key);
    this.open.add(key);
    try {
      const formula = sheet.formulas.read(cell, row, column);
      if (formula === null || cell.first("f")?.attribute("t") === "array") throw new Unknown(key);
      const value = this.evaluate(parseFormula(formula), sheet) ?? 0;
      this.known.set(key, value);
      return value;
    } finally {
      this.open.delete(key);
    }
  }

  private evaluate(expression: Expression, sheet: SheetPart): Value {
    switch (expression.kind) {
      case "value":
        return expression.value;
      case "error":
        return new CellError(expression.code);
      case "reference": {
        const { on, area } = this.resolve(expression, sheet);
        if (area.top !== area.bottom || area.left !== area.right) throw new Unknown(expression.text);
        return this.cell(on, area.top, area.left);
      }
      case "call": {
        const implementation = FUNCTIONS[expression.name];
        if (!implementation) throw new Unknown(expression.name);
        return implementation(
          ...expression.args.map((argument) => argument && this.argument(argument, sheet)).map(present),
        );
      }
      case "minus":
        return arithmetic(toNumber(this.evaluate(expression.operand, sheet)), 0, (operand) => -operand);
      case "percent":
        return arithmetic(toNumber(this.evaluate(expression.operand, sheet)), 0, (operand) => operand / 100);
      case "binary":
        return operate(
          expression.operator,
          this.evaluate(expression.left, sheet),
          this.evaluate(expression.right, sheet),
        );
    }
  }

  private argument(expression: Expression, sheet: SheetPart): Argument {
    return {
      value: () => this.evaluate(expression, sheet),
      block: () => {
        if (expression.kind !== "reference") throw new Unknown(expression.kind);
        const { on, area } = this.resolve(expression, sheet);
        const { top, left, bottom, right } = area;
        if ((bottom - top + 1) * (right - left + 1) > MAX_BLOCK_CELLS) throw new Unknown(expression.text);
        return Array.from({ length: bottom - top + 1 }, (_line, index) =>
          Array.from({ length: right - left + 1 }, (_cell, column) =>
            this.cell(on, top + index, left + column),
          ),
        );
      },
    };
  }

  private resolve(
    { sheet, text, area }: Extract<Expression, { kind: "reference" }>,
    here: SheetPart,
  ): { readonly on: SheetPart; readonly area: Area } {
    const named = area ? null : cellsOfName(this.names.get(text.toLowerCase()) ?? "");
    const block = area ?? named?.area;
    const name = named?.sheet ?? sheet;
    const on = name === null ? here : this.workbook.sheet(name);
    if (!block || !on) throw new Unknown(text);
    return { on, area: block };
  }
}

function present(argument: Argument | null): Argument | undefined {
  return argument ?? undefined;
}

function operate(operator: Operator, left: Value, right: Value): Value {
  switch (operator) {
    case "&": {
      const [one, other] = [toText(left), toText(right)];
      if (one instanceof CellError) return one;
      return other instanceof CellError ? other : one + other;
    }
    case "+":
      return arithmetic(toNumber(left), toNumber(right), (one, other) => one + other);
    case "-":
      return arithmetic(toNumber(left), toNumber(right), (one, other) => one - other);
    case "*":
      return arithmetic(toNumber(left), toNumber(right), (one, other) => one * other);
    case "/":
      return arithmetic(toNumber(left), toNumber(right), (one, other) => (other === 0 ? DIV0 : one / other));
    case "^":
      throw new Unknown("^");
    default:
      return comparison(operator, compare(left, right));
  }
}

function comparison(operator: "=" | "<>" | "<" | ">" | "<=" | ">=", order: number | CellError): Value {
  if (order instanceof CellError) return order;
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  if (Number.isNaN(order)) throw new Unknown("the order of texts");
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

function arithmetic(
  one: number | CellError,
  other: number | CellError,
  calculate: (one: number, other: number) => number | CellError,
): Value {
  if (one instanceof CellError) return one;
  if (other instanceof CellError) return other;
  const result = calculate(one, other);
  return typeof result === "number" && !Number.isFinite(result) ? NUM : result;
}
