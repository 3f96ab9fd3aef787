import { broken } from "../fault";
import { XmlElement } from "../xml/element";
import type { Entry } from "../zip/readArchive";
import { unpack } from "../zip/readArchive";
import { pack, writeArchive } from "../zip/writeArchive";

/** A part as it came, unpacked where it is XML, or as it was written here. */
type Part =
  | { readonly entry: Entry; readonly bytes: Uint8Array | null }
  | { readonly name: string; readonly text: string };

/**
 * The parts of an .xlsx file by name, such as `xl/workbook.xml` (names differ by more than capitals). Parts that
 * nobody touches are written back packed as they came, known or not.
 */
export class Package {
  private readonly documents = new Map<string, XmlElement>();

  private constructor(private readonly parts: Map<string, Part>) {}

  static empty(): Package {
    return new Package(new Map());
  }

  /** Unpacks what is XML; the rest, such as pictures, stays packed. */
  static async from(entries: readonly Entry[]): Promise<Package> {
    const parts = await Promise.all(
      entries.map(async (entry): Promise<[string, Part]> => {
        const isXml = /\.(xml|rels|vml)$/i.test(entry.name);
        return [entry.name.toLowerCase(), { entry, bytes: isXml ? await unpack(entry) : null }];
      }),
    );
    return new Package(new Map(parts));
  }

  /** Changes to the copy do not reach this one. */
  clone(): Package {
    return new Package(this.current());
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  get names(): string[] {
    return [...this.parts.values()].map((part) => ("entry" in part ? part.entry.name : part.name));
  }

  /** @throws FileFault `file.broken` when the part is missing or no text */
  text(name: string): string {
    const part = this.parts.get(name.toLowerCase());
    if (part && "text" in part) return part.text;
    if (!part?.bytes) throw broken(name);
    return decodeText(part.bytes, name);
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
    const root = XmlElement.parse(this.text(name), name);
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

  async save(): Promise<Uint8Array> {
    const entries = await Promise.all(
      [...this.current().values()].map((part) =>
        "entry" in part ? part.entry : pack(part.name, new TextEncoder().encode(part.text)),
      ),
    );
    // Readers that stream want the list of contents first.
    const isFirst = ({ name }: Entry) => name === "[Content_Types].xml";
    return writeArchive([...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))]);
  }

  /** The parts with what has been changed in their documents. */
  private current(): Map<string, Part> {
    const parts = new Map(this.parts);
    for (const [key, root] of this.documents) {
      const part = parts.get(key);
      if (!part || !root.isTouched) continue;
      const name = "entry" in part ? part.entry.name : part.name;
      parts.set(key, { name, text: DECLARATION + root.toString() });
    }
    return parts;
  }
}

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
