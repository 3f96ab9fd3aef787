import { FONT, GRID, LOOKS } from "../sheets";
import type { ChartSeries, ChartSpec } from "../sheets/spec";

const INK = LOOKS.text.color;

/** Gives a chart its name and its looks: the same as in a file, see src/xlsx/chart. */
export function dressChart(chart: Excel.Chart, spec: ChartSpec): void {
  chart.name = spec.name;
  chart.title.text = spec.title;
  // A filter on a list must not take numbers out of a chart that counts all of it.
  chart.plotVisibleOnly = false;
  // #N/A is no point of a line, and its neighbours are joined: what files say as well.
  chart.displayBlanksAs = spec.kind === "lines" ? "Interplotted" : "NotPlotted";
  chart.format.fill.setSolidColor("#FFFFFF");
  chart.format.border.color = GRID;
  // Of the whole chart first: what its parts say comes after it.
  letters(chart.format.font, 9, false);
  letters(chart.title.format.font, 11, true);
  // One series says no more than the title does.
  chart.legend.visible = spec.series.length > 1;
  if (spec.series.length > 1) chart.legend.position = "Bottom";
  dressAxes(chart.axes, spec);
  spec.series.forEach((series, index) => dressSeries(chart.series.getItemAt(index), spec, series, index));
}

function letters(font: Excel.ChartFont, size: number, bold: boolean): void {
  font.name = FONT;
  font.size = size;
  font.bold = bold;
  font.color = INK;
}

function dressAxes({ categoryAxis, valueAxis }: Excel.ChartAxes, { kind, axisFormat }: ChartSpec): void {
  // Years are names here, not days.
  categoryAxis.categoryType = "TextAxis";
  // Below the lowest value, not across bars that hang down.
  categoryAxis.tickLabelPosition = "Low";
  categoryAxis.majorTickMark = "None";
  categoryAxis.format.line.color = GRID;
  if (kind === "stackedBars") {
    // Excel counts bars from below; people read from above.
    categoryAxis.reversePlotOrder = true;
    valueAxis.minimum = 0;
    // Stacked bars say their amounts themselves, and an axis over few of them would count in halves.
    valueAxis.majorGridlines.visible = false;
    valueAxis.visible = false;
    return;
  }
  // A file lets columns begin at 0 where none is negative. What formulas will show is not known here, and an axis held at 0
  // would hide an amount that falls below it later: Excel finds where to begin.
  valueAxis.linkNumberFormat = false;
  valueAxis.numberFormat = axisFormat;
  valueAxis.majorTickMark = "None";
  valueAxis.majorGridlines.visible = true;
  valueAxis.majorGridlines.format.line.color = GRID;
  valueAxis.format.line.clear();
}

/** Lines differ in marker and dash as well, so that they are told apart without colours. */
const MARKERS = ["Circle", "Square", "Triangle", "Diamond"] as const;
const DASHES = ["Continuous", "Dash", "DashDot", "Dot"] as const;

function dressSeries(
  series: Excel.ChartSeries,
  { kind, axisFormat }: ChartSpec,
  { color }: ChartSeries,
  index: number,
): void {
  const { line } = series.format;
  if (kind === "lines") {
    line.lineStyle = DASHES[index % DASHES.length] ?? "Continuous";
    line.color = color;
    line.weight = 2.25;
    series.markerStyle = MARKERS[index % MARKERS.length] ?? "Circle";
    series.markerSize = 7;
    series.markerBackgroundColor = color;
    series.markerForegroundColor = color;
    return;
  }
  series.format.fill.setSolidColor(color);
  // Light colours need an edge on white paper.
  line.color = LOOKS.caption.color;
  line.weight = 0.5;
  series.gapWidth = kind === "stackedBars" ? 50 : 80;
  if (kind === "stackedBars") label(series, axisFormat, color);
  else series.overlap = 0;
}

/** The amount stands in its piece of the bar, so that nobody has to subtract on an axis; an empty piece has none. */
function label(series: Excel.ChartSeries, format: string, color: string): void {
  series.hasDataLabels = true;
  const { dataLabels } = series;
  dataLabels.position = "Center";
  dataLabels.linkNumberFormat = false;
  dataLabels.numberFormat = `${format};-${format};`;
  dataLabels.format.font.color = isDark(color) ? "#FFFFFF" : INK;
}

/** By the weights that eyes give to red, green and blue (ITU-R BT.709). */
function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}
