import type { Book } from "../book";
import { shiftAnchor } from "../charts/chart-anchor";
import type { ChartCells } from "../charts/chart-record";
import type { Shift } from "./shift";
import { GRID_COLUMNS } from "../rect";

/** Moves what hangs on cells when others are inserted or deleted: charts, the cells that they draw, page breaks. */
export function shiftAttached(book: Book, sheetId: string, shift: Shift): void {
  const move = (cells: ChartCells | undefined): ChartCells | undefined =>
    cells?.rect === undefined || cells.sheetId !== sheetId
      ? cells
      : { sheetId, rect: shift.apply(cells.rect) };
  for (const id of book.sheetIds()) {
    for (const chart of book.notesOf(id).charts) {
      if (id === sheetId) chart.anchor = shiftAnchor(chart.anchor, shift);
      for (const series of chart.series) {
        series.values = move(series.values);
        series.categories = move(series.categories);
        if (series.name && "cell" in series.name)
          series.name = { cell: move(series.name.cell) ?? series.name.cell };
      }
    }
  }
  const notes = book.notesOf(sheetId);
  notes.rowBreaks = notes.rowBreaks.flatMap((row) => {
    const line = { startRow: row, endRow: row, startColumn: 0, endColumn: GRID_COLUMNS - 1 };
    const moved = shift.apply(line);
    return moved === undefined ? [] : [moved.startRow];
  });
}
