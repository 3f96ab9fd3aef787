import type { FiscalYear } from "../../plan";
import type { ProgressRow } from "../progress/progressColumns";
import { NO_INDICATOR } from "../headers";
import { widthFor } from "../progress/listedRow";

/** Columns of ダッシュボード: every table stands on the same ones, so that widths fit all of them. */
export interface DashboardGrid {
  /** Left: names and numbers. */
  readonly name: number;
  /** Eight columns of numbers beside the names; years follow. */
  readonly numbers: readonly number[];
  readonly years: readonly number[];
  readonly key: number;
  readonly row: number;
  readonly numeric: number;
  /** Right: the chosen indicator and the list of what is off track. */
  readonly right: number;
  readonly widths: Readonly<Record<number, number>>;
  readonly widthOf: (column: number) => number;
}

const YEAR_WIDTH = 6;
const HIDDEN_WIDTH = 14;
const GAP_WIDTH = 2;
/** 番号, 取組項目と指標, 担当課, 判定, 理由・対応, and the hidden row. */
const RIGHT_WIDTHS = { number: 5, owners: 16, grade: 12, reason: 54, row: 8 } as const;

export function dashboardGrid(rows: readonly ProgressRow[], years: readonly FiscalYear[]): DashboardGrid {
  const name = widthFor(rows.map(shortHeading), 30, 46);
  // The labels of 設定 stand above the first four.
  const numbers = [12, 12, 13, 13, 10, 10, 13, 8];
  const left = [name, ...numbers, ...years.map(() => YEAR_WIDTH), HIDDEN_WIDTH, HIDDEN_WIDTH, HIDDEN_WIDTH];
  const { number, owners, grade, reason, row } = RIGHT_WIDTHS;
  const all = [...left, GAP_WIDTH, number, name, owners, grade, reason, row];
  const firstYear = 1 + numbers.length;
  return {
    name: 0,
    numbers: numbers.map((_width, index) => 1 + index),
    years: years.map((_year, index) => firstYear + index),
    key: firstYear + years.length,
    row: firstYear + years.length + 1,
    numeric: firstYear + years.length + 2,
    right: left.length + 1,
    widths: Object.fromEntries(all.map((width, column) => [column, width])),
    widthOf: (column) => all[column] ?? GAP_WIDTH,
  };
}

/**
 * A row of 進捗一覧 on one short line: the code and the indicator, or the item where it has none. Unique in the plan: indicators
 * of an item that are called alike are numbered.
 */
export function shortHeading({ item, indicator }: ProgressRow): string {
  if (!indicator) return `${item.code} ${item.name}`;
  const alike = item.indicators.filter(({ name }) => name === indicator.name);
  const number = alike.length > 1 ? `(${alike.indexOf(indicator) + 1})` : "";
  return `${item.code} ${indicator.name || NO_INDICATOR}${number}`;
}
