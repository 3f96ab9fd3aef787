import { columnLetter, type CellValue } from "../sheets";
import { CATALOGUE, type FindingCode, type Severity } from "./catalogue";

/** Where it is, as far as it is in one place. What does not apply is null. */
export interface FindingPlace {
  /** As the workbook calls it now. */
  readonly sheet: string | null;
  /** A1, such as F12. Of a run of hidden rows or columns, its first. */
  readonly cell: string | null;
  readonly table: string | null;
  /** The row's key, such as `2-1-2|2-1-2-1|2022`. */
  readonly key: string | null;
  /** The column's. */
  readonly header: string | null;
}

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly place: FindingPlace;
  /** What the workbook has; formulas with "=". null: nothing, or no single value. */
  readonly found: CellValue | null;
  /** What it was to have. */
  readonly expected: CellValue | null;
  /** Japanese: what and where. */
  readonly message: string;
  /** Japanese: what to do. */
  readonly advice: string;
}

/** What a check says; severity and advice follow from the code. */
export type Said = Pick<Finding, "code" | "message"> & {
  readonly place?: Partial<FindingPlace>;
  readonly found?: CellValue | null;
  readonly expected?: CellValue | null;
};

/** @example finding({ code: "row.added", message: "…", place: { sheet: "実績入力", cell: "B90" } }) */
export function finding({ code, message, place = {}, found = null, expected = null }: Said): Finding {
  const { severity, advice } = CATALOGUE[code];
  const everywhere = { sheet: null, cell: null, table: null, key: null, header: null };
  return { code, severity, place: { ...everywhere, ...place }, found, expected, message, advice };
}

/** @param row 0-based @example cellName(11, 5) // "F12" */
export function cellName(row: number, column: number): string {
  return `${columnLetter(column)}${row + 1}`;
}
