import { format, isValidFormat } from "numfmt";
import { isDark } from "../../sheets/looks/isDark";
import type { ChartView, DrawnChart } from "../../xlsx";
import { axisOf } from "./axis";
import { LETTER, longest, shortened, svg, text } from "./svg";

/** Pixels. */
const HEAD = 30;
const LEGEND = 26;
const MARGIN = 12;
const AMOUNTS = 56;

/**
 * A chart as a picture in its place: as it was when the file was last written. A kind that is not drawn here says its name
 * and where it is to be seen.
 */
export function chartElement(chart: ChartView, width: number, height: number): SVGElement {
  const children = [
    svg("rect", { x: 0.5, y: 0.5, width: width - 1, height: height - 1, class: "chart-paper" }),
    ...chart.title
      .split("\n")
      .slice(0, 1)
      .map((line) => text(line, width / 2, 20, "chart-title", "middle")),
  ];
  if (chart.drawn) children.push(...legend(chart.drawn, width, height), ...plot(chart.drawn, width, height));
  else
    children.push(
      text("このグラフは Excel で開くと表示されます", width / 2, height / 2, "chart-text", "middle"),
    );
  return svg(
    "svg",
    { width, height, viewBox: `0 0 ${String(width)} ${String(height)}`, class: "chart" },
    children,
  );
}

function plot(chart: DrawnChart, width: number, height: number): SVGElement[] {
  const lies = chart.kind === "stackedBars";
  const left = lies ? Math.min(width / 3, MARGIN * 2 + longest(chart.categories)) : AMOUNTS;
  const [right, top] = [width - MARGIN, HEAD];
  const bottom = height - MARGIN - (chart.series.length > 1 ? LEGEND - MARGIN : 0) - (lies ? 0 : LETTER + 6);
  const along = (lies ? bottom - top : right - left) / Math.max(1, chart.categories.length);
  const axis = axisOf(
    lies ? totals(chart) : chart.series.flatMap(({ values }) => values),
    chart.kind !== "lines",
  );
  const place = (value: number) => (value - axis.from) / (axis.to - axis.from);
  const at = (value: number) =>
    lies ? left + place(value) * (right - left) : bottom - place(value) * (bottom - top);
  const middle = (index: number) => (lies ? top : left) + along * (index + 0.5);
  const names = chart.categories.map((name, index) =>
    lies
      ? text(shortened(name, left - MARGIN), left - 6, middle(index) + 4, "chart-text", "end")
      : text(shortened(name, along), middle(index), bottom + LETTER + 4, "chart-text", "middle"),
  );
  const grid = axis.ticks.flatMap((tick) =>
    lies
      ? []
      : [
          svg("line", { x1: left, x2: right, y1: at(tick), y2: at(tick), class: "chart-grid" }),
          text(amount(tick, chart.format), left - 6, at(tick) + 4, "chart-text", "end"),
        ],
  );
  const draw = { stackedBars, columns, lines }[chart.kind];
  return [...grid, ...names, ...draw(chart, at, middle, along)];
}

type At = (value: number) => number;

function stackedBars(chart: DrawnChart, at: At, middle: At, along: number): SVGElement[] {
  return chart.categories.flatMap((_, index) => {
    let sum = 0;
    return chart.series.flatMap(({ values, color }) => {
      const value = values[index] ?? 0;
      const x = at(sum);
      sum += value;
      if (value <= 0) return [];
      const bar = { x, width: at(sum) - x, y: middle(index) - along / 3, height: (along * 2) / 3 };
      const label = text(
        amount(value, chart.format),
        x + bar.width / 2,
        middle(index) + 4,
        "chart-text",
        "middle",
      );
      if (isDark(color)) label.style.fill = "#fff";
      return [svg("rect", { ...bar, fill: color, class: "chart-bar" }), label];
    });
  });
}

function columns({ series }: DrawnChart, at: At, middle: At, along: number): SVGElement[] {
  const width = (along * 0.6) / series.length;
  return series.flatMap(({ values, color }, which) =>
    values.flatMap((value, index) => {
      if (value === null) return [];
      const x = middle(index) - along * 0.3 + which * width;
      const [high, low] = [at(Math.max(0, value)), at(Math.min(0, value))];
      return [svg("rect", { x, y: high, width, height: low - high, fill: color, class: "chart-bar" })];
    }),
  );
}

/** As in the file: what is not known is no point, and its neighbours are joined. */
function lines({ series }: DrawnChart, at: At, middle: At): SVGElement[] {
  return series.flatMap(({ values, color }, which) => {
    const points = values.flatMap((value, index) =>
      value === null ? [] : [[middle(index), at(value)] as const],
    );
    const dash = which % 2 === 1 ? "5 3" : "none";
    return [
      svg("polyline", {
        points: points.map((point) => point.join(",")).join(" "),
        fill: "none",
        stroke: color,
        "stroke-width": 2.5,
        "stroke-dasharray": dash,
      }),
      ...points.map(([x, y]) =>
        which % 2 === 1
          ? svg("rect", { x: x - 4, y: y - 4, width: 8, height: 8, fill: color })
          : svg("circle", { cx: x, cy: y, r: 4.5, fill: color }),
      ),
    ];
  });
}

function legend({ series }: DrawnChart, width: number, height: number): SVGElement[] {
  if (series.length < 2) return [];
  const widths = series.map(({ name }) => longest([name]) + 34);
  let x = (width - widths.reduce((sum, each) => sum + each, 0)) / 2;
  return series.flatMap(({ name, color }, index) => {
    const [left, y] = [x, height - MARGIN];
    x += widths[index] ?? 0;
    return [
      svg("rect", { x: left, y: y - 10, width: 11, height: 11, fill: color, class: "chart-key" }),
      text(name, left + 16, y, "chart-text", "start"),
    ];
  });
}

function totals({ categories, series }: DrawnChart): number[] {
  return categories.map((_, index) =>
    series.reduce((sum, { values }) => sum + Math.max(0, values[index] ?? 0), 0),
  );
}

function amount(value: number, pattern: string): string {
  return isValidFormat(pattern) ? format(pattern, value, { locale: "ja" }) : String(value);
}
