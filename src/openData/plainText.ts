/**
 * Whether a character is one of the symbols that every maker once had its own code for: ①, Ⅲ, ㈱, ㎡, №. Unicode keeps a plain
 * spelling for each. ℃ and Å are no such symbols: JIS X 0208 has them.
 */
export function isVendorSymbol(character: string): boolean {
  return (
    /^[\u2100-\u218f\u2460-\u24ff\u3200-\u33ff]$/u.test(character) &&
    !/^[\u2103\u212b]$/u.test(character) &&
    character.normalize("NFKC") !== character
  );
}

/**
 * A text as a published cell holds it: on one line, without spaces that only lay it out, and with plain spellings in place
 * of vendor symbols and half-width kana (統一ルール 1-5, 1-10). Everything else stays as it is, =, + and - at the beginning too.
 *
 * Blank stays blank. A character that somebody made up (外字) cannot be spelled otherwise and stays.
 * @example plainText("　Ⅱ 健全な\n財政 ") // "II 健全な 財政"
 */
export function plainText(text: string): string {
  // Unseen characters go first: what stood on both sides of one becomes neighbours.
  const seen = text.replace(/\s+/gu, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "");
  return [...seen.replace(/[\uff61-\uff9f]+/gu, (kana) => kana.normalize("NFKC"))]
    .map((character) => (isVendorSymbol(character) ? character.normalize("NFKC") : character))
    .join("")
    .replaceAll("\u2044", "/")
    .replace(/\s+/gu, " ")
    .trim();
}
