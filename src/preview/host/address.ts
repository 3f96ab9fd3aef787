import { GRID_COLUMNS, GRID_ROWS, isInGrid, isWholeColumns, isWholeRows, type Rect } from "./rect";

/** A sheet-qualified address taken apart. */
export interface QualifiedAddress {
  readonly sheetName: string | undefined;
  readonly reference: string;
}

/** `'実績 入力'!A1` → 実績 入力 and A1; `A1` → no sheet and A1. */
export function splitAddress(address: string): QualifiedAddress {
  const text = address.trim().replace(/^=/, "");
  const quoted = /^'((?:[^']|'')+)'!(.+)$/.exec(text);
  if (quoted?.[1] !== undefined && quoted[2] !== undefined)
    return { sheetName: quoted[1].replaceAll("''", "'"), reference: quoted[2] };
  const bang = text.lastIndexOf("!");
  if (bang > 0) return { sheetName: text.slice(0, bang), reference: text.slice(bang + 1) };
  return { sheetName: undefined, reference: text };
}

export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

/**
 * Reads A1, A1:B2, A:C, 1:3, with or without $. Undefined for anything else and for cells beyond the grid.
 */
export function parseReference(reference: string): Rect | undefined {
  const plain = reference.replaceAll("$", "").trim();
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (cells?.[1] !== undefined && cells[2] !== undefined) {
    const [, c1, r1, c2 = c1, r2 = r1] = cells;
    return ordered(Number(r1) - 1, columnIndex(c1), Number(r2) - 1, columnIndex(c2));
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (columns?.[1] !== undefined && columns[2] !== undefined)
    return ordered(0, columnIndex(columns[1]), GRID_ROWS - 1, columnIndex(columns[2]));
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (rows?.[1] !== undefined && rows[2] !== undefined)
    return ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, GRID_COLUMNS - 1);
  return undefined;
}

function ordered(row1: number, column1: number, row2: number, column2: number): Rect | undefined {
  const rect = {
    startRow: Math.min(row1, row2),
    startColumn: Math.min(column1, column2),
    endRow: Math.max(row1, row2),
    endColumn: Math.max(column1, column2),
  };
  return isInGrid(rect) ? rect : undefined;
}

/** The shortest A1 form: A1, A1:B2, A:C or 1:3. */
export function formatReference(rect: Rect, absolute = false): string {
  const sign = absolute ? "$" : "";
  const column = (index: number): string => sign + columnLetters(index);
  const row = (index: number): string => sign + String(index + 1);
  if (isWholeColumns(rect) && !isWholeRows(rect))
    return `${column(rect.startColumn)}:${column(rect.endColumn)}`;
  if (isWholeRows(rect)) return `${row(rect.startRow)}:${row(rect.endRow)}`;
  const start = column(rect.startColumn) + row(rect.startRow);
  const end = column(rect.endColumn) + row(rect.endRow);
  return start === end ? start : `${start}:${end}`;
}

/** A sheet name as it stands before `!`: quoted unless it can do without. */
export function quoteSheetName(name: string): string {
  const needsNoQuotes =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    parseReference(name) === undefined &&
    !/^r\d*c\d*$/i.test(name) &&
    !/^[rc]$/i.test(name);
  return needsNoQuotes ? name : `'${name.replaceAll("'", "''")}'`;
}

export function formatAddress(sheetName: string, rect: Rect, absolute = false): string {
  return `${quoteSheetName(sheetName)}!${formatReference(rect, absolute)}`;
}
