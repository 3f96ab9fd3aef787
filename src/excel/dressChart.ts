import { CHART_LOOKS, FONT, amountLook, markerOf } from "../sheets";
import type { ChartMarker } from "../sheets";
import type { ChartSeries, ChartSpec } from "../sheets/spec";

/** Gives a chart its name and its looks: the same as in a file, see src/xlsx/chart. */
export function dressChart(chart: Excel.Chart, spec: ChartSpec): void {
  chart.name = spec.name;
  chart.title.text = spec.title;
  // A filter on a list must not take numbers out of a chart that counts all of it.
  chart.plotVisibleOnly = false;
  // #N/A is no point of a line, and its neighbours are joined: what files say as well.
  chart.displayBlanksAs = spec.kind === "lines" ? "Interplotted" : "NotPlotted";
  chart.format.fill.setSolidColor(CHART_LOOKS.paper);
  chart.format.border.color = CHART_LOOKS.rule;
  // Of the whole chart first: what its parts say comes after it.
  letters(chart.format.font, CHART_LOOKS.text);
  letters(chart.title.format.font, CHART_LOOKS.title);
  // One series says no more than the title does.
  chart.legend.visible = spec.series.length > 1;
  if (spec.series.length > 1) chart.legend.position = "Bottom";
  dressAxes(chart.axes, spec);
  spec.series.forEach((series, index) => dressSeries(chart.series.getItemAt(index), spec, series, index));
}

function letters(
  font: Excel.ChartFont,
  { size, bold, color }: typeof CHART_LOOKS.text | typeof CHART_LOOKS.title,
): void {
  font.name = FONT;
  font.size = size;
  font.bold = bold;
  font.color = color;
}

function dressAxes({ categoryAxis, valueAxis }: Excel.ChartAxes, { kind, axisFormat }: ChartSpec): void {
  // Years are names here, not days.
  categoryAxis.categoryType = "TextAxis";
  // Below the lowest value, not across bars that hang down.
  categoryAxis.tickLabelPosition = "Low";
  categoryAxis.majorTickMark = "None";
  categoryAxis.format.line.color = CHART_LOOKS.rule;
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
  valueAxis.majorGridlines.format.line.color = CHART_LOOKS.rule;
  valueAxis.format.line.clear();
}

const MARKERS = {
  circle: "Circle",
  square: "Square",
  triangle: "Triangle",
  diamond: "Diamond",
} as const satisfies Record<ChartMarker, string>;
/** For the lines in their order, as with markers. */
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
    line.weight = CHART_LOOKS.line.width;
    series.markerStyle = MARKERS[markerOf(index)];
    series.markerSize = CHART_LOOKS.line.markerSize;
    series.markerBackgroundColor = color;
    series.markerForegroundColor = color;
    return;
  }
  series.format.fill.setSolidColor(color);
  line.color = CHART_LOOKS.edge.color;
  line.weight = CHART_LOOKS.edge.width;
  series.gapWidth = CHART_LOOKS.gap[kind];
  if (kind === "stackedBars") label(series, axisFormat, color);
  else series.overlap = 0;
}

function label(series: Excel.ChartSeries, axisFormat: string, barColor: string): void {
  const { format, color } = amountLook(axisFormat, barColor);
  series.hasDataLabels = true;
  const { dataLabels } = series;
  dataLabels.position = "Center";
  dataLabels.linkNumberFormat = false;
  dataLabels.numberFormat = format;
  dataLabels.format.font.color = color;
}
