import type { FiscalYear, Plan } from "../plan";
import { dateOfSerial, formatEra, formatEraLong, parseFiscalYear, serialOfDate } from "../plan";

/** The circumstances of a write; pure code has no clock. */
export interface Written {
  /** Of the canonical plan text, in hexadecimal. */
  readonly planHash: string;
  /** ISO date or date and time, local: 2026-05-01 or 2026-05-01T09:30. */
  readonly date: string;
  readonly appVersion: string;
  /** Who presses the button, for 変更履歴, as they gave their name; absent where nobody did. */
  readonly by?: string;
  /** The fiscal year under review. Absent: the one in which `date` falls, or the plan's year nearest to it. */
  readonly reviewYear?: FiscalYear;
  /** 基準日, as Excel's serial; null leaves it empty. Absent: the day of `date`. */
  readonly asOf?: number | null;
}

export function dayOf({ date }: Written): string {
  const day = date.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`not an ISO date: ${date}`);
  return day;
}

export function reviewYearOf(plan: Plan, written: Written): FiscalYear {
  if (written.reviewYear !== undefined) return written.reviewYear;
  const today = parseFiscalYear(dayOf(written));
  if (!today.ok) throw new RangeError(today.issues[0].message);
  const [first = today.value] = plan.years;
  return Math.min(Math.max(today.value, first), plan.years.at(-1) ?? first);
}

export function asOfDay(written: Written): number | null {
  return written.asOf === undefined ? serialOf(dayOf(written)) : written.asOf;
}

/** Excel's serial of an ISO day, 1900 system. @example serialOf("2024-04-01") // 45383 */
export function serialOf(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return serialOfDate({ year, month, day: date });
}

/** The ISO day of Excel's serial, 1900 system; a time of day is dropped. @example dayOfSerial(45383) // "2024-04-01" */
export function dayOfSerial(serial: number): string {
  const { year, month, day } = dateOfSerial(serial);
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}

/** @example yearName(2022) // "令和4年度 (R4)" */
export function yearName(year: FiscalYear): string {
  return `${formatEraLong(year)} (${formatEra(year)})`;
}

/** Which years, with the western ones at hand. @example "令和2年度 (R2)～令和6年度 (R6)・2020～2024" */
export function yearSpan(years: readonly FiscalYear[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("no years");
  if (first === last) return `${yearName(first)}・${first}`;
  if (last - first === years.length - 1) return `${yearName(first)}～${yearName(last)}・${first}～${last}`;
  return `${years.map((year) => formatEra(year)).join("、")}・${years.join("、")}`;
}
