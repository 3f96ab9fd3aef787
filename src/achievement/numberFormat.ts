/** What a number format code makes of a number, as far as reading typed values needs to know. */
export type NumberFormatKind = "number" | "date" | "percent" | "scaled";

/**
 * Tells dates, percentages and numbers that are shown a thousand times smaller from plain numbers by the cell's format code,
 * such as `yyyy/m/d`, `[$-411]ge.m.d`, `[h]:mm`, `0.0%` or `#,##0,`. Text in quotes, escaped letters, colours and
 * conditions say nothing. "" is General.
 *
 * @example numberFormatKind('#,##0"円"') // "number"
 */
export function numberFormatKind(code: string): NumberFormatKind {
  const bare = code.replace(/"[^"]*"?/g, "").replace(/[\\_*!]./gsu, "");
  // [h], [mm], [s]: hours that go on beyond 24. Other brackets hold a colour, a condition or a language.
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "date";
  const tokens = bare
    .replace(/\[[^\]]*\]?/g, "")
    .replace(GENERAL, "")
    .replace(/e[+-]/gi, "");
  // g and e are the era and its year: 令和4年 is ggge年.
  if (/[ymdhsge]|aaa/i.test(tokens)) return "date";
  if (tokens.includes("%")) return "percent";
  return tokens.split(";").some((section) => thousandsIn(section) > 0) ? "scaled" : "number";
}

const GENERAL = /g\/標準|general|standard|標準/gi;

/** How the part of a format code that shows a number changes what people see of it. */
export interface ShownNumber {
  /** 1 where it is shown in thousands (`#,##0,`), 2 where in millions. */
  readonly thousands: number;
  /** Decimal places that are shown; of a number that is shown in thousands they are not those of the number. */
  readonly places: number;
  /** Letters around the number, without spaces: 千円 of `#,##0"千円"`. */
  readonly letters: string;
}

/** Of a code of the kinds `number` and `scaled`: each part that shows numbers, such as those below nought. */
export function shownNumbers(code: string): readonly ShownNumber[] {
  return sectionsOf(code).map(({ letters, tokens }) => ({
    letters,
    thousands: thousandsIn(tokens),
    places: (/\.([0#?,]*)/.exec(tokens)?.[1] ?? "").replaceAll(",", "").length,
  }));
}

/** Commas behind the last digit divide by a thousand each; those between digits group them. */
function thousandsIn(tokens: string): number {
  const [whole = "", ...decimals] = tokens.split(".");
  return [whole, decimals.join("")].reduce(
    (sum, part) => sum + (/[0#?]([^0#?]*)$/.exec(part)?.[1] ?? "").replace(/[^,]/g, "").length,
    0,
  );
}

interface Section {
  readonly letters: string;
  /** What is left: placeholders, commas and points. */
  readonly tokens: string;
}

/** One per ";", without those that show no digits, such as `@` or `"-"`. */
function sectionsOf(code: string): readonly Section[] {
  const sections: { letters: string; tokens: string }[] = [];
  let section = { letters: "", tokens: "" };
  // Which digits General shows does not matter here.
  const digits = code.replace(GENERAL, "0");
  for (const [part, quoted, escaped, currency, plain] of digits.matchAll(PART)) {
    if (part === ";") {
      sections.push(section);
      section = { letters: "", tokens: "" };
    } else if (plain !== undefined && /[0#?.,]/.test(plain)) section.tokens += plain;
    else section.letters += (quoted ?? escaped ?? currency ?? plain ?? "").replace(/\s/g, "");
  }
  return [...sections, section].filter(({ tokens }) => /[0#?]/.test(tokens));
}

/** "text", \x or !x, [$¥-411], and one character; _x and *x are room and filling, other brackets colours and conditions. */
const PART = /"([^"]*)"?|[\\!](.)|\[\$([^\]-]*)[^\]]*\]?|\[[^\]]*\]?|[_*].|(.)/gsu;
