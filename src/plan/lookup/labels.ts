import type { Item } from "../types";

/** As an item is named in messages. */
export function itemLabel({ code, name }: Item): string {
  return `${code} ${name}`;
}

/** 「a」「b」 */
export function quotedList(texts: readonly string[]): string {
  return texts.map((text) => `「${text}」`).join("");
}
