import type { Book } from "../book";
import { textOf, valuesOf } from "../cells/cells";
import type { ChartCells, ChartRecord } from "./chart-record";
import type { Json } from "../wire";

/** The values of the cells in their order; nothing for cells that are gone. */
export function cellValuesOf(book: Book, cells: ChartCells | undefined): Json[] {
  if (cells?.rect === undefined || book.findSheet(cells.sheetId) === undefined) return [];
  return valuesOf(book, cells.sheetId, cells.rect).flat();
}

/** What a series is called now: a cell's text, its own words, or Excel's own numbering. */
export function seriesNameText(book: Book, chart: ChartRecord, index: number): string {
  const name = chart.series[index]?.name;
  if (name === undefined) return `系列${String(index + 1)}`;
  if ("text" in name) return name.text;
  const { sheetId, rect } = name.cell;
  if (rect === undefined || book.findSheet(sheetId) === undefined) return "#REF!";
  return textOf(book, sheetId, rect).flat().map(String).join(" ");
}
