const whole = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
  era: "long",
  year: "numeric",
  month: "long",
  day: "numeric",
  weekday: "short",
  timeZone: "UTC",
});
const short = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
  era: "narrow",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/**
 * An ISO day in full, with the day of the week; a clock time after it is left out. Text that is no day stays as it is.
 *
 * @example dayText("2026-11-30") // "令和8年11月30日(月)"
 */
export function dayText(day: string): string {
  const date = dateOf(day);
  return date === null ? day : whole.format(date);
}

/**
 * The same in the short form of forms and lists.
 *
 * @example shortDay("2026-11-30T09:30") // "R8.11.30"
 */
export function shortDay(day: string): string {
  const date = dateOf(day);
  return date === null ? day : short.format(date).replaceAll("/", ".");
}

/** Saturday and Sunday; false for text that is no day. */
export function isWeekend(day: string): boolean {
  const weekday = dateOf(day)?.getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Whether a deadline is over; one that was not given is not. ISO days sort as text. */
export const isPast = (deadline: string, today: string): boolean => deadline !== "" && deadline < today;

function dateOf(day: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(day);
  if (!match) return null;
  const [year = 0, month = 0, date = 0] = match.slice(1).map(Number);
  const found = new Date(Date.UTC(year, month - 1, date));
  // 2026-02-30 would be March.
  return found.getUTCMonth() === month - 1 ? found : null;
}
