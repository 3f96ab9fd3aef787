import { FileFault, broken } from "../fault";
import { hasOnlyKnownEntities } from "./text";

/** Parts of Excel are nested some ten deep. */
const MAX_DEPTH = 256;

/**
 * Walks the tags of an XML text, or of a piece of it that holds whole elements, without making anything of them: a part of
 * any size costs no more memory than its text. Tags must match, no entity but the five of XML is known, and a DOCTYPE is
 * refused: nothing is ever fetched or multiplied.
 * @example
 * const cursor = new XmlCursor(text, 0, text.length, part);
 * while (cursor.next()) if (cursor.kind === "open" && cursor.local === "row") …
 */
export class XmlCursor {
  /** `raw`: text, CDATA, comments and processing instructions between two tags, as they stand. */
  kind: "open" | "close" | "raw" = "raw";
  /** Of the tag, with its prefix. */
  name = "";
  /** `<name/>`: no closing tag follows. */
  isEmpty = false;
  /** Where what was found begins and ends. */
  start: number;
  end: number;
  /** Elements that are open after what was found. */
  depth = 0;
  private readonly names: string[] = [];

  constructor(
    readonly source: string,
    from: number,
    private readonly to: number,
    readonly path: string,
  ) {
    this.start = from;
    this.end = from;
  }

  /** The tag's name without its prefix. */
  get local(): string {
    const colon = this.name.indexOf(":");
    return colon < 0 ? this.name : this.name.slice(colon + 1);
  }

  /** @returns false at the end. @throws FileFault `file.entities`, `file.broken` */
  next(): boolean {
    const { source, end: at } = this;
    if (at >= this.to) {
      if (this.depth > 0) throw broken(this.path);
      return false;
    }
    this.start = at;
    const second = source.charCodeAt(at + 1);
    if (source.charCodeAt(at) !== LESS_THAN || second === EXCLAMATION || second === QUESTION) {
      this.kind = "raw";
      this.end = rawEnd(source, at, this.to, this.path);
      return true;
    }
    this.end = tagEnd(source, at, this.to, this.path);
    if (second === SLASH) this.close();
    else this.open();
    return true;
  }

  private open(): void {
    const { source, names } = this;
    this.kind = "open";
    this.isEmpty = source.charCodeAt(this.end - 2) === SLASH;
    const first = this.start + 1;
    let last = first;
    while (!endsName(source.charCodeAt(last))) last += 1;
    const mark = source.charCodeAt(last);
    if (last === first || (mark !== GREATER_THAN && mark !== SLASH && !isSpace(mark)))
      throw broken(this.path);
    // Most tags are called like one of the latest: no new text is made for their name.
    const known = names[this.depth];
    this.name =
      known?.length === last - first && source.startsWith(known, first) ? known : source.slice(first, last);
    names[this.depth] = this.name;
    if (this.isEmpty) return;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw broken(this.path);
  }

  private close(): void {
    const { source, start, end } = this;
    this.kind = "close";
    this.isEmpty = false;
    const name = this.names[this.depth - 1];
    if (this.depth === 0 || name === undefined || !source.startsWith(name, start + 2))
      throw broken(this.path);
    for (let at = start + 2 + name.length; at < end - 1; at += 1)
      if (!isSpace(source.charCodeAt(at))) throw broken(this.path);
    this.name = name;
    this.depth -= 1;
  }
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const AMPERSAND = 0x26;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Also at the end of the text, where the code is not a number. */
function endsName(code: number): boolean {
  return (
    !(code > 0x20) ||
    code === GREATER_THAN ||
    code === SLASH ||
    code === LESS_THAN ||
    code === EQUALS ||
    code === QUOTE ||
    code === APOSTROPHE ||
    code === AMPERSAND
  );
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
    } else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === GREATER_THAN) return at + 1;
    else if (code === LESS_THAN) break;
  }
  throw broken(path);
}

function entities(path: string): FileFault {
  return new FileFault(
    "file.entities",
    `Excel のファイルには使われない記述(DTD・実体参照)が含まれているため開きません(${path})。Excel で開いて「名前を付けて保存」で .xlsx に保存し直したものを選んでください。`,
    path,
  );
}
