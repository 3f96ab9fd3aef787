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
  return template.replace(PLACEHOLDER, (_, header: string) => `$${columnLetterOf(header)}${row + 1}`);
}

/** The headers that a row template names. */
export function headersIn(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}

/** @example columnLetter(0) // "A"; columnLetter(26) is "AA" */
export function columnLetter(index: number): string {
  if (!Number.isInteger(index) || index < 0) throw new RangeError(`no column ${index}`);
  const rest = Math.floor(index / 26) - 1;
  const letter = String.fromCharCode(65 + (index % 26));
  return rest < 0 ? letter : columnLetter(rest) + letter;
}

/** @example absoluteCell(2, 1) // "$B$3" */
export function absoluteCell(row: number, column: number): string {
  return `$${columnLetter(column)}$${row + 1}`;
}

/** A text in a formula. @example quoted('5"') // '"5"""' */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
