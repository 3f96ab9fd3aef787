import { broken } from "../fault";
import { decode, hasOnlyKnownEntities } from "./text";

/** No element of Excel has as many. */
const MAX_ATTRIBUTES = 256;
/** Characters; the longest that Excel writes are lists of cells. */
const MAX_VALUE = 1_000_000;

/**
 * All attributes of an opening tag: name, value, name, value …
 * @param from after the tag's name. @param to the tag's end.
 * @throws FileFault `file.broken`
 */
export function readAttributes(source: string, path: string, from: number, to: number): string[] {
  const pairs: string[] = [];
  walkAttributes(source, path, from, to, (nameStart, nameEnd, valueStart, valueEnd) => {
    const name = source.slice(nameStart, nameEnd);
    const raw = source.slice(valueStart, valueEnd);
    for (let index = 0; index < pairs.length; index += 2) if (pairs[index] === name) throw broken(path);
    if (raw.includes("<") || !hasOnlyKnownEntities(raw)) throw broken(path);
    pairs.push(name, decode(raw));
    return false;
  });
  return pairs;
}

/** One attribute, without making anything of the others. @throws FileFault `file.broken` */
export function findAttribute(
  source: string,
  path: string,
  from: number,
  to: number,
  name: string,
): string | undefined {
  let found: string | undefined;
  walkAttributes(source, path, from, to, (nameStart, nameEnd, valueStart, valueEnd) => {
    if (nameEnd - nameStart !== name.length || !source.startsWith(name, nameStart)) return false;
    const raw = source.slice(valueStart, valueEnd);
    if (raw.includes("<") || (raw.includes("&") && !hasOnlyKnownEntities(raw))) throw broken(path);
    found = decode(raw);
    return true;
  });
  return found;
}

/**
 * Tells where each attribute's name and value stand.
 * @param visit ends the walk with true.
 */
export function walkAttributes(
  source: string,
  path: string,
  from: number,
  to: number,
  visit: (nameStart: number, nameEnd: number, valueStart: number, valueEnd: number) => boolean,
): void {
  let at = from;
  for (let count = 0; count <= MAX_ATTRIBUTES; count += 1) {
    const gap = at;
    at = skipSpaces(source, at);
    if (isEnd(source, at, to)) return;
    const nameStart = at;
    while (isInName(source.charCodeAt(at))) at += 1;
    const nameEnd = at;
    at = skipSpaces(source, at);
    if (gap === nameStart || nameEnd === nameStart || source.charCodeAt(at) !== EQUALS) break;
    at = skipSpaces(source, at + 1);
    const quote = source.charCodeAt(at);
    if (quote !== QUOTE && quote !== APOSTROPHE) break;
    const valueStart = at + 1;
    at = valueStart;
    // Not by indexOf: where the other quote is missing, it would look through the whole part.
    while (at < to && source.charCodeAt(at) !== quote) at += 1;
    if (at >= to || at - valueStart > MAX_VALUE) break;
    if (visit(nameStart, nameEnd, valueStart, at)) return;
    at += 1;
  }
  throw broken(path);
}

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const SLASH = 0x2f;
const GREATER_THAN = 0x3e;
const LESS_THAN = 0x3c;

/** At the closing `>` or `/>`. */
function isEnd(source: string, at: number, to: number): boolean {
  return at === to - 1 || (at === to - 2 && source.charCodeAt(at) === SLASH);
}

function isInName(code: number): boolean {
  return (
    code > 0x20 &&
    code !== EQUALS &&
    code !== SLASH &&
    code !== GREATER_THAN &&
    code !== LESS_THAN &&
    code !== QUOTE &&
    code !== APOSTROPHE
  );
}

function skipSpaces(source: string, from: number): number {
  let at = from;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}
