/** A cell to which a message can lead; rows and columns are 0-based. */
export interface SheetCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Reads `実績入力!F12` or `'R4 実績'!$F$12`; of a range its first cell. null for every other path of an issue.
 *
 * @example cellFromPath("実績入力!F12") // { sheet: "実績入力", row: 11, column: 5 }
 */
export function cellFromPath(path: string): SheetCell | null {
  const match =
    /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?[A-Z]{1,3}\$?\d+)?$/.exec(path);
  if (!match) return null;
  const [, quoted, plain, letters = "", row] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? "", row: Number(row) - 1, column };
}

/**
 * How people write the cell.
 *
 * @example cellName({ sheet: "実績入力", row: 11, column: 5 }) // "実績入力 F12"
 */
export function cellName({ sheet, row, column }: SheetCell): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${sheet} ${letters}${row + 1}`;
}
