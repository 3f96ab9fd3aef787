/** A sheet of our own with every kind of chart, over cells that are written and cells that are calculated. */
import type { CellBlock, ChartSpec, ColumnSpec, SheetSpec } from "../../src/sheets";

export const SHEET = "集計 '24";
export const TABLE = "件数表";
export const ROWS = [
  ["行政の「役割」<A> & B", 4, 1, 0],
  ["職員の育成", 3, 2, 1],
  ["財政の健全化", 5, 0, 2],
] as const;
const SIGNS = ["◎", "○", "△"] as const;
const YEARS = ["R2", "R3", "R4", "R5", "R6"];
const AMOUNTS = { top: 12, targets: [91, 92, 93, 94, 95], actuals: ["92", "93.5", '""', "NA()", "1/0"] };

const block = (row: number, column: number, rows: number, columns: number): CellBlock => ({
  row,
  column,
  rows,
  columns,
});

const counted = (column: number, text: string): ColumnSpec => ({
  header: text,
  owner: column === 3 ? "formula" : "plan",
  look: column === 3 ? "calculatedNumber" : "number",
  width: 8,
  ...(column === 3 ? { formula: "[[○]]*2-[[○]]" } : {}),
});

export const STACKED: ChartSpec = {
  name: "評価の分布",
  kind: "stackedBars",
  title: "重点項目別の評価",
  description: "重点項目ごとに ◎・○・△ の件数を積み上げた棒グラフ",
  categories: block(3, 0, ROWS.length, 1),
  series: SIGNS.map((text, index) => ({
    name: { row: 2, column: 1 + index, text },
    values: block(3, 1 + index, ROWS.length, 1),
    color: ["#B5E2D3", "#EDF0F3", "#A33208"][index] ?? "",
  })),
  place: block(0, 6, 10, 6),
  axisFormat: "#,##0",
};

const overYears = (kind: "columns" | "lines", row: number): ChartSpec => ({
  name: `目標と実績 ${kind}`,
  kind,
  title: "目標と実績",
  description: "年度ごとの目標と実績",
  categories: block(AMOUNTS.top, 1, 1, YEARS.length),
  series: [
    {
      name: { row: AMOUNTS.top + 1, column: 0, text: "目標" },
      values: block(AMOUNTS.top + 1, 1, 1, YEARS.length),
      color: "#8FA3B8",
    },
    {
      name: { row: AMOUNTS.top + 2, column: 0, text: "実績" },
      values: block(AMOUNTS.top + 2, 1, 1, YEARS.length),
      color: "#1F4E79",
    },
  ],
  place: block(row, 6, 12, 6),
  axisFormat: "#,##0.0",
});

export const COLUMNS = overYears("columns", 12);
export const LINES = overYears("lines", 26);
export const ALONE: ChartSpec = {
  ...COLUMNS,
  name: "実績だけ",
  title: "",
  series: COLUMNS.series.slice(1),
  place: block(40, 6, 12, 6),
};

/** @param charts absent: one of each kind */
export function chartSheet(charts: readonly ChartSpec[] = [STACKED, COLUMNS, LINES, ALONE]): SheetSpec {
  return {
    role: "dashboard",
    name: SHEET,
    visibility: "visible",
    blocks: [
      { row: 0, column: 0, cells: [[{ content: "集計", look: "title" }]] },
      {
        row: AMOUNTS.top,
        column: 0,
        cells: [
          ["年度", ...YEARS].map((content) => ({ content, look: "header" as const })),
          ["目標", ...AMOUNTS.targets].map((content) => ({ content, look: "number" as const })),
          ["実績", ...AMOUNTS.actuals.map((formula) => ({ formula }))].map((content) => ({
            content,
            look: "calculatedDecimal" as const,
          })),
        ],
      },
    ],
    tables: [
      {
        name: TABLE,
        row: 2,
        column: 0,
        columns: [
          { header: "重点項目", owner: "plan", look: "text", width: 20 },
          ...SIGNS.map((text, index) => counted(index + 1, text)),
        ],
        keyColumns: ["重点項目"],
        rows: ROWS.map(([name, ...counts]) => ({
          key: name,
          cells: [
            { content: name },
            ...counts.map((content, index) => ({ content: index === 2 ? null : content })),
          ],
        })),
        filter: true,
      },
    ],
    charts,
    names: [],
    widths: {},
    freeze: null,
    print: {
      orientation: "landscape",
      titleRows: [0, 2],
      footer: "行革 & 財政",
      breaksBefore: [26, 12],
    },
    isProtected: true,
  };
}
