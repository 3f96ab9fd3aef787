import { broken } from "../fault";
import { MAX_ELEMENTS, spend } from "../xml/budget";
import { XmlElement } from "../xml/element";
import { XmlCursor } from "../xml/XmlCursor";
import { fromXstring } from "../xml/text";

interface Places {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * The texts that cells of the file refer to by number. They are read only: new text stands in its cell. Where each of them
 * stands is noted; a text is read when somebody asks for it.
 */
export class SharedStrings {
  private placesFound: Places | null = null;
  private readonly known = new Map<number, string>();

  /** @param source the part; "" where the file has none. */
  constructor(
    private readonly source: string,
    private readonly path: string,
  ) {}

  /**
   * @param index as it stands in the cell
   * @throws FileFault `file.broken` when there is no such text: what the cell held is lost
   */
  at(index: string): string {
    const number = /^\s*\d{1,9}\s*$/.test(index) ? Number(index) : -1;
    const known = this.known.get(number);
    if (known !== undefined) return known;
    const start = this.places.starts[number];
    const end = this.places.ends[number];
    if (start === undefined || end === undefined) throw broken(this.path);
    const text = richText(parseText(this.source.slice(start, end), this.path));
    this.known.set(number, text);
    return text;
  }

  /** @throws FileFault when the part is damaged */
  get count(): number {
    return this.places.starts.length;
  }

  private get places(): Places {
    return (this.placesFound ??= this.findPlaces());
  }

  private findPlaces(): Places {
    const { source, path } = this;
    const starts: number[] = [];
    const ends: number[] = [];
    if (source === "") return { starts, ends };
    const cursor = new XmlCursor(source, 0, source.length, path);
    const budget = { left: MAX_ELEMENTS };
    while (cursor.next()) {
      const { kind, depth } = cursor;
      if (kind === "raw") continue;
      if (kind === "open") spend(budget, path);
      if (depth > 2 || cursor.local !== "si") continue;
      if (kind === "open" && depth === (cursor.isEmpty ? 1 : 2)) starts.push(cursor.start);
      if (depth === 1) ends.push(cursor.end);
    }
    return { starts, ends };
  }
}

/** A cell holds 32,767 characters; more pieces are no text of anybody's. */
const MAX_PIECES = 200_000;

/** An element with a text in it, of which the rest of its part is not read. */
export function parseText(source: string, path: string): XmlElement {
  return XmlElement.parse(source, path, { left: MAX_PIECES });
}

/** Text that may be in pieces with formats of their own; furigana (`rPh`) is not part of it. */
export function richText(item: XmlElement): string {
  return item.elements
    .map((child) => {
      if (child.local === "t") return fromXstring(child.text);
      return child.local === "r" ? fromXstring(child.first("t")?.text ?? "") : "";
    })
    .join("");
}
