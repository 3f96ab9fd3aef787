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
 * front of newer functions in files. LibreOffice writes FALSE as FALSE(). Text in quotes counts as it is.
 */
function canonical(formula: string): string {
  return formula
    .split('"')
    .map((part, index) => (index % 2 === 1 ? part : canonicalPart(part)))
    .join('"');
}

function canonicalPart(part: string): string {
  return part
    .replace(/\s|@|_xlfn\.|_xlws\./gi, "")
    .toUpperCase()
    .replace(/(?<![\p{L}\p{N}_.])(TRUE|FALSE)\(\)/gu, "$1");
}
