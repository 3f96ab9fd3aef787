import { Unknown } from "./value";

export interface Token {
  /** `word`: a function, a name, cells, with their sheet. */
  readonly kind: "string" | "number" | "error" | "word" | "sign";
  /** As it stands, texts in their quotes. */
  readonly text: string;
}

const ERRORS = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"];

/** The pieces of a formula, without the space between them. @throws Unknown for what is none of them */
export function tokenise(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < formula.length) {
    const code = formula.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      at += 1;
      continue;
    }
    const token = tokenAt(formula, at, code);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(formula: string, at: number, code: number): Token {
  const sign = signAt(formula, at, code);
  if (sign !== null) return { kind: "sign", text: sign };
  if (code === QUOTE) return { kind: "string", text: formula.slice(at, quotedEnd(formula, at, QUOTE)) };
  if (code === HASH) {
    const text = ERRORS.find((error) => formula.startsWith(error, at));
    if (text !== undefined) return { kind: "error", text };
  } else if (code >= ZERO && code <= NINE) {
    NUMBER.lastIndex = at;
    const text = NUMBER.exec(formula)?.[0];
    if (text !== undefined) return { kind: "number", text };
  }
  const end = wordEnd(formula, at, code);
  if (end === at) throw new Unknown(formula);
  return { kind: "word", text: formula.slice(at, end) };
}

/** 1:3 is rows, and 2x would be a word. */
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_.:!])/uy;

const QUOTE = 0x22;
const HASH = 0x23;
const APOSTROPHE = 0x27;
const EXCLAMATION = 0x21;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const ZERO = 0x30;
const NINE = 0x39;

function signAt(formula: string, at: number, code: number): string | null {
  const next = formula.charCodeAt(at + 1);
  if (code === LESS && next === GREATER) return "<>";
  if ((code === LESS || code === GREATER) && next === EQUALS) return code === LESS ? "<=" : ">=";
  return SIGNS.get(code) ?? null;
}

const SIGNS: ReadonlyMap<number, string> = new Map(
  [..."-=<>&+*/^%(),"].map((sign) => [sign.charCodeAt(0), sign]),
);

/** After the closing quote; two quotes stand for one. */
function quotedEnd(formula: string, from: number, quote: number): number {
  for (let at = from + 1; at < formula.length; at += 1) {
    if (formula.charCodeAt(at) !== quote) continue;
    if (formula.charCodeAt(at + 1) !== quote) return at + 1;
    at += 1;
  }
  throw new Unknown(formula);
}

/** A word may begin with the name of a sheet, quoted or not, and its exclamation mark. */
function wordEnd(formula: string, from: number, code: number): number {
  let at = from;
  if (code === APOSTROPHE) {
    at = quotedEnd(formula, from, APOSTROPHE);
    if (formula.charCodeAt(at) !== EXCLAMATION) throw new Unknown(formula);
    at += 1;
  } else {
    const sheet = lettersEnd(formula, from, IN_SHEET);
    if (sheet > from && formula.charCodeAt(sheet) === EXCLAMATION) at = sheet + 1;
  }
  const first = at;
  at = lettersEnd(formula, first, IN_NAME);
  // Cells, names and functions do not begin with a digit.
  const begins = formula.charCodeAt(first);
  return at === first || (begins >= ZERO && begins <= NINE) ? from : at;
}

/** Letters and digits of all languages, and the signs between them. */
const IN_SHEET = /[\p{L}\p{N}_.]*/uy;
const IN_NAME = /[\p{L}\p{N}$_.:\\]*/uy;

function lettersEnd(formula: string, from: number, letters: RegExp): number {
  letters.lastIndex = from;
  letters.test(formula);
  return letters.lastIndex;
}
