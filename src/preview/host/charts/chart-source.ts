import type { Book } from "../book";
import { newSeries, type SeriesRecord } from "./chart-record";
import { valuesOf } from "../cells/cells";
import { columnCount, type Rect, rowCount } from "../rect";
import type { Json } from "../wire";

export type SeriesBy = "Auto" | "Columns" | "Rows";

/**
 * The series of a block of cells. As Excel does, it guesses: an empty corner, or texts along an edge, make that edge names
 * or categories. Several rows or columns of texts are taken for values here, where Excel makes categories of two levels.
 */
export function seriesOf(book: Book, sheetId: string, rect: Rect, by: SeriesBy): SeriesRecord[] {
  const values = valuesOf(book, sheetId, rect);
  const [rows, columns] = [rowCount(rect), columnCount(rect)];
  const hasCorner = rows > 1 && columns > 1 && values[0]?.[0] === "";
  const corner = rows > 1 && columns > 1 ? 1 : 0;
  const top = (values[0] ?? []).slice(corner);
  const left = values.slice(corner).map((line) => line[0] ?? "");
  const hasTop = hasCorner || (rows > 1 && isText(top));
  const hasLeft = hasCorner || (columns > 1 && isText(left));
  const body = {
    ...rect,
    startRow: rect.startRow + (hasTop ? 1 : 0),
    startColumn: rect.startColumn + (hasLeft ? 1 : 0),
  };
  const inColumns = by === "Columns" || (by === "Auto" && columnCount(body) <= rowCount(body));
  const cells = (block: Rect) => ({ sheetId, rect: block });
  const topOf = (column: number) => ({
    startRow: rect.startRow,
    endRow: rect.startRow,
    startColumn: column,
    endColumn: column,
  });
  const leftOf = (row: number) => ({
    startRow: row,
    endRow: row,
    startColumn: rect.startColumn,
    endColumn: rect.startColumn,
  });
  return inColumns
    ? range(body.startColumn, body.endColumn).map((column) =>
        newSeries({
          ...(hasTop && { name: { cell: cells(topOf(column)) } }),
          ...(hasLeft && { categories: cells({ ...body, ...inColumn(rect.startColumn) }) }),
          values: cells({ ...body, ...inColumn(column) }),
        }),
      )
    : range(body.startRow, body.endRow).map((row) =>
        newSeries({
          ...(hasLeft && { name: { cell: cells(leftOf(row)) } }),
          ...(hasTop && { categories: cells({ ...body, startRow: rect.startRow, endRow: rect.startRow }) }),
          values: cells({ ...body, startRow: row, endRow: row }),
        }),
      );
}

const inColumn = (column: number): Pick<Rect, "startColumn" | "endColumn"> => ({
  startColumn: column,
  endColumn: column,
});

const isText = (line: readonly Json[]): boolean =>
  line.every((value) => typeof value === "string" && value !== "");

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
