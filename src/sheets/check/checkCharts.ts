import type { Issue } from "../../plan";
import { areaOfTable, areasOfBlocks, areasOfCharts, overlaps } from "./areas";
import type { CellBlock, ChartSpec, SheetSpec } from "../spec";

/** Charts that a host could not draw, or that would hide cells; bugs of this room, as in `checkSpec`. */
export function checkCharts(spec: SheetSpec): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, { name }: ChartSpec, message: string) =>
    issues.push({ code, path: `charts[${name}]`, message: `グラフ「${name}」: ${message}` });
  const filled = [...areasOfBlocks(spec), ...spec.tables.map((table) => areaOfTable(table))];
  const { charts = [] } = spec;
  charts.forEach((chart, index) => {
    const { categories, series, place } = chart;
    if (series.length === 0 || sizeOf(categories) === 0) add("chart.empty", chart, "値がありません。");
    for (const { name, values, color } of series) {
      if (sizeOf(values) !== sizeOf(categories))
        add("chart.values", chart, `「${name.text}」の値の数が項目の数と違います。`);
      if (!/^#[0-9A-F]{6}$/i.test(color)) add("chart.color", chart, `「${color}」は色ではありません。`);
    }
    if (sizeOf(place) === 0) add("chart.place", chart, "置く場所がありません。");
    const others = [...filled, ...areasOfCharts({ ...spec, charts: charts.slice(index + 1) })];
    const covered = others.find((area) => overlaps(area, place));
    if (covered) add("chart.covers", chart, `${covered.what}を隠します。`);
  });
  return issues;
}

function sizeOf({ rows, columns }: CellBlock): number {
  return rows * columns;
}
