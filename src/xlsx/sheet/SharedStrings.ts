import { fromXstring } from "../xml/text";
import type { XmlElement } from "../xml/element";

/** The texts that cells of the file refer to by number. They are read only: new text stands in its cell. */
export class SharedStrings {
  private readonly items: readonly XmlElement[];
  private readonly known = new Map<number, string>();

  constructor(root: XmlElement | null) {
    this.items = root?.all("si") ?? [];
  }

  at(index: number): string | undefined {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const item = this.items[index];
    if (!item) return undefined;
    const text = richText(item);
    this.known.set(index, text);
    return text;
  }
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
