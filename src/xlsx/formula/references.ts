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

function eachReference(formula: string, visit: (reference: string, start: number) => void): void {
  for (const match of formula.matchAll(PIECE)) {
    const { sheet = "", ref } = match.groups ?? {};
    if (ref !== undefined) visit(ref, match.index + sheet.length);
  }
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
  return rows === 0 && columns === 0 ? formula : movable(formula)(rows, columns);
}

/** As {@link moved}, for a formula that is copied to many cells: it is taken apart once. */
export function movable(formula: string): (rows: number, columns: number) => string {
  /** What stands between two ends of references, and the ends themselves. */
  const pieces: (string | End[])[] = [];
  let text = "";
  let last = 0;
  eachReference(formula, (reference, start) => {
    text += formula.slice(last, start);
    last = start + reference.length;
    const ends = reference.split(":").map(parseEnd);
    if (ends.every((end) => end.column === null && end.row === null)) text += reference;
    else {
      pieces.push(text, ends);
      text = "";
    }
  });
  const rest = text + formula.slice(last);
  return (rows, columns) => {
    let result = "";
    for (const piece of pieces) {
      result += typeof piece === "string" ? piece : movedReference(piece, rows, columns);
    }
    return result + rest;
  };
}

/** One end of a reference: `$A1` is column "$A", which stays, and row 1, which moves. */
interface End {
  readonly columnText: string;
  /** 0-based; null where it stays as it is. */
  readonly column: number | null;
  readonly rowText: string;
  readonly row: number | null;
}

function parseEnd(end: string): End {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(end);
  if (!match) return { columnText: end, column: null, rowText: "", row: null };
  const [, first = "", letters = "", second = "", digits = ""] = match;
  // `$3` alone is a row: its $ stands first.
  const [columnMark, rowMark] = letters === "" ? ["", first] : [first, second];
  return {
    columnText: columnMark + letters,
    column: letters === "" || columnMark !== "" ? null : columnIndex(letters),
    rowText: rowMark + digits,
    row: digits === "" || rowMark !== "" ? null : Number(digits) - 1,
  };
}

function movedReference(ends: readonly End[], rows: number, columns: number): string {
  let result = "";
  for (const end of ends) {
    if (result !== "") result += ":";
    if (end.column === null) result += end.columnText;
    else {
      const column = end.column + columns;
      if (column < 0 || column >= MAX_COLUMNS) return "#REF!";
      result += columns === 0 ? end.columnText : columnLetter(column);
    }
    if (end.row === null) result += end.rowText;
    else {
      const row = end.row + rows;
      if (row < 0 || row >= MAX_ROWS) return "#REF!";
      result += String(row + 1);
    }
  }
  return result;
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
  // Most formulas name single cells: they need not be taken apart.
  if (!formula.includes(":")) return formula;
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
