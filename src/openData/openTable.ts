/** A number as it is, or text. Nothing is ever empty: an empty cell could mean more than one thing. */
export type OpenValue = string | number;

/** One table of open data: a header, and one datum per cell. */
export interface OpenTable {
  /** What the sheet is called. */
  readonly name: string;
  /** Unique. */
  readonly headers: readonly string[];
  /** Each as long as `headers`. */
  readonly rows: readonly (readonly OpenValue[])[];
}

/**
 * Stands in a column of numbers where there is none, as 統一ルール 1-13 has it; the column beside it says why. Programs that
 * read the table are told that this means no value (`na_values` in pandas, `na` in readr).
 */
export const NO_NUMBER = "***";

/** Stands in a column of words where the row can have none. */
export const NOT_APPLICABLE = "該当なし";
