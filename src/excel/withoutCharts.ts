import type { BlockSpec, ChartSpec } from "../sheets/spec";
import type { WorkbookChange } from "../workflows/port";
import { isOfficeError } from "./explain";

/** Whether it was making a chart that failed. Which code that gives differs between Excel's versions; the place does not. */
export function failedAtChart(error: unknown): boolean {
  return isOfficeError(error) && /^Chart/.test(error.debugInfo.errorLocation ?? "");
}

/**
 * The same change for an Excel that does not make these charts: where one would lie, a line says so, and how to make it. The
 * numbers that it would draw are in their cells all the same.
 */
export function withoutCharts(change: WorkbookChange): WorkbookChange {
  return {
    ...change,
    createSheets: change.createSheets.map(({ charts = [], ...sheet }) => ({
      ...sheet,
      blocks: [...sheet.blocks, ...charts.map(missing)],
    })),
  };
}

export function hasCharts({ createSheets }: WorkbookChange): boolean {
  return createSheets.some(({ charts = [] }) => charts.length > 0);
}

function missing({ title, place }: ChartSpec): BlockSpec {
  const content =
    `グラフ「${title}」は、この Excel では作れませんでした。` +
    "数値のセルを選び、［挿入］タブの［グラフ］から作れます。";
  return { row: place.row, column: place.column, cells: [[{ content, look: "caption" }]] };
}
