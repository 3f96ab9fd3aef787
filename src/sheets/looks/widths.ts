/** Width in 半角 characters: full-width ones count two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isHalf = (code >= 0x20 && code <= 0x7e) || (code >= 0xff61 && code <= 0xff9f);
    width += isHalf ? 1 : 2;
  }
  return width;
}

/** A number as the sheets show it, grouped by thousands. @example numberText(-1234.5) // "−1,234.5" */
export function numberText(value: number): string {
  const [whole = "", decimals] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${decimals === undefined ? "" : `.${decimals}`}`;
}

/** Width of a number in a cell, in 半角 characters. */
export function numberWidth(value: number): number {
  return numberText(value).length;
}
