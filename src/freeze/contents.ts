import type { CellValue } from "../sheets";

/** n number, s text, b TRUE or FALSE, e error value. */
export type CellKind = "n" | "s" | "b" | "e";

/** A cell that holds something. */
export interface ContentCell {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  readonly kind: CellKind;
  /** Of a formula its result. Error values are their text, such as `#N/A`. */
  readonly value: CellValue;
  /** Without "="; null where the cell has none. */
  readonly formula: string | null;
}

/** A worksheet, and what its cells hold: row by row, each from left to right. */
export interface SheetContents {
  readonly name: string;
  readonly cells: readonly ContentCell[];
}

/** Works out SHA-256 of a text's UTF-8, in lower-case hexadecimal; pure code has no cryptography. */
export type Sha256 = (text: string) => Promise<string>;
