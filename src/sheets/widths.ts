/** Width in 半角 characters: full-width ones count two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2;
  return width;
}

/** Width of a number as #,##0 and its decimals show it. */
export function numberWidth(value: number): number {
  const [whole = "", decimals] = String(Math.abs(value)).split(".");
  const signs = (value < 0 ? 1 : 0) + (decimals === undefined ? 0 : decimals.length + 1);
  return whole.length + Math.floor((whole.length - 1) / 3) + signs;
}
