import { FONT, GRID } from "../../src/sheets";
import type { CellBlock, ChartSpec, SheetSpec } from "../../src/sheets/spec";
import { sheetSteps } from "../../src/excel/renderSheet";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";
import type { SeenRequest } from "./wire";

jest.setTimeout(60_000);

const block = (row: number, column: number, rows: number, columns: number): CellBlock => ({
  row,
  column,
  rows,
  columns,
});

/** Years downwards; a column that nothing is written into stands between them and the amounts. */
const LINES: ChartSpec = {
  name: "見本_推移",
  kind: "lines",
  title: "目標と実績の推移",
  description: "年度ごとの目標と実績です。",
  categories: block(4, 0, 3, 1),
  series: [
    { name: { row: 3, column: 2, text: "目標" }, values: block(4, 2, 3, 1), color: "#1F4E79" },
    { name: { row: 3, column: 3, text: "実績" }, values: block(4, 3, 3, 1), color: "#E69F00" },
  ],
  place: block(10, 0, 12, 4),
  axisFormat: "#,##0",
};
/** Grades beside each other, one line for each priority. */
const BARS: ChartSpec = {
  ...LINES,
  name: "見本_評価",
  kind: "stackedBars",
  title: "評価の件数",
  categories: block(3, 7, 1, 2),
  series: [
    { name: { row: 4, column: 6, text: "達成" }, values: block(4, 7, 1, 2), color: "#B5E2D3" },
    { name: { row: 5, column: 6, text: "未達成" }, values: block(5, 7, 1, 2), color: "#A33208" },
  ],
  place: block(10, 6, 12, 3),
  axisFormat: "0",
};
/** A name stands away from its values, and from the other name. */
const APART: ChartSpec = {
  ...LINES,
  name: "見本_実績",
  kind: "columns",
  title: "実績",
  series: [
    { name: { row: 0, column: 0, text: "見出し" }, values: block(4, 3, 3, 1), color: "#1F4E79" },
    { name: { row: 3, column: 2, text: "目標" }, values: block(4, 2, 3, 1), color: "#E69F00" },
  ],
  place: block(24, 0, 12, 4),
};

const text = (content: string | number | null) => ({ content });
const formula = (words: string) => ({ content: { formula: words } });

const SPEC: SheetSpec = {
  role: "dashboard",
  name: "見本",
  visibility: "visible",
  blocks: [
    { row: 0, column: 0, cells: [[{ content: "見出し", look: "title" }]] },
    { row: 3, column: 0, cells: [[text("年度")], [text("R2")], [text("R3")], [text("R4")]] },
    {
      row: 3,
      column: 2,
      cells: [
        [formula('"目標"'), text("実績")],
        [text(100), text(90)],
        [text(110), formula('IF(TRUE,"",1)')],
        [text(120), formula('IF(TRUE,"",1)')],
      ],
    },
    {
      row: 3,
      column: 6,
      cells: [
        [text("区分"), text("重点1"), text("重点2")],
        [text("達成"), text(2), text(1)],
        [text("未達成"), text(0), text(3)],
      ],
    },
  ],
  tables: [],
  names: [],
  charts: [LINES, BARS, APART],
  widths: { 0: 10, 1: 30, 2: 12, 3: 12 },
  freeze: null,
  print: {
    orientation: "landscape",
    paper: "A3",
    breaksBefore: [10, 24],
    pagesTall: 1,
    titleRows: [0, 0],
    footer: "見本",
  },
  isProtected: true,
};

const create = (...createSheets: readonly SheetSpec[]) => ({ createSheets, tables: [], sheets: [] });

describe("charts in Excel, read back through Office.js", () => {
  let book: StandInWorkbook;
  let sent: readonly SeenRequest[];
  beforeAll(async () => {
    book = await openStandInWorkbook();
    await book.port.apply(create(SPEC));
    sent = [...book.wire.requests];
    await book.settle();
  });
  afterAll(() => book.close());

  const read = <T>(look: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    book.standIn.Excel.run((context) => look(context.workbook.worksheets.getItem("見本"), context));

  /** What a chart draws now. */
  const drawn = (name: string) =>
    read(async (sheet, context) => {
      const chart = sheet.charts.getItem(name).load("chartType");
      const series = chart.series.load("items/name");
      await context.sync();
      const found = series.items.map((one) => ({
        name: one.name,
        categories: one.getDimensionValues("Categories"),
        values: one.getDimensionValues("Values"),
      }));
      await context.sync();
      return {
        type: chart.chartType,
        series: found.map(({ name: called, categories, values }) => ({
          name: called,
          categories: categories.value,
          values: values.value,
        })),
      };
    });

  it("come in the write's own requests: one look, one write, no bigger than estimated", () => {
    const [, write, ...more] = sent;
    expect(more).toEqual([]);
    const estimate = sheetSteps(SPEC).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(estimate).toBeGreaterThanOrEqual(write?.bytes ?? 0);
    expect(estimate).toBeLessThan(3 * (write?.bytes ?? 0));
  });

  it.each([
    [
      "見本_推移",
      "LineMarkers",
      [
        { name: "目標", categories: ["R2", "R3", "R4"], values: [100, 110, 120] },
        { name: "実績", categories: ["R2", "R3", "R4"], values: [90, "", ""] },
      ],
    ],
    [
      "見本_評価",
      "BarStacked",
      [
        { name: "達成", categories: ["重点1", "重点2"], values: [2, 1] },
        { name: "未達成", categories: ["重点1", "重点2"], values: [0, 3] },
      ],
    ],
    [
      "見本_実績",
      "ColumnClustered",
      [
        { name: "見出し", categories: ["R2", "R3", "R4"], values: [90, "", ""] },
        { name: "目標", categories: ["R2", "R3", "R4"], values: [100, 110, 120] },
      ],
    ],
  ])("%s is %s over its cells", async (name, type, series) => {
    expect(await drawn(name)).toEqual({ type, series });
  });

  it("leave no sample in the cells that they are made over", async () => {
    const values = await read(async (sheet, context) => {
      const cells = sheet.getRange("A4:I7").load("values");
      await context.sync();
      return cells.values as unknown[][];
    });
    expect(values).toEqual([
      ["年度", "", "目標", "実績", "", "", "区分", "重点1", "重点2"],
      ["R2", "", 100, 90, "", "", "達成", 2, 1],
      ["R3", "", 110, "", "", "", "未達成", 0, 3],
      ["R4", "", 120, "", "", "", "", "", ""],
    ]);
  });

  it("lie over their cells as wide and as high as those are at the end", async () => {
    const places = await read(async (sheet, context) => {
      const charts = sheet.charts.load("items/name,items/left,items/top,items/width,items/height");
      const cells = ["A11:D22", "G11:I22", "A25:D36"].map((address) =>
        sheet.getRange(address).load("left,top,width,height"),
      );
      await context.sync();
      const box = ({ left, top, width, height }: Excel.Chart | Excel.Range) => [left, top, width, height];
      return {
        charts: Object.fromEntries(charts.items.map((chart) => [chart.name, box(chart)])),
        cells: cells.map(box),
      };
    });
    const [lines, bars, apart] = places.cells;
    expect(places.charts).toEqual({ 見本_推移: lines, 見本_評価: bars, 見本_実績: apart });
  });

  it("have title, legend, letters and axes", async () => {
    const looks = async (name: string) =>
      read(async (sheet, context) => {
        const chart = sheet.charts.getItem(name).load("plotVisibleOnly,displayBlanksAs");
        chart.title.load("text");
        chart.legend.load("visible,position");
        chart.format.font.load("name,size");
        const { categoryAxis, valueAxis } = chart.axes;
        categoryAxis.load("reversePlotOrder,categoryType,tickLabelPosition");
        valueAxis.load("numberFormat,linkNumberFormat,visible,minimum");
        valueAxis.majorGridlines.format.line.load("color");
        await context.sync();
        return {
          title: chart.title.text,
          legend: [chart.legend.visible, chart.legend.position],
          font: chart.format.font.name,
          drawsHidden: !chart.plotVisibleOnly,
          blanks: chart.displayBlanksAs,
          reversed: categoryAxis.reversePlotOrder,
          type: categoryAxis.categoryType,
          format: [valueAxis.visible, valueAxis.numberFormat, valueAxis.linkNumberFormat],
          minimum: valueAxis.minimum as unknown,
          grid: valueAxis.majorGridlines.format.line.color,
        };
      });
    expect(await looks("見本_推移")).toEqual({
      title: "目標と実績の推移",
      legend: [true, "Bottom"],
      font: FONT,
      drawsHidden: true,
      blanks: "Interplotted",
      reversed: false,
      type: "TextAxis",
      format: [true, "#,##0", false],
      minimum: null,
      grid: GRID,
    });
    expect(await looks("見本_評価")).toMatchObject({
      title: "評価の件数",
      reversed: true,
      format: [false, "General", true],
      minimum: 0,
    });
  });

  it("have their series' colours, differing without colour too, and amounts in stacked bars", async () => {
    const of = (name: string) =>
      read(async (sheet, context) => {
        const series = sheet.charts.getItem(name).series.load("items/markerStyle,items/hasDataLabels");
        await context.sync();
        const lines = series.items.map((one) => one.format.line.load("color,lineStyle,weight"));
        const labels = series.items.map((one) => {
          one.dataLabels.load("position,numberFormat");
          return { labels: one.dataLabels, font: one.dataLabels.format.font.load("color") };
        });
        await context.sync();
        return series.items.map((one, index) => ({
          marker: one.markerStyle,
          dash: lines[index]?.lineStyle,
          color: lines[index]?.color,
          label: one.hasDataLabels
            ? [labels[index]?.labels.position, labels[index]?.labels.numberFormat, labels[index]?.font.color]
            : null,
        }));
      });
    expect(await of("見本_推移")).toEqual([
      { marker: "Circle", dash: "Continuous", color: "#1F4E79", label: null },
      { marker: "Square", dash: "Dash", color: "#E69F00", label: null },
    ]);
    const labels = (await of("見本_評価")).map(({ label }) => label);
    expect(labels).toEqual([
      ["Center", "0;-0;", "#1F2933"],
      ["Center", "0;-0;", "#FFFFFF"],
    ]);
  });

  it("print on A3, one page, with the breaks asked for", async () => {
    const seen = await read(async (sheet, context) => {
      const layout = sheet.pageLayout.load("paperSize,zoom");
      const breaks = sheet.horizontalPageBreaks.load("items/rowIndex");
      await context.sync();
      return [layout.paperSize, layout.zoom, breaks.items.map(({ rowIndex }) => rowIndex)];
    });
    expect(seen).toEqual(["A3", { horizontalFitToPages: 1, verticalFitToPages: 1 }, [10, 24]]);
  });

  it("follow the cells of their names and values, and rows that come between", async () => {
    const other = await openStandInWorkbook();
    try {
      await other.port.apply(create({ ...SPEC, isProtected: false }));
      await other.settle();
      await other.hand.put("見本", 3, 3, "実績(見込)");
      await other.hand.put("見本", 5, 3, 95);
      const seen = await other.standIn.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("見本");
        sheet.getRange("1:2").insert("Down");
        await context.sync();
        const chart = sheet.charts.getItem("見本_推移").load("top");
        const place = sheet.getRange("A13").load("top");
        const second = chart.series.getItemAt(1).load("name");
        const values = second.getDimensionValues("Values");
        const breaks = sheet.horizontalPageBreaks.load("items/rowIndex");
        await context.sync();
        return {
          name: second.name,
          values: values.value as unknown[],
          isInPlace: chart.top === place.top,
          breaks: breaks.items.map(({ rowIndex }) => rowIndex),
        };
      });
      expect(seen).toEqual({ name: "実績(見込)", values: [90, 95, ""], isInPlace: true, breaks: [12, 26] });
    } finally {
      other.close();
    }
  });

  it("belong to people: a later write neither moves a chart nor brings it back", async () => {
    const other = await openStandInWorkbook();
    try {
      await other.port.apply(create(SPEC));
      await other.standIn.Excel.run(async (context) => {
        const { charts } = context.workbook.worksheets.getItem("見本");
        // The sheet is protected; its options leave charts to people.
        charts.getItem("見本_推移").left = 400;
        charts.getItem("見本_評価").delete();
        await context.sync();
      });
      await other.port.apply({
        createSheets: [],
        tables: [],
        sheets: [{ sheet: "見本", cells: [{ row: 4, column: 2, before: 100, content: 130 }] }],
      });
      const seen = await other.standIn.Excel.run(async (context) => {
        const charts = context.workbook.worksheets.getItem("見本").charts.load("items/name,items/left");
        await context.sync();
        return charts.items.map(({ name, left }) => [name, left]);
      });
      expect(seen).toEqual([
        ["見本_推移", 400],
        ["見本_実績", 0],
      ]);
    } finally {
      other.close();
    }
  });

  it.each(["Formulas", "ColumnWidth", "PaperSize", "Protect"])(
    "leave nothing when the write breaks off at %s",
    async (command) => {
      const other = await openStandInWorkbook();
      try {
        const before = await other.dump();
        other.wire.breakOffAtFirst(command);
        await expect(other.port.apply(create(SPEC))).rejects.toMatchObject({ state: "unchanged" });
        expect(await other.dump()).toEqual(before);
      } finally {
        other.close();
      }
    },
  );

  it.each(["SetXAxisValues", "LinkNumberFormat", "SetPosition"])(
    "are left out, and their places say so, where Excel refuses %s of theirs",
    async (command) => {
      const other = await openStandInWorkbook();
      try {
        other.wire.breakOffAtFirst(command);
        await other.port.apply(create(SPEC));
        const seen = await other.standIn.Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getItem("見本");
          const charts = sheet.charts.load("count");
          const place = sheet.getRange("A11").load("values");
          const number = sheet.getRange("D5").load("values");
          await context.sync();
          return [charts.count, (place.values as string[][])[0]?.[0], (number.values as number[][])[0]?.[0]];
        });
        expect(seen).toEqual([
          0,
          "グラフ「目標と実績の推移」は、この Excel では作れませんでした。" +
            "数値のセルを選び、［挿入］タブの［グラフ］から作れます。",
          90,
        ]);
      } finally {
        other.close();
      }
    },
  );
});
