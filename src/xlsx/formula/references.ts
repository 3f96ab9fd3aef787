import { columnLetter } from "../../sheets";
import type { Area } from "./address";
import { MAX_COLUMNS, MAX_ROWS, columnIndex } from "./address";

/**
 * What can stand in a formula, in the order in which it is tried: texts, cells and blocks, structured references (with
 * their nested brackets), quoted sheet names, and words such as function names.
 */
const PIECE = new RegExp(
  [
    `"(?:[^"]|"")*"`,
    // [1] is another workbook.
    `(?<sheet>(?:\\[\\d+\\])?(?:'(?:[^']|'')*'|[\\p{L}\\p{N}_.]+)!)?(?<ref>${refPattern()})(?![\\p{L}\\p{N}_.(!])`,
    String.raw`\[(?:[^\[\]]|\[[^\[\]]*\])*\]`,
    `'(?:[^']|'')*'!?`,
    String.raw`[\p{L}\p{N}_.\\?]+[(!]?`,
  ].join("|"),
  "gu",
);

function refPattern(): string {
  const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
  return String.raw`${cell}(?::${cell})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}`;
}

/** Replaces every reference to cells; `sheet` is the name in front of it, unquoted, or null. */
function mapReferences(formula: string, change: (reference: string, sheet: string | null) => string): string {
  return formula.replace(PIECE, (piece: string, ...rest: unknown[]) => {
    const { sheet, ref } = rest.at(-1) as { sheet?: string; ref?: string };
    if (ref === undefined) return piece;
    return `${sheet ?? ""}${change(ref, sheet === undefined ? null : unquote(sheet))}`;
  });
}

function unquote(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/**
 * The formula as it stands after being copied so many cells down and to the right: references without $ move along.
 * @example moved("SUM(A1:$B2)", 1, 1) // "SUM(B2:$B3)"
 */
export function moved(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, (reference) => {
    const ends = reference.split(":").map((end) => movedEnd(end, rows, columns));
    return ends.includes(null) ? "#REF!" : ends.join(":");
  });
}

function movedEnd(end: string, rows: number, columns: number): string | null {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(end);
  if (!match) return end;
  const [, first = "", letters = "", second = "", digits = ""] = match;
  // `$3` alone is a row: its $ stands first.
  const [columnMark, rowMark] = letters === "" ? ["", first] : [first, second];
  const column = letters === "" ? null : columnIndex(letters) + (columnMark === "" ? columns : 0);
  const row = digits === "" ? null : Number(digits) - 1 + (rowMark === "" ? rows : 0);
  if (column !== null && (column < 0 || column >= MAX_COLUMNS)) return null;
  if (row !== null && (row < 0 || row >= MAX_ROWS)) return null;
  return (
    (column === null ? "" : columnMark + columnLetter(column)) +
    (row === null ? "" : rowMark + String(row + 1))
  );
}

/** A table's body that grew: what spoke of all its rows speaks of the new ones too. */
export interface Growth {
  readonly sheet: string;
  /** The body before. */
  readonly body: Area;
  readonly addedRows: number;
}

/**
 * Lets blocks that cover every body row of the table, from its first (or its header) to its last, end with the new last
 * row, as Excel does when a table grows. `sheet` is where the formula stands.
 */
export function grown(formula: string, sheet: string, growth: Growth): string {
  return mapReferences(formula, (reference, prefix) => {
    if ((prefix ?? sheet).toLowerCase() !== growth.sheet.toLowerCase()) return reference;
    const match = /^(\$?)([A-Za-z]+)(\$?)(\d+):(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(reference);
    if (!match) return reference;
    const [, , left = "", , top = "", , right = "", rowMark = "", bottom = ""] = match;
    const { body } = growth;
    const fits =
      Number(bottom) - 1 === body.bottom &&
      (Number(top) - 1 === body.top || Number(top) - 1 === body.top - 1) &&
      columnIndex(left) >= body.left &&
      columnIndex(right) <= body.right;
    if (!fits) return reference;
    const head = reference.slice(0, reference.length - rowMark.length - bottom.length);
    return `${head}${rowMark}${String(body.bottom + 1 + growth.addedRows)}`;
  });
}
