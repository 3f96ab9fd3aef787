import { formatEra } from "../../plan";
import type { Trend, TrendYear } from "../../workflows";
import { contentText } from "../words/numbers";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A small picture of a trend: lines through neighbouring years only, so that a missing year leaves a gap. */
export interface SparklineShape {
  /** Path of the targets; of stages as steps. */
  readonly targets: string;
  readonly actuals: string;
  /** A mark for each actual value: one value alone has no line. */
  readonly marks: readonly (Point & { readonly isReviewed: boolean })[];
  /** The year under review; null where the workbook has no such year. */
  readonly reviewedX: number | null;
}

export const SPARKLINE = { width: 96, height: 32, margin: 4 } as const;

/**
 * Places years from left to right and values from below. Amounts begin at zero; levels use the whole height, as what counts
 * there is the difference; stages use the plan's list.
 *
 * @returns null where there is nothing to draw.
 */
export function sparklineShape(trend: Trend, reviewYear: number): SparklineShape | null {
  const { years, kind, stages } = trend;
  const values = years.flatMap(({ target, actual }) => [target, actual].filter((value) => value !== null));
  const [first, last] = [years[0], years[years.length - 1]];
  if (!first || !last || values.length === 0) return null;
  const low = kind === "level" ? Math.min(...values) : Math.min(0, ...values);
  const high = kind === "stage" ? Math.max(1, stages.length - 1) : Math.max(low, ...values);
  const { width, height, margin } = SPARKLINE;
  const span = last.year - first.year;
  const xOf = (year: number) =>
    span === 0 ? width / 2 : margin + ((year - first.year) / span) * (width - 2 * margin);
  const yOf = (value: number) =>
    high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin);
  const pointsOf = (pick: (year: TrendYear) => number | null) =>
    years.map((year): Point | null => {
      const value = pick(year);
      return value === null ? null : { x: xOf(year.year), y: yOf(value) };
    });
  const actuals = pointsOf(({ actual }) => actual);
  return {
    targets: path(
      pointsOf(({ target }) => target),
      kind === "stage",
    ),
    actuals: path(actuals, kind === "stage"),
    marks: actuals.flatMap((point, index) =>
      point === null ? [] : [{ ...point, isReviewed: years[index]?.year === reviewYear }],
    ),
    reviewedX: years.some(({ year }) => year === reviewYear) ? xOf(reviewYear) : null,
  };
}

function path(points: readonly (Point | null)[], isStepped: boolean): string {
  return points
    .map((point, index) => {
      if (point === null) return "";
      const before = points[index - 1];
      if (!before) return `M${place(point)}`;
      return isStepped ? `H${round(point.x)}V${round(point.y)}` : `L${place(point)}`;
    })
    .join("");
}

const place = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
const round = (value: number) => Math.round(value * 10) / 10;

/**
 * The same in words; years without anything are left out.
 *
 * @example sparklineText(trend) // "R4 目標 100、実績 90。R5 目標 120、実績なし。"
 */
export function sparklineText({ years, kind, stages }: Trend): string {
  const [target, actual] = kind === "stage" ? ["計画", "段階"] : ["目標", "実績"];
  const words = (name: string, value: number | null) => {
    if (value === null) return `${name}なし`;
    return `${name} ${kind === "stage" ? (stages[value] ?? "") : contentText(value)}`;
  };
  return years
    .filter((one) => one.target !== null || one.actual !== null)
    .map((one) => `${formatEra(one.year)} ${words(target, one.target)}、${words(actual, one.actual)}。`)
    .join("");
}
