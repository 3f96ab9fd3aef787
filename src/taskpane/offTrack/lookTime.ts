import { shortDay } from "../words/days";

/**
 * A minute as people say it; the year only where it is another one.
 *
 * @example lookTime("2026-11-20T09:41", "2026-11-23T08:00") // "11月20日 9:41"
 */
export function lookTime(at: string, now: string): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?/.exec(at) ?? [];
  if (year === undefined) return at;
  const date = now.startsWith(`${year}-`) ? `${Number(month)}月${Number(day)}日` : shortDay(at);
  return hour === undefined ? date : `${date} ${Number(hour)}:${minute ?? ""}`;
}
