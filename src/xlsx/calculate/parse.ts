import type { Area } from "../formula/address";
import { parseArea } from "../formula/address";
import { Unknown } from "./value";

export type Operator = "=" | "<>" | "<" | ">" | "<=" | ">=" | "&" | "+" | "-" | "*" | "/" | "^";

export type Expression =
  | { readonly kind: "value"; readonly value: number | string | boolean }
  | { readonly kind: "error"; readonly code: string }
  /** Cells (`area`) or a defined name; `sheet` is unquoted. */
  | {
      readonly kind: "reference";
      readonly sheet: string | null;
      readonly text: string;
      readonly area: Area | null;
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly (Expression | null)[] }
  | { readonly kind: "minus" | "percent"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

interface Token {
  readonly kind: "string" | "number" | "error" | "word" | "sign";
  readonly text: string;
}

/** From what binds least to what binds most. */
const LEVELS: readonly (readonly string[])[] = [
  ["=", "<>", "<", ">", "<=", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/** @throws Unknown for what it does not know, such as structured references or array constants */
export function parseFormula(formula: string): Expression {
  const tokens = tokenise(formula);
  let at = 0;

  const isNext = (text: string) => tokens[at]?.kind === "sign" && tokens[at]?.text === text;
  const take = (text: string) => {
    if (!isNext(text)) throw new Unknown(formula);
    at += 1;
  };

  const binary = (level: number): Expression => {
    const operators = LEVELS[level];
    if (!operators) return prefix();
    let left = binary(level + 1);
    for (;;) {
      const token = tokens[at];
      if (token?.kind !== "sign" || !operators.includes(token.text)) return left;
      at += 1;
      left = { kind: "binary", operator: token.text as Operator, left, right: binary(level + 1) };
    }
  };

  // A minus in front binds more than ^: -2^2 is 4.
  const prefix = (): Expression => {
    if (isNext("+")) {
      at += 1;
      return prefix();
    }
    if (isNext("-")) {
      at += 1;
      return { kind: "minus", operand: prefix() };
    }
    let operand = primary();
    while (isNext("%")) {
      at += 1;
      operand = { kind: "percent", operand };
    }
    return operand;
  };

  const primary = (): Expression => {
    if (isNext("(")) {
      at += 1;
      const inner = binary(0);
      take(")");
      return inner;
    }
    const token = tokens[at];
    at += 1;
    switch (token?.kind) {
      case "number":
        return { kind: "value", value: Number(token.text) };
      case "string":
        return { kind: "value", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "error":
        return { kind: "error", code: token.text };
      case "word":
        if (isNext("(")) return { kind: "call", name: token.text.toUpperCase(), args: args() };
        if (/^(true|false)$/i.test(token.text)) return { kind: "value", value: /^true$/i.test(token.text) };
        return reference(token.text);
      default:
        throw new Unknown(formula);
    }
  };

  const args = (): (Expression | null)[] => {
    take("(");
    if (isNext(")")) {
      take(")");
      return [];
    }
    const all: (Expression | null)[] = [];
    for (;;) {
      all.push(isNext(",") || isNext(")") ? null : binary(0));
      if (isNext(")")) break;
      take(",");
    }
    take(")");
    return all;
  };

  const whole = binary(0);
  if (at < tokens.length) throw new Unknown(formula);
  return whole;
}

function reference(word: string): Expression {
  const mark = word.lastIndexOf("!");
  const prefix = mark < 0 ? null : word.slice(0, mark);
  const sheet = prefix?.startsWith("'") ? prefix.slice(1, -1).replaceAll("''", "'") : prefix;
  const text = word.slice(mark + 1);
  return { kind: "reference", sheet, text, area: parseArea(text) };
}

/** What a token that begins with a sign of that kind looks like. */
const STRING = /"(?:[^"]|"")*"/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_.:!])/uy;
const ERROR = /#(?:N\/A|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|NULL!)/y;
const SIGN = /<>|<=|>=|[-=<>&+*/^%(),]/y;
const WORD = /(?:'(?:[^']|'')*'!|[\p{L}\p{N}_.]+!)?[$\p{L}_\\][$\p{L}\p{N}_.:]*/uy;

function tokenise(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (kind: Token["kind"], pattern: RegExp) => {
    pattern.lastIndex = at;
    const text = pattern.exec(formula)?.[0];
    if (text === undefined) return false;
    tokens.push({ kind, text });
    at += text.length;
    return true;
  };
  while (at < formula.length) {
    const first = formula.charAt(at);
    if (first === " " || first === "\n" || first === "\r" || first === "\t") at += 1;
    else if (
      first === '"' ? !take("string", STRING) : first === "#" ? !take("error", ERROR) : !other(first)
    ) {
      throw new Unknown(formula);
    }
  }
  return tokens;

  function other(first: string): boolean {
    if ("-=<>&+*/^%(),".includes(first)) return take("sign", SIGN);
    return (first >= "0" && first <= "9" && take("number", NUMBER)) || take("word", WORD);
  }
}
