import type { Book } from "../book";
import { cellValue, forEachStored } from "./cells";
import { bounding, type Rect } from "../rect";

/**
 * The smallest block with everything in it, within `inside`; undefined when there is nothing. Without `valuesOnly`
 * formatted cells count as well.
 */
export function usedRect(book: Book, sheetId: string, valuesOnly: boolean, inside: Rect): Rect | undefined {
  let used: Rect | undefined;
  const add = (row: number, column: number): void => {
    if (row < inside.startRow || row > inside.endRow) return;
    if (column < inside.startColumn || column > inside.endColumn) return;
    const cell = { startRow: row, endRow: row, startColumn: column, endColumn: column };
    used = used === undefined ? cell : bounding(used, cell);
  };
  forEachStored(book, sheetId, inside, (row, column, cell) => {
    if (cellValue(cell) !== "" || cell.f || cell.si || (!valuesOnly && cell.s)) add(row, column);
  });
  for (const [row, line] of Object.entries(book.spilled(sheetId)))
    for (const column of Object.keys(line)) add(Number(row), Number(column));
  return used;
}
