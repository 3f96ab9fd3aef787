import type { CellValue, Content } from "./spec";

/** A formula as it stands in a cell, seen beside its value: text that only looks like a formula has itself as value. */
export function isFormula(formula: CellValue, value: CellValue): formula is string {
  return typeof formula === "string" && formula.startsWith("=") && formula !== value;
}

/** What a cell of a snapshot holds, as content that could be written again. */
export function contentOf(value: CellValue, formula: CellValue): Content {
  if (isFormula(formula, value)) return { formula: formula.slice(1) };
  return value === "" ? null : value;
}

/** Whether writing `wanted` would change nothing. "" is an empty cell; text and the number it spells are different. */
export function sameContent(wanted: Content, there: Content): boolean {
  if (isFormulaContent(wanted) || isFormulaContent(there)) {
    return (
      isFormulaContent(wanted) &&
      isFormulaContent(there) &&
      // Nearly all of them are the same to the letter.
      (wanted.formula === there.formula || canonical(wanted.formula) === canonical(there.formula))
    );
  }
  if (wanted === null || there === null) return (wanted ?? "") === (there ?? "");
  if (typeof wanted === "string" && typeof there === "string") return unixLines(wanted) === unixLines(there);
  return wanted === there;
}

function isFormulaContent(content: Content): content is { readonly formula: string } {
  return typeof content === "object" && content !== null;
}

/** Excel keeps line breaks as LF; files may bring CR LF. */
function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/**
 * Excel gives formulas back with its own capitals and spaces, an @ where it cuts an array down, and `_xlfn.` in
 * front of newer functions in files. LibreOffice writes FALSE as FALSE(). Text in quotes counts as it is, and so does a space
 * between two references: it is the operator for the cells that they share.
 */
function canonical(formula: string): string {
  return formula.replace(PIECES, (piece, at: number) => {
    if (piece.startsWith('"')) return piece;
    if (piece.startsWith("'")) return piece.toUpperCase();
    if (piece.trim() === "")
      return isOperator(formula.slice(0, at), formula.slice(at + piece.length)) ? " " : "";
    return canonicalPiece(piece);
  });
}

/** Texts, names of sheets in quotes, spaces, and what stands between them. */
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\s+|[^"'\s]+/gu;

function isOperator(before: string, after: string): boolean {
  // A function may stand apart from its bracket.
  return after.startsWith("(")
    ? /[)\]]$/.test(before)
    : /[\p{L}\p{N}_.)\]]$/u.test(before) && /^[\p{L}\p{N}_$'[]/u.test(after);
}

function canonicalPiece(piece: string): string {
  return piece
    .replace(/@|_xlfn\.|_xlws\./gi, "")
    .toUpperCase()
    .replace(/(?<![\p{L}\p{N}_.])(TRUE|FALSE)\(\)/gu, "$1");
}
