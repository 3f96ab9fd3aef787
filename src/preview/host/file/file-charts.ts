import type { ChartMarkerSymbol, ChartSeries, SheetChart } from "hucre";
import { formatAddress } from "../address";
import type { Book } from "../book";
import { seriesNameText } from "../charts/chart-cells";
import type { ChartCells, ChartRecord, SeriesRecord } from "../charts/chart-record";
import type { Json } from "../wire";
import { colorOf } from "./file-style";

/** The charts of a sheet. The library knows no names of charts, and names of series only as texts. */
export function fileCharts(book: Book, sheetId: string): SheetChart[] {
  return book.notesOf(sheetId).charts.map((chart) => fileChart(book, chart));
}

type Kind = Pick<SheetChart, "type" | "barGrouping" | "lineGrouping" | "areaGrouping">;

function fileChart(book: Book, chart: ChartRecord): SheetChart {
  const { from, to } = chart.anchor;
  const kind = kindOf(chart.type);
  const setting = reader(chart.settings);
  const size = setting.number("format/font/Size");
  const font = setting.text("format/font/Name");
  const ink = colorOf(setting.text("format/font/Color"));
  const labels = {
    ...(size !== undefined && { labelFontSize: size }),
    ...(font !== undefined && { labelFontFamily: font }),
    ...(ink !== undefined && { labelColor: ink }),
  };
  const minimum = setting.number("axes/valueAxis/Minimum");
  const format = setting.text("axes/valueAxis/NumberFormat");
  return {
    ...kind,
    anchor: { from: { row: from.row, col: from.column }, to: { row: to.row, col: to.column } },
    series: chart.series.flatMap((series, index) =>
      fileSeries(book, series, seriesNameText(book, chart, index)),
    ),
    ...titleOf(setting),
    legend:
      setting.flag("legend/Visible", true) && (legends[setting.text("legend/Position") ?? ""] ?? "right"),
    plotVisOnly: setting.flag("PlotVisibleOnly", true),
    dispBlanksAs: blanks[setting.text("DisplayBlanksAs") ?? ""] ?? "gap",
    ...gap(chart),
    axes: {
      x: {
        ...labels,
        reverse: setting.flag("axes/categoryAxis/ReversePlotOrder", false),
      },
      y: {
        ...labels,
        hidden: !setting.flag("axes/valueAxis/Visible", true),
        gridlines: { major: setting.flag("axes/valueAxis/major/Visible", true) },
        ...(minimum !== undefined && { scale: { min: minimum } }),
        ...(format !== undefined && { numberFormat: { formatCode: format } }),
        // With the categories the other way round the values would stand on the far side.
        ...(setting.flag("axes/categoryAxis/ReversePlotOrder", false) && { crosses: "max" as const }),
      },
    },
  };
}

function kindOf(type: string): Kind {
  const grouping = type.endsWith("Stacked100")
    ? "percentStacked"
    : type.endsWith("Stacked")
      ? "stacked"
      : null;
  if (type.startsWith("Line")) return { type: "line", lineGrouping: grouping ?? "standard" };
  if (type.startsWith("Area")) return { type: "area", areaGrouping: grouping ?? "standard" };
  return { type: type.startsWith("Bar") ? "bar" : "column", barGrouping: grouping ?? "clustered" };
}

function titleOf(setting: Reader): Partial<SheetChart> {
  const title = setting.text("title/Text");
  if (title === undefined || !setting.flag("title/Visible", true)) return { showTitle: false };
  const size = setting.number("title/format/font/Size");
  const ink = colorOf(setting.text("title/format/font/Color"));
  const font = setting.text("title/format/font/Name");
  return {
    title,
    titleBold: setting.flag("title/format/font/Bold", false),
    ...(size !== undefined && { titleFontSize: size }),
    ...(ink !== undefined && { titleColor: ink }),
    ...(font !== undefined && { titleFontFamily: font }),
  };
}

/** Excel keeps the distance of the bars with each series, files with all of them. */
function gap({ series }: ChartRecord): Partial<SheetChart> {
  const width = series[0] && reader(series[0].settings).number("GapWidth");
  return width === undefined ? {} : { gapWidth: width };
}

/** A series without values is not drawn. */
function fileSeries(book: Book, series: SeriesRecord, name: string): ChartSeries[] {
  const values = reference(book, series.values);
  if (values === undefined) return [];
  const categories = reference(book, series.categories);
  const setting = reader(series.settings);
  const color = colorOf(setting.text("format/fill/Color") ?? setting.text("format/line/Color"));
  const symbol = symbols[setting.text("MarkerStyle") ?? ""];
  const format = setting.text("dataLabels/NumberFormat");
  return [
    {
      name,
      values,
      ...(categories !== undefined && { categories }),
      ...(color !== undefined && { color }),
      ...(symbol !== undefined && {
        marker: {
          symbol,
          size: setting.number("MarkerSize") ?? 5,
          ...(color !== undefined && { fill: color, line: color }),
        },
        stroke: {
          width: setting.number("format/line/Weight") ?? 2.25,
          ...dashOf(setting.text("format/line/LineStyle")),
        },
      }),
      ...(setting.flag("HasDataLabels", false) && {
        dataLabels: {
          showValue: true,
          ...(setting.text("dataLabels/Position") === "Center" && { position: "ctr" as const }),
          ...(format !== undefined && { numberFormat: { formatCode: format } }),
        },
      }),
    },
  ];
}

function reference(book: Book, cells: ChartCells | undefined): string | undefined {
  const sheet = cells && book.findSheet(cells.sheetId);
  return cells?.rect && sheet ? formatAddress(sheet.getName(), cells.rect, true) : undefined;
}

interface Reader {
  text(path: string): string | undefined;
  number(path: string): number | undefined;
  flag(path: string, fallback: boolean): boolean;
}

function reader(settings: ReadonlyMap<string, Json>): Reader {
  return {
    text: (path) => {
      const value = settings.get(path);
      return typeof value === "string" ? value : undefined;
    },
    number: (path) => {
      const value = settings.get(path);
      return typeof value === "number" ? value : undefined;
    },
    flag: (path, fallback) => {
      const value = settings.get(path);
      return typeof value === "boolean" ? value : fallback;
    },
  };
}

const legends: Readonly<Record<string, SheetChart["legend"]>> = {
  Top: "top",
  Bottom: "bottom",
  Left: "left",
  Right: "right",
  Corner: "topRight",
};

const blanks: Readonly<Record<string, SheetChart["dispBlanksAs"]>> = { Zero: "zero", Interplotted: "span" };

const symbols: Readonly<Record<string, ChartMarkerSymbol>> = {
  None: "none",
  Circle: "circle",
  Square: "square",
  Triangle: "triangle",
  Diamond: "diamond",
};

function dashOf(style: string | undefined): Partial<NonNullable<ChartSeries["stroke"]>> {
  const dash = ({ Dash: "dash", DashDot: "dashDot", Dot: "sysDot" } as const)[style ?? ""];
  return dash === undefined ? {} : { dash };
}
