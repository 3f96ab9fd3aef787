export interface Era {
  readonly letter: string;
  readonly kanji: string;
  readonly short: string;
  /** Western year of 元年. */
  readonly first: number;
  /** ISO day from which on documents carry its name. Fiscal years take a new era's name as a whole, days to the day. */
  readonly from: string;
  /** The highest year in use: 昭和 went to 64, 平成 to 31. */
  readonly years: number;
}

/** Oldest first. 令和 is taken to two digits, which is what people type. */
export const ERAS: readonly Era[] = [
  { letter: "M", kanji: "明治", short: "明", first: 1868, from: "1868-10-23", years: 45 },
  { letter: "T", kanji: "大正", short: "大", first: 1912, from: "1912-07-30", years: 15 },
  { letter: "S", kanji: "昭和", short: "昭", first: 1926, from: "1926-12-25", years: 64 },
  { letter: "H", kanji: "平成", short: "平", first: 1989, from: "1989-01-08", years: 31 },
  { letter: "R", kanji: "令和", short: "令", first: 2019, from: "2019-05-01", years: 99 },
];

export const FIRST_YEAR = 1868;
export const LAST_YEAR = 2117;
