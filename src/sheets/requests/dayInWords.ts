import { ERAS } from "../../plan";

/**
 * A day as official letters write it, with the western year at hand; before 明治 the western year alone.
 *
 * @param day ISO day. @throws RangeError for anything else.
 * @example dayInWords("2026-12-11") // "令和8年12月11日（2026年12月11日）"
 */
export function dayInWords(day: string): string {
  const [, year = "", month = "", date = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === "") throw new RangeError(`not an ISO day: ${day}`);
  const monthAndDay = `${Number(month)}月${Number(date)}日`;
  const western = `${Number(year)}年${monthAndDay}`;
  const era = ERAS.filter(({ from }) => day >= from).at(-1);
  if (!era) return western;
  const count = Number(year) - era.first + 1;
  return `${era.kanji}${count === 1 ? "元" : count}年${monthAndDay}（${western}）`;
}
