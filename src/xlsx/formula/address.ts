import { columnLetter } from "../../sheets";

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A block of cells; 0-based, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** @example columnIndex("AA") // 26 */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** @example cellName(3, 1) // "B4" */
export function cellName(row: number, column: number): string {
  return columnLetter(column) + String(row + 1);
}

/** @example areaName({ top: 0, left: 0, bottom: 1, right: 1 }) // "A1:B2" */
export function areaName({ top, left, bottom, right }: Area): string {
  const first = cellName(top, left);
  return top === bottom && left === right ? first : `${first}:${cellName(bottom, right)}`;
}

/** @example absoluteArea({ top: 1, left: 1, bottom: 2, right: 2 }) // "$B$2:$C$3" */
export function absoluteArea(area: Area): string {
  return areaName(area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
}

/** Of a block as the specs name it. */
export function areaOf({ row, column, rows = 1, columns = 1 }: BlockOfCells): Area {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

interface BlockOfCells {
  readonly row: number;
  readonly column: number;
  /** Absent: 1. */
  readonly rows?: number;
  readonly columns?: number;
}

/** @returns null for anything that is no cell of a sheet. Every cell that is read passes here: no pattern is matched. */
export function parseCell(text: string): { readonly row: number; readonly column: number } | null {
  let at = text.charCodeAt(0) === DOLLAR ? 1 : 0;
  let column = 0;
  for (; ; at += 1) {
    // Small letters are 32 above large ones.
    const letter = (text.charCodeAt(at) & ~32) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
    if (column > MAX_COLUMNS) return null;
  }
  if (text.charCodeAt(at) === DOLLAR) at += 1;
  const first = at;
  let row = 0;
  for (; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9) || (at === first && digit === 0)) return null;
    row = row * 10 + digit;
    if (row > MAX_ROWS) return null;
  }
  return column === 0 || row === 0 ? null : { row: row - 1, column: column - 1 };
}

const DOLLAR = 36;

/** A cell, a block, whole columns (`$A:$C`) or whole rows (`1:3`). @returns null for anything else. */
export function parseArea(text: string): Area | null {
  if (!text.includes(":")) {
    const cell = parseCell(text);
    return cell && { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
  }
  const ends = text.split(":");
  const [from = "", to = ""] = ends;
  if (ends.length > 2) return null;
  if (ends.length === 2 && ends.every((end) => ROW.test(end))) {
    const [top = 0, bottom = 0] = ends.map((end) => Number(end.replace("$", "")) - 1);
    return { top: Math.min(top, bottom), bottom: Math.max(top, bottom), left: 0, right: MAX_COLUMNS - 1 };
  }
  if (ends.length === 2 && ends.every((end) => COLUMN.test(end))) {
    const [left = 0, right = 0] = ends.map((end) => columnIndex(end.replace("$", "")));
    return { left: Math.min(left, right), right: Math.max(left, right), top: 0, bottom: MAX_ROWS - 1 };
  }
  const first = parseCell(from);
  const last = parseCell(to);
  if (!first || !last) return null;
  return {
    top: Math.min(first.row, last.row),
    bottom: Math.max(first.row, last.row),
    left: Math.min(first.column, last.column),
    right: Math.max(first.column, last.column),
  };
}

const ROW = /^\$?[1-9]\d{0,6}$/;
const COLUMN = /^\$?[A-Za-z]{1,3}$/;

/** The blocks of a `sqref`: several, with spaces between them. Blocks that cannot be read are left out. */
export function parseAreas(sqref: string): Area[] {
  return sqref
    .split(/\s+/)
    .map(parseArea)
    .filter((area) => area !== null);
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}

export function contains(area: Area, row: number, column: number): boolean {
  return area.top <= row && row <= area.bottom && area.left <= column && column <= area.right;
}

/** What is left of an area without one cell: up to four blocks. */
export function without(area: Area, row: number, column: number): Area[] {
  if (!contains(area, row, column)) return [area];
  return [
    { ...area, bottom: row - 1 },
    { ...area, top: row, bottom: row, right: column - 1 },
    { ...area, top: row, bottom: row, left: column + 1 },
    { ...area, top: row + 1 },
  ].filter(({ top, bottom, left, right }) => top <= bottom && left <= right);
}

/** A sheet's name as formulas write it. @example sheetPrefix("実績 入力") // "'実績 入力'!" */
export function sheetPrefix(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'!`;
}
