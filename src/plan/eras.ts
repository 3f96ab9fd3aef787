export interface Era {
  readonly letter: string;
  readonly kanji: string;
  readonly short: string;
  /** Western year of 元年. */
  readonly first: number;
  /** The highest year in use: 昭和 went to 64, 平成 to 31. */
  readonly years: number;
}

/** Oldest first. 令和 is taken to two digits, which is what people type. */
export const ERAS: readonly Era[] = [
  { letter: "M", kanji: "明治", short: "明", first: 1868, years: 45 },
  { letter: "T", kanji: "大正", short: "大", first: 1912, years: 15 },
  { letter: "S", kanji: "昭和", short: "昭", first: 1926, years: 64 },
  { letter: "H", kanji: "平成", short: "平", first: 1989, years: 31 },
  { letter: "R", kanji: "令和", short: "令", first: 2019, years: 99 },
];

export const FIRST_YEAR = 1868;
export const LAST_YEAR = 2117;
