/** The Gregorian calendar, as far as fiscal years need it. */
export interface CalendarDate {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  readonly day: number;
}

/** Numbers from here on are taken for dates (1927-05-18): below stand years and plain amounts. */
export const SERIAL_FIRST = 10_000;
/** 9999-12-31, the last date Excel knows. */
export const SERIAL_LAST = 2_958_465.999_999_9;

/** Days from 1899-12-30, where the serials after Excel's imaginary 1900-02-29 count from, back to 0000-03-01. */
const EPOCH = 693_899;
const DAYS_IN_400_YEARS = 146_097;

/** The date of an Excel serial (1900 system); the fraction, a time of day, is dropped. For serials above 60. */
export function dateOfSerial(serial: number): CalendarDate {
  // Counting from 1 March puts the leap day at the end of a year, so that lengths of months follow one formula.
  const days = Math.floor(serial) + EPOCH;
  const era = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfEra = days - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The Excel serial (1900 system) of a date from 1900-03-01 on. @example serialOfDate({ year: 2024, month: 4, day: 1 }) // 45383 */
export function serialOfDate({ year, month, day }: CalendarDate): number {
  const marchYear = month >= 3 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - EPOCH;
}

/** April begins the fiscal year. */
export function fiscalYearOfDate({ year, month }: Pick<CalendarDate, "year" | "month">): number {
  return month >= 4 ? year : year - 1;
}

export function isRealDate({ year, month, day }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
