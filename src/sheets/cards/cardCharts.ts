import type { Indicator, Item, Plan } from "../../plan";
import { hasDecimals } from "./cardColumns";
import { yearCells } from "./cardHead";
import type { CardTable } from "./cardHead";
import { CARD_HEADERS as H } from "../headers";
import { SERIES_COLORS } from "../looks/palette";
import type { CellBlock, ChartSpec } from "../spec";

/** More would be too small to be read beside each other; beside the facts of a wide page there is room for two. */
const MOST_CHARTS = 3;

/** Where charts may stand: side by side, from one column to another. */
export type ChartSpace = CellBlock & { readonly widthOf: (column: number) => number };

/**
 * One chart per indicator with target numbers, target beside actual over the plan's years, for the first few of them. Their cells are
 * rows of the table as it is made: years of an indicator stand below each other, in the plan's order.
 */
export function cardCharts(plan: Plan, item: Item, table: CardTable, space: ChartSpace): ChartSpec[] {
  const numeric = item.indicators.filter(hasNumbers).slice(0, Math.min(MOST_CHARTS, space.columns));
  const places = sideBySide(space, numeric.length);
  return numeric.flatMap((indicator, index): ChartSpec[] => {
    const place = places[index];
    if (!place) return [];
    const row = table.row + 1 + item.indicators.indexOf(indicator) * plan.years.length;
    const series = (header: string, color: string) => ({
      name: { row: table.row, column: table.position(header), text: header },
      values: { row, column: table.position(header), rows: plan.years.length, columns: 1 },
      color,
    });
    return [
      {
        name: `個票 ${indicator.id}`,
        kind: "columns",
        title: titleOf(indicator),
        description: `${item.code} ${item.name}の「${titleOf(indicator)}」の、年度ごとの目標と実績の縦棒グラフ。数値は下の表にあります。`,
        categories: yearCells(plan),
        series: [series(H.target, SERIES_COLORS.target), series(H.actual, SERIES_COLORS.actual)],
        place,
        axisFormat: hasDecimals(indicator) ? "#,##0.0" : "#,##0",
      },
    ];
  });
}

/** Stages are words and have no height; without any target that can be read there is nothing to compare. */
function hasNumbers({ targets }: Indicator): boolean {
  return targets.some(({ value }) => typeof value === "number");
}

function titleOf({ name, unit }: Indicator): string {
  return unit === "" ? name : `${name}（${unit}）`;
}

/** Columns shared out in runs of about the same width, each of one column at the least. */
function sideBySide({ row, rows, column, columns, widthOf }: ChartSpace, count: number): CellBlock[] {
  const widths = Array.from({ length: columns }, (_, index) => widthOf(column + index));
  const sum = (several: readonly number[]) => several.reduce((total, width) => total + width, 0);
  const places: CellBlock[] = [];
  let first = 0;
  for (let left = count; left > 0; left -= 1) {
    const share = sum(widths.slice(first)) / left;
    const most = columns - first - (left - 1);
    let taken = 1;
    while (
      taken < most &&
      Math.abs(sum(widths.slice(first, first + taken + 1)) - share) <=
        Math.abs(sum(widths.slice(first, first + taken)) - share)
    )
      taken += 1;
    if (left === 1) taken = most;
    places.push({ row, rows, column: column + first, columns: taken });
    first += taken;
  }
  return places;
}
