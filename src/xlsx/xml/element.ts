import { broken } from "../fault";
import { scan } from "./scan";
import { decode, encode, encodeAttribute, hasOnlyKnownEntities } from "./text";

/** An element, or text, comments and the like exactly as they stand in the file. */
export type XmlNode = XmlElement | string;

/** Where an element stands in the text that it was read from. */
interface Origin {
  readonly source: string;
  readonly path: string;
  readonly start: number;
  /** End of the opening tag. */
  readonly openEnd: number;
  /** Start of the closing tag; of the opening tag's end where there is none. */
  readonly closeStart: number;
  readonly end: number;
}

/**
 * An element of a part of the file. What nobody changes is written back character by character, and children are read
 * only when somebody asks for them: a sheet of a hundred thousand rows costs what is looked at.
 */
export class XmlElement {
  private parent: XmlElement | null = null;
  private origin: Origin | null = null;
  /** Name, value, name, value …: elements have few, and a file has very many elements. */
  private pairs: string[] | null = null;
  private nodes: XmlNode[] | null = null;

  private constructor(
    /** With its prefix, as it stands. */
    readonly name: string,
  ) {}

  static create(name: string, attributes: Attributes = {}, children: readonly XmlNode[] = []): XmlElement {
    const element = new XmlElement(name);
    const pairs: string[] = [];
    for (const key in attributes) {
      const value = attributes[key];
      if (value !== undefined) pairs.push(key, String(value));
    }
    element.pairs = pairs;
    element.nodes = [];
    element.append(...children);
    return element;
  }

  /**
   * @param path the part's name, for messages.
   * @throws FileFault `file.broken` when tags do not match, `file.entities`
   */
  static parse(source: string, path: string): XmlElement {
    const open: string[] = [];
    let root: { start: number; openEnd: number; name: string; isEmpty: boolean } | null = null;
    let closeStart = 0;
    let end = 0;
    for (const token of scan(source, 0, source.length, path)) {
      if (token.kind === "raw") continue;
      if (token.kind === "open") {
        if (open.length === 0 && root) throw broken(path);
        root ??= { start: token.start, openEnd: token.end, name: token.name, isEmpty: token.isEmpty };
        if (!token.isEmpty) open.push(token.name);
        else if (open.length === 0) [closeStart, end] = [token.end, token.end];
      } else {
        if (open.pop() !== token.name) throw broken(path);
        if (open.length === 0) [closeStart, end] = [token.start, token.end];
      }
    }
    if (!root || open.length > 0) throw broken(path);
    const element = new XmlElement(root.name);
    element.origin = { source, path, start: root.start, openEnd: root.openEnd, closeStart, end };
    return element;
  }

  /**
   * An element that is written out already, with its texts encoded; it is read only when somebody asks. What makes very
   * many elements makes them so.
   */
  static written(source: string, path: string): XmlElement {
    const openEnd = source.indexOf(">") + 1;
    const isEmpty = source.charAt(openEnd - 2) === "/";
    const element = new XmlElement(source.slice(1, source.search(/[\s/>]/)));
    const closeStart = isEmpty ? openEnd : source.lastIndexOf("</");
    element.origin = { source, path, start: 0, openEnd, closeStart, end: source.length };
    return element;
  }

  /** Without its prefix. */
  get local(): string {
    return this.name.slice(this.name.indexOf(":") + 1);
  }

  /** With the colon, or "". */
  get prefix(): string {
    return this.name.slice(0, this.name.indexOf(":") + 1);
  }

  get children(): readonly XmlNode[] {
    return this.readNodes();
  }

  /** Without anything but text in it. */
  get isLeaf(): boolean {
    return this.readNodes().every((node) => typeof node === "string");
  }

  get elements(): XmlElement[] {
    return this.readNodes().filter((node) => typeof node !== "string");
  }

  /** Children with that local name. */
  all(local: string): XmlElement[] {
    return this.elements.filter((child) => child.local === local);
  }

  first(local: string): XmlElement | undefined {
    if (!this.nodes && this.origin && cannotHold(this.origin, local)) return undefined;
    return this.readNodes().find(
      (node): node is XmlElement => typeof node !== "string" && node.local === local,
    );
  }

  get attributes(): ReadonlyMap<string, string> {
    const pairs = this.readPairs();
    return new Map(pairs.flatMap((name, index) => (index % 2 === 0 ? [[name, pairs[index + 1] ?? ""]] : [])));
  }

  attribute(name: string): string | undefined {
    const pairs = this.readPairs();
    for (let index = 0; index < pairs.length; index += 2) if (pairs[index] === name) return pairs[index + 1];
    return undefined;
  }

  /** Own text with entities and CDATA resolved, without that of children. */
  get text(): string {
    return this.readNodes()
      .map((node) => (typeof node === "string" ? plainText(node) : ""))
      .join("");
  }

  set(name: string, value: string | number | undefined): this {
    if (this.attribute(name) === (value === undefined ? undefined : String(value))) return this;
    const pairs = this.readPairs();
    let index = 0;
    while (index < pairs.length && pairs[index] !== name) index += 2;
    if (value === undefined) pairs.splice(index, 2);
    else [pairs[index], pairs[index + 1]] = [name, String(value)];
    this.touch();
    return this;
  }

  setText(text: string): this {
    this.readNodes().splice(0, Infinity, encode(text));
    this.touch();
    return this;
  }

  append(...children: readonly XmlNode[]): void {
    this.insert(this.readNodes().length, ...children);
  }

  insert(index: number, ...children: readonly XmlNode[]): void {
    if (children.length === 0) return;
    for (const child of children) if (typeof child !== "string") child.parent = this;
    this.readNodes().splice(index, 0, ...children);
    this.touch();
  }

  remove(child: XmlNode): void {
    const index = this.readNodes().indexOf(child);
    if (index < 0) throw new Error(`<${this.name}> does not have that child`);
    this.readNodes().splice(index, 1);
    this.touch();
  }

  replace(child: XmlNode, ...replacements: readonly XmlNode[]): void {
    const index = this.readNodes().indexOf(child);
    this.remove(child);
    this.insert(index, ...replacements);
  }

  /** Has it, or anything in it, been changed or made since it was read? */
  get isTouched(): boolean {
    return this.origin === null;
  }

  toString(): string {
    if (this.origin) return this.origin.source.slice(this.origin.start, this.origin.end);
    let text = `<${this.name}`;
    const pairs = this.readPairs();
    for (let index = 0; index < pairs.length; index += 2) {
      text += ` ${pairs[index] ?? ""}="${encodeAttribute(pairs[index + 1] ?? "")}"`;
    }
    const nodes = this.readNodes();
    if (nodes.length === 0) return `${text}/>`;
    text += ">";
    for (const node of nodes) text += node.toString();
    return `${text}</${this.name}>`;
  }

  /** From now on this element and those around it are written anew. */
  private touch(): void {
    this.readNodes();
    this.readPairs();
    this.origin = null;
    // Above an element that is touched already, everything is.
    if (this.parent?.origin) this.parent.touch();
  }

  private readNodes(): XmlNode[] {
    return (this.nodes ??= this.origin ? this.parseNodes(this.origin) : []);
  }

  private parseNodes({ source, path, openEnd, closeStart }: Origin): XmlNode[] {
    const nodes: XmlNode[] = [];
    let depth = 0;
    let child: { name: string; start: number; openEnd: number } | null = null;
    for (const token of scan(source, openEnd, closeStart, path)) {
      if (token.kind === "raw") {
        if (depth === 0) nodes.push(source.slice(token.start, token.end));
        continue;
      }
      if (token.kind === "open") {
        if (depth === 0) child = { name: token.name, start: token.start, openEnd: token.end };
        if (!token.isEmpty) depth += 1;
      } else depth -= 1;
      if (depth > 0 || !child) continue;
      const element = new XmlElement(child.name);
      const closeStartOfChild = token.kind === "close" ? token.start : token.end;
      element.origin = { source, path, ...child, closeStart: closeStartOfChild, end: token.end };
      element.parent = this;
      nodes.push(element);
      child = null;
    }
    return nodes;
  }

  private readPairs(): string[] {
    return (this.pairs ??= this.origin ? parseAttributes(this.origin, this.name.length) : []);
  }
}

/** A look at the text spares reading very many cells only to learn that they have no formula. */
function cannotHold({ source, openEnd, closeStart }: Origin, local: string): boolean {
  if (closeStart - openEnd > 4_000) return false;
  const inner = source.slice(openEnd, closeStart);
  return !inner.includes(`<${local}`) && !inner.includes(`:${local}`);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ATTRIBUTE = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

function parseAttributes({ source, path, start, openEnd }: Origin, nameLength: number): string[] {
  const pairs: string[] = [];
  let at = start + 1 + nameLength;
  ATTRIBUTE.lastIndex = at;
  for (let match = ATTRIBUTE.exec(source); match && match.index < openEnd; match = ATTRIBUTE.exec(source)) {
    const [, name = "", double, single = ""] = match;
    const raw = double ?? single;
    if (pairs.some((known, index) => index % 2 === 0 && known === name) || !hasOnlyKnownEntities(raw))
      throw broken(path);
    pairs.push(name, decode(raw));
    at = ATTRIBUTE.lastIndex;
  }
  if (!/^\s*\/?>$/.test(source.slice(at, openEnd))) throw broken(path);
  return pairs;
}

function plainText(raw: string): string {
  if (!raw.includes("<")) return decode(raw);
  return raw.replace(
    /<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|([^<]+)/gs,
    (_, data?: string, text?: string) => (data !== undefined ? data : text !== undefined ? decode(text) : ""),
  );
}
