import { columnLetter } from "../sheets";
import type { ContentCell, SheetContents } from "./contents";
import { fifteenDigits } from "./fifteenDigits";

/** Grows when the same contents would give another text. It stands in the stamp. */
export const CANONICAL_VERSION = 1;

/** One filled cell, everything as text. */
export interface CanonicalRow {
  readonly sheet: string;
  /** A1, such as F12. */
  readonly cell: string;
  /** A {@link CellKind}; in a record that people changed, whatever they put there. */
  readonly kind: string;
  readonly value: string;
}

/**
 * What the cells of these sheets hold, in their order. Dates are numbers, as cells have them; a line break is LF, whatever
 * the file has; an empty text is an empty cell and has no row. Formats, colours, comments and charts are no contents.
 *
 * @param sheets without those that a freeze adds.
 * @example canonicalRows([{ name: "実績入力", cells: [{ row: 11, column: 5, kind: "n", value: 0.5, formula: null }] }])
 * // [{ sheet: "実績入力", cell: "F12", kind: "n", value: "0.5" }]
 */
export function canonicalRows(sheets: readonly SheetContents[]): readonly CanonicalRow[] {
  return sheets.flatMap(({ name, cells }) =>
    cells.flatMap((cell): CanonicalRow[] => {
      const value = valueText(cell);
      if (value === "") return [];
      return [{ sheet: name, cell: `${columnLetter(cell.column)}${cell.row + 1}`, kind: cell.kind, value }];
    }),
  );
}

/**
 * The text whose SHA-256 in UTF-8 is the hash of the contents: a line per row, ended by LF; sheet, cell, kind and value
 * separated by TAB. In them backslash, TAB and LF are written \\, \t and \n. docs/freeze.md says the same for people.
 *
 * @example canonicalText([{ sheet: "実績入力", cell: "F12", kind: "n", value: "0.5" }]) // "実績入力\tF12\tn\t0.5\n"
 */
export function canonicalText(rows: readonly CanonicalRow[]): string {
  return rows
    .map(({ sheet, cell, kind, value }) => `${escaped(sheet)}\t${cell}\t${kind}\t${escaped(value)}\n`)
    .join("");
}

function valueText({ value }: ContentCell): string {
  if (typeof value === "number") return fifteenDigits(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value.replace(/\r\n?/g, "\n");
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n" };

function escaped(text: string): string {
  return text.replace(/[\\\t\n]/g, (sign) => ESCAPES[sign] ?? sign);
}
