import { broken } from "../fault";
import { XmlCursor } from "./XmlCursor";
import { findAttribute, readAttributes } from "./attributes";
import type { Budget } from "./budget";
import { refuseTooMany, spend } from "./budget";
import { decode, encode, encodeAttribute, plainText } from "./text";

/** An element, or text, comments and the like exactly as they stand in the file. */
export type XmlNode = XmlElement | string;

/** How deep a part is made into elements when it is read. */
const MADE_LEVELS = 3;

/**
 * An element of a part of the file. What nobody changes is written back character by character, and children are read
 * only when somebody asks for them: a sheet of a hundred thousand rows costs what is looked at.
 */
export class XmlElement {
  private parent: XmlElement | null = null;
  /** The text in which it stands as it was read; null once it, or anything in it, has been changed, or was made here. */
  private source: string | null = null;
  /** The part's name. */
  private path = "";
  private start = 0;
  /** End of the opening tag. */
  private openEnd = 0;
  /** Start of the closing tag; the end where there is none. */
  private closeStart = 0;
  private end = 0;
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
   * @throws FileFault `file.broken` when tags do not match, `file.entities`, `file.tooLarge` above the budget
   */
  static parse(source: string, path: string, budget: Budget = { left: Infinity }): XmlElement {
    refuseTooMany(source, path, budget);
    const cursor = new XmlCursor(source, 0, source.length, path);
    // The first levels (a worksheet, its sheetData, its rows) are made in the same walk; what is below when it is asked for.
    const open: XmlElement[] = [];
    while (cursor.next()) {
      const { kind, depth, start, end } = cursor;
      if (kind === "raw") {
        if (depth > 0 && depth < MADE_LEVELS) open[depth - 1]?.nodes?.push(source.slice(start, end));
        continue;
      }
      const level = kind === "open" && !cursor.isEmpty ? depth : depth + 1;
      if (kind === "open") {
        spend(budget, path);
        if (level > MADE_LEVELS) continue;
        if (level === 1 && open.length > 0) throw broken(path);
        const element = new XmlElement(cursor.name);
        element.stand(source, path, start, end, end, end);
        element.nodes = level < MADE_LEVELS ? [] : null;
        const parent = open[level - 2];
        if (parent) {
          element.parent = parent;
          parent.nodes?.push(element);
        }
        open[level - 1] = element;
      } else {
        const element = level > MADE_LEVELS ? undefined : open[level - 1];
        if (!element) continue;
        element.closeStart = start;
        element.end = end;
      }
    }
    const [root] = open;
    if (!root) throw broken(path);
    return root;
  }

  /**
   * An element that is written out already, with its texts encoded; it is read only when somebody asks. What makes very
   * many elements makes them so.
   */
  static written(source: string, path: string): XmlElement {
    const openEnd = source.indexOf(">") + 1;
    const isEmpty = source.charAt(openEnd - 2) === "/";
    const element = new XmlElement(nameAt(source, 1));
    const closeStart = isEmpty ? openEnd : source.lastIndexOf("</");
    element.stand(source, path, 0, openEnd, closeStart, source.length);
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
    // A look at the text spares reading very many cells only to learn that they have no formula.
    if (!this.nodes && this.closeStart - this.openEnd < 4_000 && !this.mayHold(local)) return undefined;
    return this.readNodes().find(
      (node): node is XmlElement => typeof node !== "string" && node.local === local,
    );
  }

  /** Whether an element with that local name may be somewhere in it: a look at the text that reads nothing. */
  mayHold(local: string): boolean {
    if (this.source === null) return true;
    const inner = this.source.slice(this.openEnd, this.closeStart);
    return inner.includes(`<${local}`) || inner.includes(`:${local}`);
  }

  get attributes(): ReadonlyMap<string, string> {
    const pairs = this.readPairs();
    return new Map(pairs.flatMap((name, index) => (index % 2 === 0 ? [[name, pairs[index + 1] ?? ""]] : [])));
  }

  attribute(name: string): string | undefined {
    const { pairs, source, path } = this;
    // One of very many cells: nothing is kept of what is only looked at.
    if (!pairs)
      return source === null
        ? undefined
        : findAttribute(source, path, this.attributesStart, this.openEnd, name);
    for (let index = 0; index < pairs.length; index += 2) if (pairs[index] === name) return pairs[index + 1];
    return undefined;
  }

  /** Own text with entities and CDATA resolved, without that of children. */
  get text(): string {
    if (this.source !== null) {
      const inner = this.source.slice(this.openEnd, this.closeStart);
      if (!inner.includes("<")) return decode(inner);
    }
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
    return this.source === null;
  }

  toString(): string {
    if (this.source !== null) return this.source.slice(this.start, this.end);
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
    this.source = null;
    // Above an element that is touched already, everything is.
    if (this.parent && !this.parent.isTouched) this.parent.touch();
  }

  private readNodes(): XmlNode[] {
    return (this.nodes ??= this.source === null ? [] : this.parseNodes(this.source, this.path));
  }

  private parseNodes(source: string, path: string): XmlNode[] {
    const nodes: XmlNode[] = [];
    const cursor = new XmlCursor(source, this.openEnd, this.closeStart, path);
    let child: XmlElement | null = null;
    while (cursor.next()) {
      const { kind, depth } = cursor;
      if (kind === "raw") {
        if (depth === 0) nodes.push(source.slice(cursor.start, cursor.end));
      } else if (kind === "open") {
        if (depth > (cursor.isEmpty ? 0 : 1)) continue;
        child = new XmlElement(cursor.name);
        child.stand(source, path, cursor.start, cursor.end, cursor.end, cursor.end);
        child.parent = this;
        nodes.push(child);
      } else if (depth === 0 && child) {
        child.closeStart = cursor.start;
        child.end = cursor.end;
      }
    }
    return nodes;
  }

  private stand(
    source: string,
    path: string,
    start: number,
    openEnd: number,
    closeStart: number,
    end: number,
  ): void {
    this.source = source;
    this.path = path;
    this.start = start;
    this.openEnd = openEnd;
    this.closeStart = closeStart;
    this.end = end;
  }

  private get attributesStart(): number {
    return this.start + 1 + this.name.length;
  }

  private readPairs(): string[] {
    const { source, path } = this;
    return (this.pairs ??=
      source === null ? [] : readAttributes(source, path, this.attributesStart, this.openEnd));
  }
}

function nameAt(source: string, from: number): string {
  const end = source.slice(from, from + 100).search(/[\s/>]/);
  return source.slice(from, from + end);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;
