import { FileFault, broken } from "../fault";
import { hasOnlyKnownEntities } from "./text";

export type Token =
  /** `<name …>` or `<name …/>` */
  | {
      readonly kind: "open";
      readonly name: string;
      readonly isEmpty: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "close"; readonly name: string; readonly start: number; readonly end: number }
  /** Text, CDATA, comments and processing instructions between two tags, as they stand. */
  | { readonly kind: "raw"; readonly start: number; readonly end: number };

/**
 * Walks the tags of an XML text. No entity but the five of XML is known, and a DOCTYPE is refused: nothing is ever
 * fetched or multiplied.
 * @throws FileFault `file.entities`, `file.broken`
 */
export function* scan(source: string, from: number, to: number, path: string): Generator<Token> {
  let at = from;
  while (at < to) {
    if (source.charCodeAt(at) !== LESS_THAN || isRaw(source.charCodeAt(at + 1))) {
      const end = rawEnd(source, at, to, path);
      yield { kind: "raw", start: at, end };
      at = end;
      continue;
    }
    const end = tagEnd(source, at, to, path);
    if (source.charCodeAt(at + 1) === SLASH) {
      yield { kind: "close", name: source.slice(at + 2, end - 1).trimEnd(), start: at, end };
    } else {
      const isEmpty = source.charCodeAt(end - 2) === SLASH;
      yield { kind: "open", name: nameAt(source, at + 1, end, path), isEmpty, start: at, end };
    }
    at = end;
  }
}

const LESS_THAN = 0x3c;
const SLASH = 0x2f;

function isRaw(code: number): boolean {
  return code === 0x21 || code === 0x3f; // <! or <?
}

function rawEnd(source: string, from: number, to: number, path: string): number {
  let at = from;
  while (at < to) {
    if (source.charCodeAt(at) !== LESS_THAN) {
      const next = source.indexOf("<", at);
      const end = next < 0 || next > to ? to : next;
      const text = source.slice(at, end);
      if (text.includes("&") && !hasOnlyKnownEntities(text)) throw entities(path);
      at = end;
    } else if (source.startsWith("<!--", at)) at = after(source, "-->", at + 4, to, path);
    else if (source.startsWith("<![CDATA[", at)) at = after(source, "]]>", at + 9, to, path);
    else if (source.startsWith("<?", at)) at = after(source, "?>", at + 2, to, path);
    else if (source.startsWith("<!", at)) throw entities(path);
    else return at;
  }
  return at;
}

function after(source: string, mark: string, from: number, to: number, path: string): number {
  const found = source.indexOf(mark, from);
  if (found < 0 || found + mark.length > to) throw broken(path);
  return found + mark.length;
}

/** Attribute values may hold ">". */
function tagEnd(source: string, from: number, to: number, path: string): number {
  let quote = 0;
  for (let at = from + 1; at < to; at += 1) {
    const code = source.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
    else if (code === 0x3e) return at + 1;
    else if (code === LESS_THAN) break;
  }
  throw broken(path);
}

const NAME = /[^\s/>=<"'&]+/y;

function nameAt(source: string, at: number, end: number, path: string): string {
  NAME.lastIndex = at;
  const name = NAME.exec(source)?.[0];
  if (name === undefined || at + name.length >= end) throw broken(path);
  return name;
}

function entities(path: string): FileFault {
  return new FileFault(
    "file.entities",
    `Excel のファイルには使われない記述（DTD・実体参照）が含まれているため開きません（${path}）。Excel で開いて「名前を付けて保存」で .xlsx に保存し直したものを選んでください。`,
    path,
  );
}
