import type { ChartAnchor } from "./chart-anchor";
import type { Rect } from "../rect";
import type { Json } from "../wire";

/** Cells that a chart draws from; undefined once they are deleted (#REF! in Excel). */
export interface ChartCells {
  readonly sheetId: string;
  readonly rect: Rect | undefined;
}

/** A series is called by a cell, which it follows, or by a text of its own. */
export type SeriesName = { readonly cell: ChartCells } | { readonly text: string };

export interface SeriesRecord {
  /** Undefined: Excel's own numbering. */
  name: SeriesName | undefined;
  values: ChartCells | undefined;
  categories: ChartCells | undefined;
  /** What was set, under the path from the series: `format/fill/Color`. */
  readonly settings: Map<string, Json>;
}

/** A chart of a sheet as Excel keeps it. Univer's free part has none: nothing but the host knows of it. */
export interface ChartRecord {
  readonly id: string;
  name: string;
  type: string;
  anchor: ChartAnchor;
  readonly series: SeriesRecord[];
  /** What was set, under the path from the chart: `axes/valueAxis/NumberFormat`. */
  readonly settings: Map<string, Json>;
}

export function newSeries(
  parts: Partial<Pick<SeriesRecord, "name" | "values" | "categories">> = {},
): SeriesRecord {
  return { name: undefined, values: undefined, categories: undefined, ...parts, settings: new Map() };
}
