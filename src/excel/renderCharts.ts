import type { ChartSpec, SheetSpec } from "../sheets/spec";
import { chartSource, type ChartSource } from "./chartSource";
import { dressChart } from "./dressChart";
import { BYTES_PER_COMMAND, jsonBytes, rangeOf, step, type Step } from "./step";

/**
 * The charts of one new sheet, all members in ExcelApi 1.9 or older. `ChartSpec.description` has no place: Excel's API knows no
 * alternative text of a chart, so it is only in files.
 *
 * They are made before any cell of the sheet is filled, over samples that are taken away again. Excel guesses from the
 * contents of cells which of them are names, and would take a column of "" for names; and some versions let nobody dress
 * a line that has no values.
 */
export function chartSteps({ name, charts = [] }: SheetSpec): Step[] {
  return charts.map((chart): Step => {
    const source = chartSource(chart);
    return {
      phase: "charts",
      doing: `「${name}」のグラフを作っています`,
      bytes: madeBytes(chart, source),
      run: (workbook) => {
        const sheet = workbook.worksheets.getItem(name);
        const samples = chart.series.map(({ values }) => rangeOf(sheet, values));
        // A scalar stands for every cell; the types only know the full array.
        for (const cells of samples) cells.values = 1 as unknown as number[][];
        const made = source === null ? fromTexts(sheet, chart) : fromNames(sheet, chart, source);
        samples.forEach((cells, index) => {
          const series = made.series.getItemAt(index);
          series.setValues(cells);
          series.setXAxisValues(rangeOf(sheet, chart.categories));
        });
        dressChart(made, chart);
        for (const cells of samples) cells.clear("Contents");
        if (source) rangeOf(sheet, source.block).clear("Contents");
      },
    };
  });
}

/** Puts the charts over their cells, when those have their widths and heights. */
export function placeSteps({ name, charts = [] }: SheetSpec): Step[] {
  return charts.map((chart) =>
    step("layout", `「${name}」のグラフを置いています`, 8, chart.name, (workbook) => {
      const sheet = workbook.worksheets.getItem(name);
      const { row, column, rows, columns } = chart.place;
      sheet.charts
        .getItem(chart.name)
        .setPosition(
          rangeOf(sheet, { row, column, rows: 1, columns: 1 }),
          rangeOf(sheet, { row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
        );
    }),
  );
}

const TYPES = { stackedBars: "BarStacked", columns: "ColumnClustered", lines: "LineMarkers" } as const;

/** From cells with names, so that Excel keeps those: the series are called what is typed there. */
function fromNames(sheet: Excel.Worksheet, { kind }: ChartSpec, source: ChartSource): Excel.Chart {
  const block = rangeOf(sheet, source.block);
  block.values = source.samples as string[][];
  const chart = sheet.charts.add(TYPES[kind], block, source.seriesBy);
  // From the last one, since those behind a deleted one move up.
  for (const index of [...source.unwanted].reverse()) chart.series.getItemAt(index).delete();
  return chart;
}

/** Where names stand scattered: the series are called what their cells show now. */
function fromTexts(sheet: Excel.Worksheet, { kind, series }: ChartSpec): Excel.Chart {
  const [first, ...others] = series;
  if (!first) throw new Error("A chart has no series.");
  const { values } = first;
  const chart = sheet.charts.add(
    TYPES[kind],
    rangeOf(sheet, values),
    values.columns === 1 ? "Columns" : "Rows",
  );
  chart.series.getItemAt(0).name = first.name.text;
  for (const { name } of others) chart.series.add(name.text);
  return chart;
}

/** Commands of the chart, of each series, and of each series that is taken away again. */
function madeBytes(chart: ChartSpec, source: ChartSource | null): number {
  const commands = 36 + 24 * chart.series.length + 3 * (source?.unwanted.length ?? 0);
  const { name, title, axisFormat } = chart;
  return commands * BYTES_PER_COMMAND + jsonBytes([name, title, axisFormat, source?.samples, chart.series]);
}
