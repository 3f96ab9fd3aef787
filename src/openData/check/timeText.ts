import type { CellDescription } from "../description";

const LONG_ERA = /^(?:明治|大正|昭和|平成|令和)\s*(?:元|\d{1,2})\s*(?:年|$)/u;
const SHORT_ERA = /^[MTSHR]\.?\s*\d{1,2}(?:年度?|[./-]|$)/iu;
const YEAR = /^(?:西暦)?(?:1[89]|20|21)\d\d(?:年度?|[-/年.]\d.*)?$/u;
/** e-Stat: the year, and what of it, such as 2022100000. */
const TIME_CODE = /^(?:1[89]|20|21)\d{8}$/u;
/** A year somewhere in a text. */
const YEAR_INSIDE = /(?:^|\D)(?:1[89]|20|21)\d\d(?:\D|$)/u;
const LONGEST = 20;

export function folded(value: CellDescription["value"]): string {
  return String(value).normalize("NFKC").trim();
}

/** @param withShort whether R4 counts as well; it may be a room. */
export function isEra(value: CellDescription["value"], withShort: boolean): boolean {
  const text = folded(value);
  return text.length <= LONGEST && (LONG_ERA.test(text) || (withShort && SHORT_ERA.test(text)));
}

/** 2022, 2022年度, 2022-04-01. */
export function isWesternYear(value: CellDescription["value"]): boolean {
  return YEAR.test(folded(value));
}

export function hasWesternYear(text: string): boolean {
  return YEAR_INSIDE.test(folded(text));
}

/** The year of an e-Stat time code; null for anything else. */
export function timeCodeYear(value: CellDescription["value"]): number | null {
  const text = folded(value);
  return TIME_CODE.test(text) ? Number(text.slice(0, 4)) : null;
}

/** A number that its format shows as a date. */
export function isDate({ value, numberFormat }: CellDescription): boolean {
  return typeof value === "number" && /y/iu.test(numberFormat.replace(/"[^"]*"|\[[^\]]*\]/gu, ""));
}

/** Whether a cell says when; months only by their number. */
export function isTimeValue(cell: CellDescription): boolean {
  const { value } = cell;
  return (
    isEra(value, true) ||
    isWesternYear(value) ||
    timeCodeYear(value) !== null ||
    isDate(cell) ||
    /^(?:[1-9]|1[0-2])月$/u.test(folded(value))
  );
}
