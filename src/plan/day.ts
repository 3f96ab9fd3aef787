import { isRealDate, SERIAL_FIRST, SERIAL_LAST, serialOfDate } from "./calendar";
import { foldDateText, readDateText } from "./dateText";
import { fail, succeed, type Result } from "./result";
import { shown } from "./shown";

const HOW = "2024/10/1、令和6年10月1日 のように、日まで入力してください。";

/**
 * The day that people mean, as Excel's serial (1900 system) without a time of day: a date in a cell, or 2024-10-01, 2024/10/1,
 * 令和6年10月1日, R6.10.1 as text, in full or half width, with or without a clock time.
 *
 * Issues: `day.missing` (blank), `day.notADate` (2月30日), `day.unknown` (a month without its day as well).
 *
 * @example parseDay("2024-10-01") // { ok: true, value: 45566 }
 */
export function parseDay(input: unknown): Result<number> {
  if (typeof input === "number") return fromSerial(input, input);
  if (input === null || input === undefined) return missing();
  if (typeof input !== "string") return unknown(input);
  const text = foldDateText(input);
  if (text === "") return missing();
  if (/^[0-9]+$/u.test(text)) return fromSerial(Number(text), input);
  const { year, month, day } = readDateText(text) ?? { year: null, month: 0, day: null };
  if (year === null || day === null) return unknown(input);
  if (!isRealDate({ year, month, day })) {
    return fail("day.notADate", "", `「${shown(input)}」は暦にない日付です。月と日を確かめてください。`);
  }
  return fromSerial(serialOfDate({ year, month, day }), input);
}

function fromSerial(serial: number, typed: unknown): Result<number> {
  return serial >= SERIAL_FIRST && serial <= SERIAL_LAST ? succeed(Math.floor(serial)) : unknown(typed);
}

function missing(): Result<number> {
  return fail("day.missing", "", `日付が空欄です。${HOW}`);
}

function unknown(typed: unknown): Result<number> {
  return fail("day.unknown", "", `「${shown(typed)}」は日付として読めません。${HOW}`);
}
