import { ERAS } from "./eras";

const NAMES = ERAS.flatMap((era) => [era.kanji, era.letter, era.short]).join("|");

/** A year in an era or of the western count, in text as {@link foldDateText} leaves it; its groups are read by {@link readYear}. */
export const YEAR_PATTERN = `(?:(?<era>${NAMES})(?<count>元|[0-9]{1,2})|(?:西暦)?(?<western>[0-9]{4}))`;

const DATE = new RegExp(
  `^${YEAR_PATTERN}(?:年(?<m1>[0-9]{1,2})月(?:(?<d1>[0-9]{1,2})日)?|(?<sep>[-./])(?<m2>[0-9]{1,2})(?:\\k<sep>(?<d2>[0-9]{1,2}))?)$`,
  "iu",
);
/** A clock time without a zone after a date; it does not change the day. */
const CLOCK = /(?<=[0-9日])(?:[T ] *)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$/iu;
const DASHES = /[\u2010-\u2015\u2212\u30FC]/gu;

/** A date as somebody wrote it; it need not be in the calendar. */
export interface DateText {
  /** null: an era that never had that many years. */
  readonly year: number | null;
  readonly month: number;
  /** null: only the month was written. */
  readonly day: number | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** In half width, with plain hyphens, without spaces and without a clock time at the end. */
export function foldDateText(text: string): string {
  return text.normalize("NFKC").trim().replace(CLOCK, "").replace(DASHES, "-").replace(/\s/gu, "");
}

/** Reads 2022-04-01, 2022/3/31, 令和5年3月31日, R5.3.31 and 2022年4月, folded; undefined for what is no date. */
export function readDateText(folded: string): DateText | undefined {
  const groups: Groups | undefined = DATE.exec(folded)?.groups;
  if (groups === undefined) return undefined;
  const day = groups["d1"] ?? groups["d2"];
  return {
    year: readYear(groups),
    month: Number(groups["m1"] ?? groups["m2"]),
    day: day === undefined ? null : Number(day),
  };
}

/** The western year; null for an era that never had that many years. */
export function readYear(groups: Groups): number | null {
  const western = groups["western"];
  if (western !== undefined) return Number(western);
  const name = groups["era"]?.toUpperCase();
  const era = ERAS.find((one) => one.letter === name || one.kanji === name || one.short === name);
  const count = groups["count"] === "元" ? 1 : Number(groups["count"]);
  return era === undefined || count < 1 || count > era.years ? null : era.first + count - 1;
}
