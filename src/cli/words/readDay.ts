import { fail, succeed, type Result } from "../../plan";

/**
 * A day such as 2026-05-01 (also 2026/5/1, in full or half width) as an ISO day.
 *
 * Issues: `words.notADay`, also for days that the calendar does not have.
 */
export function readDay(name: string, typed: string): Result<string> {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/u.exec(typed.normalize("NFKC").trim());
  const [year = 0, month = 0, day = 0] = parts?.slice(1).map(Number) ?? [];
  const date = new Date(Date.UTC(year, month - 1, day));
  // An impossible day runs over into the next month. Years below 100 would be taken for 19xx.
  const isReal = year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return parts && isReal
    ? succeed(date.toISOString().slice(0, 10))
    : fail(
        "words.notADay",
        name,
        `「${name} ${typed}」は日付として読めません。2026-05-01 のように指定してください。`,
      );
}
