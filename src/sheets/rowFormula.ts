const PLACEHOLDER = /\[\[(.+?)\]\]/g;

/**
 * Puts cells into a row template: `[[実績]]` becomes `$N12`, that column's cell in this row.
 *
 * @param columnLetterOf the sheet's column letter of a header; throws for headers it does not know.
 * @param row 0-based, in the sheet.
 * @example resolveRowFormula("[[a]]/[[b]]", (header) => header.toUpperCase(), 11) // "$A12/$B12"
 */
export function resolveRowFormula(
  template: string,
  columnLetterOf: (header: string) => string,
  row: number,
): string {
  let formula = "";
  // By turns what stands between the placeholders, and their headers.
  piecesOf(template).forEach((piece, index) => {
    formula += index % 2 === 0 ? piece : `$${columnLetterOf(piece)}${row + 1}`;
  });
  return formula;
}

/** Each template is for very many rows. */
const taken = new Map<string, readonly string[]>();
const MAX_TAKEN = 1_000;

function piecesOf(template: string): readonly string[] {
  const known = taken.get(template);
  if (known) return known;
  if (taken.size >= MAX_TAKEN) taken.clear();
  const pieces = template.split(PLACEHOLDER);
  taken.set(template, pieces);
  return pieces;
}

/** The headers that a row template names. */
export function headersIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}

/** @example columnLetter(0) // "A"; columnLetter(26) is "AA" */
export function columnLetter(index: number): string {
  // Asked for every cell of every formula.
  const known = LETTERS[index];
  if (known !== undefined) return known;
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`no column ${index}`);
  const rest = Math.floor(index / 26) - 1;
  const letter = String.fromCharCode(65 + (index % 26));
  return rest < 0 ? letter : columnLetter(rest) + letter;
}

const LETTERS: readonly string[] = Array.from({ length: 26 * 27 }, (_letter, index) =>
  [Math.floor(index / 26) - 1, index % 26].map((at) => (at < 0 ? "" : String.fromCharCode(65 + at))).join(""),
);

/** @example absoluteCell(2, 1) // "$B$3" */
export function absoluteCell(row: number, column: number): string {
  return `$${columnLetter(column)}$${row + 1}`;
}

/** A text in a formula. @example quoted('5"') // '"5"""' */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
