import { MAX_TEXT } from "../sheet/readCell";
import type { Operator } from "./parse";
import type { Value } from "./value";
import { CellError, DIV0, NUM, Unknown, VALUE, compare, toNumber, toText } from "./value";

/** What an operator makes of two values. @throws Unknown for what programs do differently */
export function operate(operator: Operator, left: Value, right: Value): Value {
  switch (operator) {
    case "&": {
      const [one, other] = [toText(left), toText(right)];
      if (one instanceof CellError) return one;
      if (other instanceof CellError) return other;
      return one.length + other.length > MAX_TEXT ? VALUE : one + other;
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

/** Numbers that are no error, worked out; #NUM! beyond what a number can be. */
export function arithmetic(
  one: number | CellError,
  other: number | CellError,
  calculate: (one: number, other: number) => number | CellError,
): Value {
  if (one instanceof CellError) return one;
  if (other instanceof CellError) return other;
  const result = calculate(one, other);
  return typeof result === "number" && !Number.isFinite(result) ? NUM : result;
}
