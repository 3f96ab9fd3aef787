import type { Book } from "../book";
import { cellValuesOf, seriesNameText } from "./chart-cells";
import type { ChartRecord } from "./chart-record";
import type { Rect } from "../rect";
import type { Json } from "../wire";

/** A chart as it is to be drawn now. */
export interface ChartPicture {
  readonly id: string;
  readonly title: string;
  readonly kind: "bars" | "columns" | "lines";
  readonly isStacked: boolean;
  /** Where its corners are; the lower right one is outside the last cell that it covers. */
  readonly from: Rect;
  readonly to: Rect;
  readonly categories: readonly string[];
  readonly series: readonly SeriesPicture[];
  readonly hasLegend: boolean;
  /** Categories from above to below, for bars. */
  readonly isReversed: boolean;
}

export interface SeriesPicture {
  readonly name: string;
  readonly color: string;
  readonly isDashed: boolean;
  readonly hasLabels: boolean;
  /** One for each category; null is not drawn. */
  readonly values: readonly (number | null)[];
}

export function chartPictures(book: Book, sheetId: string): ChartPicture[] {
  return book.notesOf(sheetId).charts.map((chart) => picture(book, chart));
}

/** Excel's first six colours, for series that have none of their own. */
const usual = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

function picture(book: Book, chart: ChartRecord): ChartPicture {
  const { from, to } = chart.anchor;
  const cell = ({ row, column }: typeof from): Rect => ({
    startRow: row,
    endRow: row,
    startColumn: column,
    endColumn: column,
  });
  return {
    id: chart.id,
    title: chart.settings.get("title/Visible") === false ? "" : word(chart.settings.get("title/Text"), ""),
    kind: chart.type.startsWith("Bar") ? "bars" : chart.type.startsWith("Column") ? "columns" : "lines",
    isStacked: chart.type.includes("Stacked"),
    from: cell(from),
    to: cell(to),
    categories: cellValuesOf(book, chart.series[0]?.categories).map(String),
    series: chart.series.map((series, index) => ({
      name: seriesNameText(book, chart, index),
      color: word(
        series.settings.get("format/fill/Color") ?? series.settings.get("format/line/Color"),
        usual[index % usual.length] ?? "#4472C4",
      ),
      isDashed: word(series.settings.get("format/line/LineStyle"), "Continuous") !== "Continuous",
      hasLabels: series.settings.get("HasDataLabels") === true,
      values: cellValuesOf(book, series.values).map(drawable),
    })),
    hasLegend: chart.settings.get("legend/Visible") !== false,
    isReversed: chart.settings.get("axes/categoryAxis/ReversePlotOrder") === true,
  };
}

/** As Excel draws values: blanks and #N/A are not drawn, texts and other errors are 0. A blank and "" are the same here. */
function drawable(value: Json): number | null {
  if (typeof value === "number") return value;
  return value === "" || value === "#N/A" || value === null ? null : 0;
}

const word = (value: Json | undefined, fallback: string): string =>
  typeof value === "string" ? value : fallback;
