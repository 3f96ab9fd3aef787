import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";
import { readArchive, unpack } from "../../src/xlsx/zip/readArchive";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

const onSheet = <T>(act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
  standIn.Excel.run((context) => act(context.workbook.worksheets.getItem("Sheet1"), context));

/** What each series is called, where its categories and values are from. */
async function seriesOf(chart: Excel.Chart, context: Excel.RequestContext) {
  const series = chart.series.load("items/name");
  await context.sync();
  const read = series.items.map((one) => [
    one.getDimensionValues("Categories"),
    one.getDimensionValues("Values"),
  ]);
  await context.sync();
  return series.items.map((one, index) => [one.name, ...(read[index] ?? []).map(({ value }) => value)]);
}

describe("a chart's source", () => {
  const R = ["R2", "R3"];
  it.each<[string, (string | number)[][], Excel.ChartSeriesBy | "Auto" | "Columns" | "Rows", unknown]>([
    [
      "has names and categories under an empty corner",
      [
        ["", "目標", "実績"],
        ["R2", 1, 2],
        ["R3", 3, 4],
      ],
      "Columns",
      [
        ["目標", R, [1, 3]],
        ["実績", R, [2, 4]],
      ],
    ],
    [
      "is read by rows",
      [
        ["", "R2", "R3"],
        ["目標", 1, 2],
        ["実績", 3, 4],
      ],
      "Rows",
      [
        ["目標", R, [1, 2]],
        ["実績", R, [3, 4]],
      ],
    ],
    [
      "has years that are numbers as categories where the corner is empty",
      [
        ["", "目標"],
        [2022, 1],
        [2023, 2],
      ],
      "Columns",
      [["目標", [2022, 2023], [1, 2]]],
    ],
    ["may be one column of numbers", [[1], [2]], "Columns", [["系列1", [], [1, 2]]]],
    ["may begin with its name", [["実績"], [1], [2]], "Columns", [["実績", [], [1, 2]]]],
    [
      "goes by the longer side when nobody says",
      [
        ["", "R2", "R3", "R4"],
        ["目標", 1, 2, 3],
      ],
      "Auto",
      [["目標", ["R2", "R3", "R4"], [1, 2, 3]]],
    ],
  ])("%s", async (_, values, by, expected) => {
    const seen = await onSheet(async (sheet, context) => {
      const cells = sheet.getRangeByIndexes(0, 0, values.length, values[0]?.length ?? 0);
      cells.values = values;
      const chart = sheet.charts.add("ColumnClustered", cells, by as "Auto");
      return seriesOf(chart, context);
    });
    expect(seen).toEqual(expected);
  });
});

const simple = (sheet: Excel.Worksheet): Excel.Chart => {
  const cells = sheet.getRange("A1:B3");
  cells.values = [
    ["", "実績"],
    ["R2", 1],
    ["R3", 2],
  ];
  return sheet.charts.add("LineMarkers", cells, "Columns");
};

test("charts are counted, found by name in any case, renamed and deleted", async () => {
  await onSheet(async (sheet, context) => {
    const chart = simple(sheet);
    chart.load("name");
    await context.sync();
    expect(chart.name).toBe("グラフ 1");
    chart.name = "Trend";
    const found = sheet.charts.getItem("TREND").load("name,chartType");
    const missing = sheet.charts.getItemOrNullObject("グラフ 1");
    const count = sheet.charts.getCount();
    await context.sync();
    expect([found.name, found.chartType, missing.isNullObject, count.value]).toEqual([
      "Trend",
      "LineMarkers",
      true,
      1,
    ]);
    found.delete();
    sheet.charts.load("count");
    await context.sync();
    expect(sheet.charts.count).toBe(0);
  });
  await expect(
    onSheet(async (sheet, context) => {
      sheet.charts.getItem("Trend").load("name");
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemNotFound" });
});

test("a chart keeps its size at one cell, covers two, and moves with its cells", async () => {
  await onSheet(async (sheet, context) => {
    const chart = simple(sheet);
    const box = async () => {
      chart.load("left,top,width,height");
      await context.sync();
      return [chart.left, chart.top, chart.width, chart.height];
    };
    chart.setPosition("C3");
    const cell = sheet.getRange("C3").load("left,top");
    expect(await box()).toEqual([cell.left, cell.top, 360, 216]);

    chart.setPosition("C3", sheet.getRange("E10"));
    const covered = sheet.getRange("C3:E10").load("left,top,width,height");
    const [left, top, width, height] = await box();
    expect([left, top, width, height]).toEqual([covered.left, covered.top, covered.width, covered.height]);

    sheet.getRange("D1").format.columnWidth = 200;
    sheet.getRange("1:1").insert("Down");
    const after = sheet.getRange("C4:E11").load("left,top,width,height");
    expect(await box()).toEqual([after.left, after.top, after.width, after.height]);
    expect(await seriesOf(chart, context)).toEqual([["実績", ["R2", "R3"], [1, 2]]]);

    sheet.getRange("2:4").delete("Up");
    expect(await seriesOf(chart, context)).toEqual([["#REF!", [], []]]);
  });
});

test("a chart may draw cells of another sheet, and goes with its own", async () => {
  await onSheet(async (sheet, context) => {
    const other = context.workbook.worksheets.add("別");
    sheet.getRange("A1:A2").values = [[1], [2]];
    const chart = other.charts.add("ColumnClustered", sheet.getRange("A1:A2"), "Columns");
    sheet.getRange("1:1").insert("Down");
    sheet.getRange("A2").values = [[5]];
    expect(await seriesOf(chart, context)).toEqual([["系列1", [], [5, 2]]]);
    other.delete();
    context.workbook.worksheets.add("別").charts.load("count");
    const again = context.workbook.worksheets.getItem("別").charts.load("count");
    await context.sync();
    expect(again.count).toBe(0);
  });
});

test.each([
  ["charts", false, (sheet: Excel.Worksheet) => void sheet.charts.add("Line", sheet.getRange("A1:B2"))],
  ["charts' parts", false, (sheet: Excel.Worksheet) => (sheet.charts.getItemAt(0).title.text = "x")],
  ["charts' places", false, (sheet: Excel.Worksheet) => (sheet.charts.getItemAt(0).top = 5)],
  ["page breaks", true, (sheet: Excel.Worksheet) => void sheet.horizontalPageBreaks.add("A5")],
])("a protected sheet refuses %s", async (_, allowEditObjects, change) => {
  const changed = (options: Excel.WorksheetProtectionOptions) =>
    onSheet(async (sheet, context) => {
      sheet.protection.unprotect();
      sheet.protection.protect(options);
      change(sheet);
      await context.sync();
    });
  await onSheet(async (sheet, context) => {
    simple(sheet);
    await context.sync();
  });
  await expect(changed({ allowEditObjects })).rejects.toMatchObject({ code: "AccessDenied" });
  await changed({ allowEditObjects: true, allowFormatRows: true });
});

test.each([
  ["a pie", (sheet: Excel.Worksheet) => void sheet.charts.add("Pie", sheet.getRange("A1:B2"))],
  [
    "a colour that is none",
    (sheet: Excel.Worksheet) => (sheet.charts.getItemAt(0).format.font.color = "mist"),
  ],
  ["a break before the first row", (sheet: Excel.Worksheet) => void sheet.horizontalPageBreaks.add("B1")],
])("refuses %s", async (_, change) => {
  await expect(
    onSheet(async (sheet, context) => {
      simple(sheet);
      change(sheet);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("page breaks stand in their order, once each, and are taken away one by one or all", async () => {
  await onSheet(async (sheet, context) => {
    for (const cell of ["A20", "C5", "A20"]) sheet.horizontalPageBreaks.add(cell);
    const rows = async () => {
      const breaks = sheet.horizontalPageBreaks.load("items/rowIndex,items/columnIndex");
      await context.sync();
      return breaks.items.map(({ rowIndex }) => rowIndex);
    };
    expect(await rows()).toEqual([4, 19]);
    sheet.horizontalPageBreaks.getItem(0).delete();
    expect(await rows()).toEqual([19]);
    sheet.horizontalPageBreaks.removePageBreaks();
    expect(await rows()).toEqual([]);
  });
});

test("the file has charts with live cells, page breaks and A3", async () => {
  await onSheet(async (sheet, context) => {
    sheet.name = "集計 表";
    const chart = simple(sheet);
    chart.title.text = "件数 & 推移";
    chart.setPosition("D2", "F9");
    chart.axes.valueAxis.numberFormat = "#,##0";
    const series = chart.series.getItemAt(0);
    series.format.line.color = "#1F4E79";
    series.markerStyle = "Square";
    sheet.pageLayout.paperSize = "A3";
    sheet.horizontalPageBreaks.add("A12");
    await context.sync();
  });
  const entries = readArchive(new Uint8Array(await standIn.host.writeFile()));
  const part = async (name: string) => {
    const entry = entries.find((one) => one.name === name);
    if (!entry) throw new Error(`no part ${name} among ${entries.map((one) => one.name).join(" ")}`);
    return new TextDecoder().decode(await unpack(entry));
  };
  const chart = await part("xl/charts/chart1.xml");
  for (const piece of [
    "<c:lineChart>",
    "<a:t>件数 &amp; 推移</a:t>",
    "<c:tx><c:v>実績</c:v></c:tx>",
    "<c:f>'集計 表'!$A$2:$A$3</c:f>",
    "<c:f>'集計 表'!$B$2:$B$3</c:f>",
    'val="1F4E79"',
    '<c:symbol val="square"/>',
    'formatCode="#,##0"',
  ])
    expect(chart).toContain(piece);
  const drawing = await part("xl/drawings/drawing1.xml");
  expect(drawing).toMatch(/<xdr:from><xdr:col>3<.*<xdr:row>1<.*<xdr:to><xdr:col>6<.*<xdr:row>9</);
  const sheet = await part("xl/worksheets/sheet1.xml");
  // A break stands after the row of its number, counted from 1.
  expect(sheet).toMatch(/<brk id="11"[^>]* man="1"/);
  expect(sheet).toMatch(/<pageSetup[^>]*paperSize="8"/);
});
