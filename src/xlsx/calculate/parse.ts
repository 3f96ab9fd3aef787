import type { Area } from "../formula/address";
import { parseArea } from "../formula/address";
import type { Token } from "./tokenise";
import { tokenise } from "./tokenise";
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
      /** Of a single cell: what stays when the formula is copied to another one. */
      readonly isFixed: { readonly row: boolean; readonly column: boolean };
    }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly (Expression | null)[] }
  | { readonly kind: "minus" | "percent"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** What binds more is higher. */
const BINDING: Readonly<Partial<Record<string, number>>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  ">": 1,
  "<=": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

/** Excel allows 8,192 characters and 64 functions within functions. */
const MAX_LENGTH = 8_192;
const MAX_NESTED = 128;

/** @throws Unknown for what it does not know, such as structured references or array constants */
export function parseFormula(formula: string): Expression {
  if (formula.length > MAX_LENGTH) throw new Unknown(formula);
  return new Parser(formula, tokenise(formula)).whole();
}

class Parser {
  private at = 0;
  private nested = 0;

  constructor(
    private readonly formula: string,
    private readonly tokens: readonly Token[],
  ) {}

  whole(): Expression {
    const expression = this.binary(1);
    if (this.at < this.tokens.length) throw this.unknown();
    return expression;
  }

  /** @param least what an operator must at least bind to belong to it. */
  private binary(least: number): Expression {
    this.nested += 1;
    if (this.nested > MAX_NESTED) throw this.unknown();
    let left = this.prefix();
    for (;;) {
      const token = this.tokens[this.at];
      const binding = token?.kind === "sign" ? (BINDING[token.text] ?? 0) : 0;
      if (!token || binding < least) break;
      this.at += 1;
      // Operators of one kind are taken from left to right.
      const right = this.binary(binding + 1);
      left = { kind: "binary", operator: token.text as Operator, left, right };
    }
    this.nested -= 1;
    return left;
  }

  /** A minus in front binds more than ^: -2^2 is 4. */
  private prefix(): Expression {
    let minuses = 0;
    for (; this.isNext("+") || this.isNext("-"); this.at += 1) if (this.isNext("-")) minuses += 1;
    if (minuses > MAX_NESTED) throw this.unknown();
    let operand = this.primary();
    for (; this.isNext("%"); this.at += 1) operand = { kind: "percent", operand };
    // --A1 makes a number of a text: two are not none.
    for (; minuses > 0; minuses -= 1) operand = { kind: "minus", operand };
    return operand;
  }

  private primary(): Expression {
    const token = this.tokens[this.at];
    this.at += 1;
    switch (token?.kind) {
      case "number":
        return { kind: "value", value: Number(token.text) };
      case "string":
        return { kind: "value", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "error":
        return { kind: "error", code: token.text };
      case "word":
        if (this.isNext("(")) return { kind: "call", name: token.text.toUpperCase(), args: this.args() };
        if (/^(true|false)$/i.test(token.text)) return { kind: "value", value: /^true$/i.test(token.text) };
        return reference(token.text);
      case "sign": {
        if (token.text !== "(") throw this.unknown();
        const inner = this.binary(1);
        this.take(")");
        return inner;
      }
      case undefined:
        throw this.unknown();
    }
  }

  private args(): (Expression | null)[] {
    this.take("(");
    const all: (Expression | null)[] = [];
    while (!this.isNext(")")) {
      if (all.length > 0) this.take(",");
      all.push(this.isNext(",") || this.isNext(")") ? null : this.binary(1));
    }
    this.take(")");
    return all;
  }

  private isNext(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === "sign" && token.text === text;
  }

  private take(text: string): void {
    if (!this.isNext(text)) throw this.unknown();
    this.at += 1;
  }

  private unknown(): Unknown {
    return new Unknown(this.formula);
  }
}

function reference(word: string): Expression {
  const mark = word.lastIndexOf("!");
  const prefix = mark < 0 ? null : word.slice(0, mark);
  const sheet = prefix?.startsWith("'") ? prefix.slice(1, -1).replaceAll("''", "'") : prefix;
  const text = word.slice(mark + 1);
  const isFixed = { column: text.startsWith("$"), row: text.lastIndexOf("$") > 0 };
  return { kind: "reference", sheet, text, area: parseArea(text), isFixed };
}
