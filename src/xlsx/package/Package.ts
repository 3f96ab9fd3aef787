import { broken } from "../fault";
import type { Budget } from "../xml/budget";
import { MAX_ELEMENTS } from "../xml/budget";
import { XmlElement } from "../xml/element";
import type { Entry } from "../zip/readArchive";
import { unpack } from "../zip/readArchive";
import { pack, writeArchive } from "../zip/writeArchive";

/** A part as it came, unpacked where somebody wants to read it, or as it was written here. */
type Part =
  | { readonly entry: Entry; readonly content: Uint8Array | string | null }
  | { readonly name: string; readonly text: string };

/**
 * The parts of an .xlsx file by name, such as `xl/workbook.xml` (names differ by more than capitals). Parts that
 * nobody touches are written back packed as they came, known or not.
 */
export class Package {
  private readonly documents = new Map<string, XmlElement>();
  private readonly budget: Budget;

  private constructor(
    private readonly parts: Map<string, Part>,
    private readonly maxElements: number,
  ) {
    this.budget = { left: maxElements };
  }

  static empty(): Package {
    return new Package(new Map(), MAX_ELEMENTS);
  }

  /** Unpacks nothing yet. */
  static of(entries: readonly Entry[], maxElements = MAX_ELEMENTS): Package {
    const parts = entries.map((entry): [string, Part] => [
      entry.name.toLowerCase(),
      { entry, content: null },
    ]);
    return new Package(new Map(parts), maxElements);
  }

  /** Unpacks what is XML; the rest, such as pictures, stays packed. */
  static async from(entries: readonly Entry[]): Promise<Package> {
    const file = Package.of(entries);
    await file.unpack(file.names.filter((name) => /\.(xml|rels|vml)$/i.test(name)));
    return file;
  }

  /** Lets parts be read; what the file does not have is passed over. @throws FileFault `file.broken` */
  async unpack(names: readonly string[]): Promise<void> {
    await Promise.all(
      names.map(async (name) => {
        const key = name.toLowerCase();
        const part = this.parts.get(key);
        if (part && "entry" in part && part.content === null)
          this.parts.set(key, { entry: part.entry, content: await unpack(part.entry) });
      }),
    );
  }

  /** Changes to the copy do not reach this one. */
  clone(): Package {
    const parts = [...this.parts].map(([key, part]): [string, Part] => [key, this.current(key, part)]);
    return new Package(new Map(parts), this.maxElements);
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  get names(): string[] {
    return [...this.parts.values()].map((part) => ("entry" in part ? part.entry.name : part.name));
  }

  /** @throws FileFault `file.broken` when the part is missing or no text */
  text(name: string): string {
    const key = name.toLowerCase();
    const part = this.parts.get(key);
    if (part && "text" in part) return part.text;
    const content = part?.content ?? null;
    if (!part || content === null) throw broken(name);
    if (typeof content === "string") return content;
    const text = decodeText(content, name);
    this.parts.set(key, { entry: part.entry, content: text });
    return text;
  }

  setText(name: string, text: string): void {
    this.documents.delete(name.toLowerCase());
    this.parts.set(name.toLowerCase(), { name, text });
  }

  /** The part's root; what is changed in it is changed in the file. */
  xml(name: string): XmlElement {
    const key = name.toLowerCase();
    const known = this.documents.get(key);
    if (known) return known;
    const root = XmlElement.parse(this.text(name), name, this.budget);
    this.documents.set(key, root);
    return root;
  }

  /** A part made here. */
  add(name: string, root: XmlElement): void {
    this.setText(name, "");
    this.documents.set(name.toLowerCase(), root);
  }

  remove(name: string): void {
    this.documents.delete(name.toLowerCase());
    this.parts.delete(name.toLowerCase());
  }

  /** A name that is free, such as `xl/tables/table3.xml` for `xl/tables/table#.xml`. */
  freeName(pattern: string): string {
    for (let number = 1; ; number += 1) {
      const name = pattern.replace("#", String(number));
      if (!this.has(name)) return name;
    }
  }

  /** Large parts one after the other: packing one is a pause in which the page can do something else. */
  async save(): Promise<Uint8Array> {
    const packed: Promise<Entry>[] = [];
    for (const [key, known] of [...this.parts]) {
      const part = this.current(key, known);
      if ("entry" in part) packed.push(Promise.resolve(part.entry));
      else {
        const entry = pack(part.name, new TextEncoder().encode(part.text));
        packed.push(entry);
        if (part.text.length > LARGE) await entry;
      }
    }
    const entries = await Promise.all(packed);
    // Readers that stream want the list of contents first.
    const isFirst = ({ name }: Entry) => name === "[Content_Types].xml";
    return writeArchive([...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))]);
  }

  /** The part with what has been changed in its document. */
  private current(key: string, part: Part): Part {
    const root = this.documents.get(key);
    if (!root?.isTouched) return part;
    const name = "entry" in part ? part.entry.name : part.name;
    return { name, text: DECLARATION + root.toString() };
  }
}

/** Characters of a part that takes some milliseconds to write out. */
const LARGE = 250_000;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function decodeText(bytes: Uint8Array, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw broken(name, { cause: error });
  }
}
