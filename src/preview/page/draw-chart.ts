import type { ChartPicture } from "../host/charts/chart-picture";

/** What of a canvas is drawn with. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "arc"
  | "beginPath"
  | "closePath"
  | "fill"
  | "fillRect"
  | "fillText"
  | "lineTo"
  | "measureText"
  | "moveTo"
  | "rect"
  | "setLineDash"
  | "stroke"
> & {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  textAlign: string;
  textBaseline: string;
};

const INK = "#1F2933";
const GRID = "#BFC5CC";
const FONT = '"BIZ UDPゴシック", sans-serif';
const MARGIN = 8;
const LINE = 16;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A plain picture of a chart: enough to see what Excel would draw, without its finer looks. */
export function drawChart(pen: Pen, width: number, height: number, chart: ChartPicture): void {
  pen.setLineDash([]);
  pen.fillStyle = "#FFFFFF";
  pen.fillRect(0, 0, width, height);
  pen.strokeStyle = GRID;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.rect(0, 0, width, height);
  pen.stroke();
  pen.textBaseline = "middle";
  write(pen, chart.title, width / 2, MARGIN + LINE / 2, { align: "center", bold: true });
  const legend = chart.hasLegend ? LINE + 4 : 0;
  const area = {
    left: MARGIN,
    top: MARGIN + LINE + 6,
    width: width - 2 * MARGIN,
    height: height - 2 * MARGIN - LINE - 6 - legend,
  };
  if (chart.hasLegend) drawLegend(pen, chart, width, height - MARGIN - LINE / 2);
  if (area.width < 40 || area.height < 30 || chart.categories.length === 0) return;
  if (chart.kind === "bars") drawBars(pen, area, chart);
  else drawUpright(pen, area, chart);
}

function write(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  { align = "left", bold = false, color = INK }: { align?: string; bold?: boolean; color?: string } = {},
): void {
  pen.font = `${bold ? "bold 14px" : "12px"} ${FONT}`;
  pen.textAlign = align;
  pen.fillStyle = color;
  pen.fillText(text, x, y);
}

function drawLegend(pen: Pen, { series }: ChartPicture, width: number, y: number): void {
  pen.font = `12px ${FONT}`;
  const widths = series.map(({ name }) => pen.measureText(name).width + 28);
  let x = Math.max(MARGIN, (width - widths.reduce((sum, each) => sum + each, 0)) / 2);
  series.forEach(({ name, color }, index) => {
    pen.fillStyle = color;
    pen.fillRect(x, y - 5, 10, 10);
    write(pen, name, x + 14, y);
    x += widths[index] ?? 0;
  });
}

/** Round steps: 1, 2 or 5 times a power of ten, five of them or less. */
function scale(values: readonly number[]): {
  readonly least: number;
  readonly most: number;
  readonly step: number;
} {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((times) => times * power >= rough) ?? 10);
  return { least: Math.floor(low / step) * step, most: Math.max(step, Math.ceil(high / step) * step), step };
}

const sumsOf = ({ categories, series }: ChartPicture): number[] =>
  categories.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));

const numbersOf = (chart: ChartPicture): number[] =>
  chart.isStacked
    ? sumsOf(chart)
    : chart.series.flatMap(({ values }) => values.filter((value) => value !== null));

/** Lying bars: stacked ones say their amounts in their pieces. */
function drawBars(pen: Pen, area: Area, chart: ChartPicture): void {
  pen.font = `12px ${FONT}`;
  const names = Math.min(
    area.width / 2,
    Math.max(...chart.categories.map((name) => pen.measureText(name).width)) + 8,
  );
  const { most } = chart.isStacked ? { most: Math.max(1, ...sumsOf(chart)) } : scale(numbersOf(chart));
  const lane = area.height / chart.categories.length;
  const thick = lane / 1.5 / (chart.isStacked ? 1 : chart.series.length);
  chart.categories.forEach((name, index) => {
    const place = chart.isReversed ? index : chart.categories.length - 1 - index;
    const top = area.top + place * lane;
    write(pen, name, area.left + names - 6, top + lane / 2, { align: "right" });
    let x = area.left + names;
    chart.series.forEach(({ values, color, hasLabels }, at) => {
      const value = Math.max(0, values[index] ?? 0);
      const long = ((area.width - names) * value) / most;
      const y = top + lane / 6 + (chart.isStacked ? 0 : at * thick);
      pen.fillStyle = color;
      pen.fillRect(x, y, long, thick);
      if (hasLabels && value > 0)
        write(pen, String(value), x + long / 2, y + thick / 2, {
          align: "center",
          color: isDark(color) ? "#FFFFFF" : INK,
        });
      if (chart.isStacked) x += long;
    });
  });
}

function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

function drawUpright(pen: Pen, area: Area, chart: ChartPicture): void {
  const { least, most, step } = scale(numbersOf(chart));
  const labels = 52;
  const plot = { ...area, left: area.left + labels, width: area.width - labels, height: area.height - LINE };
  const y = (value: number): number => plot.top + (plot.height * (most - value)) / (most - least);
  pen.strokeStyle = GRID;
  pen.lineWidth = 1;
  for (let value = least; value <= most + step / 2; value += step) {
    pen.beginPath();
    pen.moveTo(plot.left, y(value));
    pen.lineTo(plot.left + plot.width, y(value));
    pen.stroke();
    write(pen, Number(value.toPrecision(12)).toLocaleString("ja-JP"), plot.left - 6, y(value), {
      align: "right",
    });
  }
  const lane = plot.width / chart.categories.length;
  chart.categories.forEach((name, index) =>
    write(pen, name, plot.left + (index + 0.5) * lane, plot.top + plot.height + LINE / 2 + 2, {
      align: "center",
    }),
  );
  if (chart.kind === "columns") drawColumns(pen, plot, chart, lane, y);
  else drawLines(pen, plot, chart, lane, y);
}

type Height = (value: number) => number;

function drawColumns(pen: Pen, plot: Area, chart: ChartPicture, lane: number, y: Height): void {
  const wide = lane / 1.8 / (chart.isStacked ? 1 : chart.series.length);
  chart.categories.forEach((_, index) => {
    let below = 0;
    chart.series.forEach(({ values, color }, at) => {
      const value = values[index] ?? 0;
      const x = plot.left + index * lane + lane * 0.22 + (chart.isStacked ? 0 : at * wide);
      pen.fillStyle = color;
      pen.fillRect(x, y(below + value), wide, y(below) - y(below + value));
      if (chart.isStacked) below += value;
    });
  });
}

function drawLines(pen: Pen, plot: Area, chart: ChartPicture, lane: number, y: Height): void {
  const x = (index: number): number => plot.left + (index + 0.5) * lane;
  for (const { values, color, isDashed } of chart.series) {
    pen.strokeStyle = color;
    pen.lineWidth = 2.5;
    pen.setLineDash(isDashed ? [6, 4] : []);
    pen.beginPath();
    let isDrawing = false;
    values.forEach((value, index) => {
      if (value !== null) {
        if (isDrawing) pen.lineTo(x(index), y(value));
        else pen.moveTo(x(index), y(value));
      }
      isDrawing = value !== null;
    });
    pen.stroke();
    pen.setLineDash([]);
    pen.fillStyle = color;
    values.forEach((value, index) => {
      if (value === null) return;
      pen.beginPath();
      pen.arc(x(index), y(value), 4, 0, 2 * Math.PI);
      pen.closePath();
      pen.fill();
    });
  }
}
