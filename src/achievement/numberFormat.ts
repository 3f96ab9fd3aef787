/** What a number format code makes of a number, as far as reading typed values needs to know. */
export type NumberFormatKind = "number" | "date" | "percent";

/**
 * Tells dates and percentages from plain numbers by the cell's format code, such as `yyyy/m/d`, `[$-411]ge.m.d`, `[h]:mm`
 * or `0.0%`. Text in quotes, escaped letters, colours and conditions say nothing. "" is General.
 *
 * @example numberFormatKind('#,##0"円"') // "number"
 */
export function numberFormatKind(code: string): NumberFormatKind {
  const bare = code.replace(/"[^"]*"?/g, "").replace(/[\\_*!]./gsu, "");
  // [h], [mm], [s]: hours that go on beyond 24. Other brackets hold a colour, a condition or a language.
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "date";
  const tokens = bare
    .replace(/\[[^\]]*\]?/g, "")
    .replace(/g\/標準|general|standard|標準/gi, "")
    .replace(/e[+-]/gi, "");
  // g and e are the era and its year: 令和4年 is ggge年.
  if (/[ymdhsge]|aaa/i.test(tokens)) return "date";
  return tokens.includes("%") ? "percent" : "number";
}
