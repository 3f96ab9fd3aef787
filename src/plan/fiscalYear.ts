import { fiscalYearOfDate, dateOfSerial, isRealDate, SERIAL_FIRST, SERIAL_LAST } from "./calendar";
import { foldDateText, readDateText, readYear, YEAR_PATTERN, type DateText } from "./dateText";
import { ERAS, FIRST_YEAR, LAST_YEAR, type Era } from "./eras";
import { fail, succeed, type Result } from "./result";
import { shown } from "./shown";
import type { FiscalYear } from "./types";

const HOW = "R4、令和4年度、2022 のように入力してください。";

const LABEL = new RegExp(`^${YEAR_PATTERN}(?:年度?)?$`, "iu");
const BOTH = /^(?<label>[^()]+)\((?<again>[^()]+)\)$/u;

/**
 * The fiscal year (April to March) that people mean, as the western year in which it begins.
 *
 * Understood, in full or half width and any case: R4, r04, R4年度, 令和4, 令和4年度, 令和元年度, H30, 2022, 2022年度,
 * 西暦2022, a header such as 令和4年度 (R4); 元年 alone is the first year of the latest era. A date (2022-04-01, 2022/3/31, 令和5年3月31日,
 * R5.3.31, 2022年4月, with or without a clock time) or an Excel date serial (1900 system, as a number or its digits)
 * means the fiscal year that it falls in. The year an era changes has two names: H31 and R1 are both 2019.
 *
 * Issues: `year.missing` (blank), `year.notADate` (13月, 2月30日), `year.contradiction` (令和4年度 (R5)), `year.unknown`.
 *
 * @example parseFiscalYear("Ｒ４") // { ok: true, value: 2022 }
 */
export function parseFiscalYear(input: unknown): Result<FiscalYear> {
  if (typeof input === "number") return fromNumber(input, input);
  if (input === null || input === undefined) return missing();
  if (typeof input !== "string") return unknown(input);
  const text = foldDateText(input);
  return text === "" ? missing() : fromText(text, input);
}

function fromText(text: string, typed: unknown): Result<FiscalYear> {
  if (/^[0-9]+$/u.test(text)) return fromNumber(Number(text), typed);
  if (/^元年度?$/u.test(text)) return succeed(latestEra().first);
  const label = LABEL.exec(text)?.groups;
  if (label) return within(readYear(label), typed);
  const date = readDateText(text);
  if (date) return fromDate(date, typed);
  const both = BOTH.exec(text)?.groups;
  return both ? fromBoth(both["label"] ?? "", both["again"] ?? "", typed) : unknown(typed);
}

function fromNumber(value: number, typed: unknown): Result<FiscalYear> {
  if (Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR) return succeed(value);
  if (value >= SERIAL_FIRST && value <= SERIAL_LAST)
    return within(fiscalYearOfDate(dateOfSerial(value)), typed);
  return unknown(typed);
}

function fromDate({ year, month, day }: DateText, typed: unknown): Result<FiscalYear> {
  if (year === null) return unknown(typed);
  if (!isRealDate({ year, month, day: day ?? 1 })) {
    return fail("year.notADate", "", `「${shown(typed)}」は暦にない日付です。月と日を確かめてください。`);
  }
  return within(fiscalYearOfDate({ year, month }), typed);
}

function fromBoth(label: string, again: string, typed: unknown): Result<FiscalYear> {
  const first = fromText(label, typed);
  const second = fromText(again, typed);
  if (!first.ok) return first;
  if (!second.ok) return second;
  if (first.value === second.value) return first;
  return fail(
    "year.contradiction",
    "",
    `「${shown(typed)}」は括弧の中と外で年度が違います。年度を一つにして、${HOW}`,
  );
}

function within(year: number | null, typed: unknown): Result<FiscalYear> {
  return year === null || year < FIRST_YEAR || year > LAST_YEAR ? unknown(typed) : succeed(year);
}

function missing(): Result<FiscalYear> {
  return fail("year.missing", "", `年度が空欄です。${HOW}`);
}

function unknown(typed: unknown): Result<FiscalYear> {
  return fail("year.unknown", "", `「${shown(typed)}」は年度として読めません。${HOW}`);
}

/** @example formatEra(2022) // "R4" */
export function formatEra(year: FiscalYear): string {
  const era = eraOf(year);
  return `${era.letter}${year - era.first + 1}`;
}

/** @example formatEraLong(2019) // "令和元年度" */
export function formatEraLong(year: FiscalYear): string {
  const era = eraOf(year);
  const count = year - era.first + 1;
  return `${era.kanji}${count === 1 ? "元" : count}年度`;
}

/** The year in which an era changes takes the new era's name: 2019 is R1. */
function eraOf(year: FiscalYear): Era {
  const era = ERAS.filter((one) => one.first <= year).at(-1);
  if (era === undefined || year > LAST_YEAR || !Number.isInteger(year)) {
    throw new RangeError(`no era for fiscal year ${year}`);
  }
  return era;
}

function latestEra(): Era {
  return eraOf(LAST_YEAR);
}
