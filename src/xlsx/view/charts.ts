import { EMU_PER_PIXEL } from "../chart/chartText";
import { FileFault } from "../fault";
import { pointedTo, relationshipsOf } from "../package/relationships";
import type { SheetPart } from "../sheet/SheetPart";
import type { XmlElement } from "../xml/element";

/** A chart as it was when the file was last written: what it remembers of its cells. */
export interface ChartView {
  readonly name: string;
  /** "" where it has none of its own. */
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly from: ChartCorner;
  readonly to: ChartCorner;
  /** null: a kind that is not drawn here, or a chart that remembers nothing. */
  readonly drawn: DrawnChart | null;
}

/** A place in a cell, 0-based. */
export interface ChartCorner {
  readonly row: number;
  readonly column: number;
  /** Pixels from the cell's left and upper edge. */
  readonly x: number;
  readonly y: number;
}

export interface DrawnChart {
  readonly kind: "stackedBars" | "columns" | "lines";
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** #RRGGBB */
    readonly color: string;
    /** One per category; null is not drawn. */
    readonly values: readonly (number | null)[];
  }[];
  /** Of the amounts. */
  readonly format: string;
}

/** More than anybody looks at; a file may say anything. */
const MAX_CHARTS = 200;
const MAX_SERIES = 50;
const MAX_CATEGORIES = 1_000;

/** The charts that stand between cells of a sheet. Damaged ones, and whatever else is drawn, are passed over. */
export function viewCharts(sheet: SheetPart): ChartView[] {
  return (
    readable(() => {
      const id = sheet.root.first("drawing");
      const drawing = related(sheet, sheet.part, id && pointedTo(id));
      if (drawing === null) return [];
      return sheet.file
        .xml(drawing)
        .all("twoCellAnchor")
        .slice(0, MAX_CHARTS)
        .flatMap((anchor) => readable(() => viewChart(sheet, drawing, anchor)) ?? []);
    }) ?? []
  );
}

function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof FileFault && error.code === "file.broken") return null;
    throw error;
  }
}

function related(sheet: SheetPart, part: string, id: string | undefined): string | null {
  const found = relationshipsOf(sheet.file, part).find((one) => one.id === id && !one.isExternal);
  return found && sheet.file.has(found.target) ? found.target : null;
}

function viewChart(sheet: SheetPart, drawing: string, anchor: XmlElement): ChartView[] {
  const frame = anchor.first("graphicFrame");
  const pointer = inside(frame, "graphic", "graphicData", "chart");
  const part = related(sheet, drawing, pointer && pointedTo(pointer));
  const [from, to] = [corner(anchor.first("from")), corner(anchor.first("to"))];
  if (part === null || !from || !to) return [];
  const called = inside(frame, "nvGraphicFramePr", "cNvPr");
  const chart = sheet.file.xml(part).first("chart");
  return [
    {
      name: called?.attribute("name") ?? "",
      title: textIn(inside(chart, "title", "tx", "rich")),
      description: called?.attribute("descr") ?? "",
      from,
      to,
      drawn: chart ? drawnChart(chart) : null,
    },
  ];
}

function drawnChart(chart: XmlElement): DrawnChart | null {
  const area = chart.first("plotArea");
  const plots = area?.elements.filter(({ local }) => local.endsWith("Chart")) ?? [];
  const [plot] = plots;
  const kind = plot && plots.length === 1 ? kindOf(plot) : null;
  const all = plot?.all("ser") ?? [];
  if (!plot || kind === null || all.length === 0 || all.length > MAX_SERIES) return null;
  const series = all.map((one) => ({
    name: [...(pointsIn(one.first("tx"))?.texts.values() ?? [])].join(" "),
    color: colorOf(one.first("spPr"), kind),
    points: pointsIn(one.first("val")),
  }));
  const count = series[0]?.points?.count ?? 0;
  if (count === 0 || count > MAX_CATEGORIES || series.some(({ points }) => !points)) return null;
  const categories = pointsIn(all[0]?.first("cat"))?.texts;
  const format = area?.first("valAx")?.first("numFmt")?.attribute("formatCode") ?? "General";
  return {
    kind,
    categories: Array.from({ length: count }, (_, index) => categories?.get(index) ?? ""),
    series: series.map(({ name, color, points }) => ({
      name,
      color,
      values: Array.from({ length: count }, (_, index) => {
        const text = points?.texts.get(index) ?? "";
        return text === "" || !Number.isFinite(Number(text)) ? null : Number(text);
      }),
    })),
    format,
  };
}

function kindOf(plot: XmlElement): DrawnChart["kind"] | null {
  const said = (local: string) => plot.first(local)?.attribute("val");
  if (plot.local === "lineChart") return said("grouping") === "standard" ? "lines" : null;
  if (plot.local !== "barChart") return null;
  if (said("barDir") === "bar") return said("grouping") === "stacked" ? "stackedBars" : null;
  return said("grouping") === "clustered" ? "columns" : null;
}

/** What a chart remembers of a block, by its place in it. */
function pointsIn(holder: XmlElement | undefined): { count: number; texts: Map<number, string> } | null {
  const reference = holder?.first("numRef") ?? holder?.first("strRef");
  const cache = reference?.first("numCache") ?? reference?.first("strCache");
  if (!cache) return null;
  const texts = cache
    .all("pt")
    .map((point): [number, string] => [Number(point.attribute("idx")), point.first("v")?.text ?? ""]);
  return { count: Number(cache.first("ptCount")?.attribute("val") ?? 0), texts: new Map(texts) };
}

/** Where a file names a colour of its theme, or none: a grey. */
const UNKNOWN_COLOR = "#8A939C";

function colorOf(properties: XmlElement | undefined, kind: DrawnChart["kind"]): string {
  const holder = kind === "lines" ? properties?.first("ln") : properties;
  const found = inside(holder, "solidFill", "srgbClr")?.attribute("val") ?? "";
  return /^[0-9a-f]{6}$/i.test(found) ? `#${found}` : UNKNOWN_COLOR;
}

function corner(element: XmlElement | undefined): ChartCorner | null {
  const read = (local: string) => Number(element?.first(local)?.text ?? Number.NaN);
  const [row, column] = [read("row"), read("col")];
  const [x, y] = [read("colOff") / EMU_PER_PIXEL, read("rowOff") / EMU_PER_PIXEL];
  const isPlace = [row, column].every((line) => Number.isInteger(line) && line >= 0);
  return isPlace && Number.isFinite(x) && Number.isFinite(y) ? { row, column, x, y } : null;
}

function inside(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce((at: XmlElement | undefined, local) => at?.first(local), element);
}

function textIn(rich: XmlElement | undefined): string {
  const lines = rich?.all("p").map((line) =>
    line
      .all("r")
      .map((run) => run.first("t")?.text ?? "")
      .join(""),
  );
  return lines?.join("\n") ?? "";
}
