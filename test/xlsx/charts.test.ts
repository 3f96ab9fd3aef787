import type { SheetSpec } from "../../src/sheets";
import type { TableChange } from "../../src/workflows/port";
import { XlsxPort, writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import type { XmlElement } from "../../src/xlsx/xml/element";
import { ALONE, COLUMNS, LINES, ROWS, SHEET, STACKED, TABLE, chartSheet } from "./chartSheet";
import { editFile, openPort } from "./fileHand";
import {
  GNUMERIC,
  LIBREOFFICE,
  OPENPYXL,
  describeWith,
  recalculatedByGnumeric,
  throughLibreOffice,
  withOpenpyxl,
} from "./programs";

interface Cached {
  readonly f: string;
  readonly points: readonly (readonly [number, string | number])[];
}
interface SeenSeries {
  readonly name: Cached;
  readonly categories: Cached;
  readonly values: Cached;
  readonly fill: string | null;
  readonly line: string | null;
  readonly marker: string | null;
}
interface SeenChart extends Readonly<Record<string, unknown>> {
  readonly title: string | null;
  readonly series: readonly SeenSeries[];
}
interface SeenSheet {
  readonly charts: readonly SeenChart[];
  readonly breaks: readonly number[];
  readonly tall: number | null;
}

function seenIn(bytes: Uint8Array): Readonly<Record<string, SeenSheet>> {
  return withOpenpyxl("inspect_charts.py", bytes).said as Record<string, SeenSheet>;
}

/** Charts with one title are told apart by their kind. */
function chartOf(bytes: Uint8Array, title: string | null, kind: string, sheet = SHEET): SeenChart {
  const found = (seenIn(bytes)[sheet]?.charts ?? []).filter(
    (chart) => chart.title === title && chart.kind === kind,
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${String(found.length)} charts ${String(title)}`);
  return found[0];
}

const quoted = `'${SHEET.replace("'", "''")}'!`;
const oneCell = (name: string) => `${quoted}$${name.slice(0, 1)}$${name.slice(1)}`;

/** One more row below the table, with its formula. */
function growth(cells: readonly (string | number)[]): TableChange {
  const [spec] = chartSheet().tables;
  if (!spec) throw new Error("the sheet has a table");
  const row = spec.row + spec.rows.length + 2;
  return {
    table: TABLE,
    sheet: SHEET,
    row: spec.row,
    column: spec.column,
    bodyRows: spec.rows.length,
    columns: spec.columns,
    cells: [],
    addedRows: [
      [
        ...cells.map((content) => ({ content })),
        { content: { formula: `C${String(row)}*2-C${String(row)}` } },
      ],
    ],
  };
}

async function grown(bytes: Uint8Array): Promise<Uint8Array> {
  const port = await openPort(bytes);
  await port.apply({ createSheets: [], tables: [growth(["市民との協働", 7, 2])], sheets: [] });
  return port.save();
}

async function parts(bytes: Uint8Array, pattern: RegExp): Promise<Readonly<Record<string, string>>> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const { file } = opened.value;
  return Object.fromEntries(
    file.names.filter((name) => pattern.test(name)).map((name) => [name, file.text(name)]),
  );
}

describeWith([OPENPYXL], "charts of a written file, seen by openpyxl", () => {
  let bytes: Uint8Array;
  beforeAll(async () => (bytes = await writeWorkbookFile([chartSheet()])));

  it("stacks bars with the first category on top, and remembers what cells show", () => {
    const chart = chartOf(bytes, STACKED.title, "BarChart");
    expect(chart).toMatchObject({
      direction: "bar",
      grouping: "stacked",
      overlap: 100,
      upsideDown: true,
      from: [0, 6],
      to: [9, 11],
      legend: "b",
      hidden: true,
      valueAxis: { shown: false, min: 0 },
    });
    const categories = { f: `${quoted}$A$4:$A$6`, points: ROWS.map(([name], index) => [index, name]) };
    expect(chart.series).toEqual([
      {
        name: { f: oneCell("B3"), points: [[0, "◎"]] },
        categories,
        values: {
          f: `${quoted}$B$4:$B$6`,
          points: [
            [0, 4],
            [1, 3],
            [2, 5],
          ],
        },
        fill: "B5E2D3",
        line: "56606B",
        marker: null,
      },
      expect.objectContaining({ fill: "EDF0F3" }),
      {
        name: { f: oneCell("D3"), points: [[0, "△"]] },
        categories,
        // Calculated while writing.
        values: {
          f: `${quoted}$D$4:$D$6`,
          points: [
            [0, 1],
            [1, 2],
            [2, 0],
          ],
        },
        fill: "A33208",
        line: "56606B",
        marker: null,
      },
    ]);
  });

  it("lets columns stand side by side on 0", () => {
    const chart = chartOf(bytes, COLUMNS.title, "BarChart");
    expect(chart).toMatchObject({
      direction: "col",
      grouping: "clustered",
      overlap: 0,
      upsideDown: false,
      from: [12, 6],
      to: [23, 11],
      valueAxis: { shown: true, min: 0, format: "#,##0.0" },
    });
  });

  it("draws lines with markers that differ, without a point for #N/A", () => {
    const chart = chartOf(bytes, LINES.title, "LineChart");
    expect(chart).toMatchObject({
      grouping: "standard",
      blanks: "span",
      valueAxis: { shown: true, min: null },
    });
    expect(chart.series.map(({ line, marker }) => [line, marker])).toEqual([
      ["8FA3B8", "circle"],
      ["1F4E79", "square"],
    ]);
    expect(chart.series[1]?.categories).toEqual({
      f: `${quoted}$B$13:$F$13`,
      points: [
        [0, "R2"],
        [1, "R3"],
        [2, "R4"],
        [3, "R5"],
        [4, "R6"],
      ],
    });
    // As Excel draws them: "" and #DIV/0! as 0.
    expect(chart.series[1]?.values).toEqual({
      f: `${quoted}$B$15:$F$15`,
      points: [
        [0, 92],
        [1, 93.5],
        [2, 0],
        [4, 0],
      ],
    });
  });

  it("gives one series alone no legend, and no title where there is none", () => {
    expect(chartOf(bytes, null, "BarChart")).toMatchObject({ legend: null, series: [{ marker: null }] });
  });

  it("leaves room below 0 where a value is below it", async () => {
    const sheet = chartSheet([COLUMNS]);
    const [head, amounts] = sheet.blocks;
    if (!head || !amounts) throw new Error("the sheet has two blocks");
    const cells = amounts.cells.map((line, row) =>
      row === 1 ? line.map((cell, at) => (at === 2 ? { ...cell, content: -5 } : cell)) : line,
    );
    const below = await writeWorkbookFile([{ ...sheet, blocks: [head, { ...amounts, cells }] }]);
    expect(chartOf(below, COLUMNS.title, "BarChart")).toMatchObject({ valueAxis: { min: null } });
  });

  it("breaks pages before the rows that begin one, and puts all on one page where that is wanted", async () => {
    expect(seenIn(bytes)[SHEET]).toMatchObject({ breaks: [12, 26], tall: 0 });
    const { print, ...sheet } = chartSheet();
    if (!print) throw new Error("the sheet is printed");
    const single: SheetSpec = { ...sheet, print: { ...print, breaksBefore: [], pagesTall: 1 } };
    expect(seenIn(await writeWorkbookFile([single]))[SHEET]).toMatchObject({ breaks: [], tall: 1 });
  });

  it("lets charts over whole columns grow with their table, and remember the new rows", async () => {
    const after = await grown(bytes);
    const chart = chartOf(after, STACKED.title, "BarChart");
    expect(chart.series.map(({ values }) => values.f)).toEqual(
      ["B", "C", "D"].map((letter) => `${quoted}$${letter}$4:$${letter}$7`),
    );
    expect(chart.series[0]?.categories).toEqual({
      f: `${quoted}$A$4:$A$7`,
      points: [...ROWS.map(([name], index) => [index, name]), [3, "市民との協働"]],
    });
    expect(chart.series.map(({ values }) => values.points.at(-1))).toEqual([
      [3, 7],
      [3, 2],
      [3, 2],
    ]);
    // Every other chart is as it was.
    for (const [title, kind] of [
      [COLUMNS.title, "BarChart"],
      [LINES.title, "LineChart"],
      [null, "BarChart"],
    ] as const)
      expect(chartOf(after, title, kind)).toEqual(chartOf(bytes, title, kind));
    expect(seenIn(after)[SHEET]).toMatchObject({ breaks: [12, 26] });
  });

  describeWith([LIBREOFFICE], "in LibreOffice", () => {
    it("are read and drawn from the same cells", () => {
      const saved = throughLibreOffice(bytes, "xlsx", "xlsx");
      for (const [spec, kind] of [
        [STACKED, "BarChart"],
        [COLUMNS, "BarChart"],
        [LINES, "LineChart"],
      ] as const) {
        const [ours, theirs] = [chartOf(bytes, spec.title, kind), chartOf(saved, spec.title, kind)];
        for (const key of ["direction", "grouping", "upsideDown", "legend"])
          expect({ [key]: theirs[key] }).toEqual({ [key]: ours[key] });
        expect(theirs.series.map(({ values, categories }) => [values.f, categories.f])).toEqual(
          ours.series.map(({ values, categories }) => [values.f, categories.f]),
        );
      }
      expect(seenIn(saved)[SHEET]?.breaks).toEqual([12, 26]);
    });
  });

  describeWith([GNUMERIC], "in Gnumeric", () => {
    it("are read and drawn from the same cells", async () => {
      // Gnumeric does not read doubled apostrophes, in no formula.
      const sheet = { ...chartSheet([STACKED]), name: "集計" };
      const saved = recalculatedByGnumeric(await writeWorkbookFile([sheet]));
      const chart = seenIn(saved)["集計"]?.charts[0];
      expect(chart).toMatchObject({ kind: "BarChart", direction: "bar", grouping: "stacked" });
      expect(chart?.series.map(({ values }) => values.f.replaceAll("'", ""))).toEqual(
        ["B", "C", "D"].map((letter) => `集計!$${letter}$4:$${letter}$6`),
      );
    });
  });
});

describe("a chart's part", () => {
  it("says who does not see it what it shows, and under which name it is found", async () => {
    const drawings = Object.values(
      await parts(await writeWorkbookFile([chartSheet([STACKED])]), /drawing1\.xml$/),
    );
    expect(drawings).toHaveLength(1);
    expect(drawings[0]).toContain(`name="${STACKED.name}" descr="${STACKED.description}"`);
    expect(drawings[0]).toContain('editAs="oneCell"');
  });

  it("has its elements in the order of ECMA-376", async () => {
    const bytes = await writeWorkbookFile([chartSheet()]);
    const opened = await openWorkbook(bytes);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const { file } = opened.value;
    const met = new Set<string>();
    const visit = (element: XmlElement) => {
      const order = ORDER[element.local]?.split(" ");
      if (order) {
        met.add(element.local);
        const ranks = element.elements.map(({ local }) => order.indexOf(local));
        expect({ [element.local]: ranks }).toEqual({ [element.local]: [...ranks].sort((x, y) => x - y) });
        expect(ranks).not.toContain(-1);
      }
      element.elements.forEach(visit);
    };
    for (const name of file.names.filter((each) => each.startsWith("xl/charts/"))) visit(file.xml(name));
    expect([...met].sort()).toEqual(Object.keys(ORDER).sort());
  });

  it("is not made where a sheet has no chart", async () => {
    expect(await parts(await writeWorkbookFile([chartSheet([])]), /chart|drawing/)).toEqual({});
  });

  it("holds no character that XML cannot", async () => {
    const bytes = await writeWorkbookFile([chartSheet([{ ...ALONE, title: "外字\ue000と\u0007鐘" }])]);
    const [text = ""] = Object.values(await parts(bytes, /^xl\/charts\//));
    expect(text).toContain("<a:t>外字\ue000と 鐘</a:t>");
  });

  it("is the same for the same sheet, and stays byte by byte while nothing that it shows changes", async () => {
    const bytes = await writeWorkbookFile([chartSheet()]);
    expect(await writeWorkbookFile([chartSheet()])).toEqual(bytes);
    const port = await openPort(bytes);
    const title = { row: 0, column: 0, before: "集計", content: "集計（改）" };
    await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: SHEET, cells: [title] }] });
    const pattern = /^xl\/(charts|drawings)\//;
    expect(await parts(await port.save(), pattern)).toEqual(await parts(bytes, pattern));
  });

  it("stays as another program wrote it while that says the same", async () => {
    const bytes = await editFile(await writeWorkbookFile([chartSheet([LINES])]), ({ file }) => {
      const name = "xl/charts/chart1.xml";
      const text = file
        .text(name)
        .replace("<c:v>93.5</c:v>", "<c:v>93.500000000000001</c:v>")
        .replace('<c:pt idx="4"><c:v>0</c:v>', '<c:pt idx="3"><c:v>#N/A</c:v></c:pt>$&');
      expect(text).toContain("#N/A");
      file.setText(name, text);
    });
    const after = await grown(bytes);
    expect(await parts(after, /^xl\/charts\//)).toEqual(await parts(bytes, /^xl\/charts\//));
  });

  it("follows its cells when they change, by a change or by a formula written by hand", async () => {
    const port = await openPort(await writeWorkbookFile([{ ...chartSheet([LINES]), isProtected: false }]));
    const shown = async () => Object.values(await parts(await port.save(), /^xl\/charts\//)).join();
    const target = { row: 13, column: 1, before: 91, content: 90 };
    await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: SHEET, cells: [target] }] });
    expect(await shown()).toContain('<c:pt idx="0"><c:v>90</c:v></c:pt><c:pt idx="1"><c:v>92</c:v></c:pt>');
    await port.select(SHEET, 14, 1);
    await port.writeActiveCell("=80+8");
    expect(await shown()).toContain('<c:pt idx="0"><c:v>88</c:v></c:pt><c:pt idx="1"><c:v>93.5</c:v></c:pt>');
  });

  it("keeps what it remembers of cells that are not one block of this workbook", async () => {
    const elsewhere = [
      "名前",
      "[1]他!$A$1:$A$2",
      "(集計!$A$1,集計!$A$3)",
      "無い!$A$1:$A$2",
      `${quoted}$A:$XFD`,
    ];
    const bytes = await editFile(await writeWorkbookFile([chartSheet([STACKED])]), ({ file }) => {
      const text = file.text("xl/charts/chart1.xml");
      const refs = elsewhere.map(
        (f) =>
          `<c:val><c:numRef><c:f>${f}</c:f><c:numCache><c:ptCount val="1"/></c:numCache></c:numRef></c:val>`,
      );
      file.setText("xl/charts/chart1.xml", text.replace(/<c:ser>.*<\/c:ser>/s, refs.join("")));
    });
    const after = await grown(bytes);
    expect(await parts(after, /^xl\/charts\//)).toEqual(await parts(bytes, /^xl\/charts\//));
  });
});

describe("a look at charts", () => {
  const look = async (bytes: Uint8Array) => (await openPort(bytes)).view().sheets[0]?.charts ?? [];

  it("finds them in their place, with what they remember", async () => {
    const charts = await look(await writeWorkbookFile([chartSheet()]));
    expect(charts.map(({ name, drawn }) => [name, drawn?.kind])).toEqual([
      [STACKED.name, "stackedBars"],
      [COLUMNS.name, "columns"],
      [LINES.name, "lines"],
      [ALONE.name, "columns"],
    ]);
    expect(charts.find(({ name }) => name === LINES.name)).toEqual({
      name: LINES.name,
      title: LINES.title,
      description: LINES.description,
      from: { row: 26, column: 6, x: 4, y: 4 },
      // Columns of 72 pixels and rows of 20, and a gap.
      to: { row: 37, column: 11, x: 68, y: 16 },
      drawn: {
        kind: "lines",
        categories: ["R2", "R3", "R4", "R5", "R6"],
        series: [
          { name: "目標", color: "#8FA3B8", values: [91, 92, 93, 94, 95] },
          { name: "実績", color: "#1F4E79", values: [92, 93.5, 0, null, 0] },
        ],
        format: "#,##0.0",
      },
    });
  });

  it.each([
    ["a kind that is not ours", /<c:barChart>(.*)<\/c:barChart>/s, "<c:pieChart>$1</c:pieChart>"],
    ["two kinds in one", /(<c:barChart>.*<\/c:barChart>)/s, "$1<c:lineChart/>"],
    ["nothing remembered", /<c:numCache>.*?<\/c:numCache>/gs, ""],
    ["too much of it", /<c:ptCount val="3"\/>/g, '<c:ptCount val="1000000000"/>'],
  ])("says of %s that it is there, and does not draw it", async (_, from, to) => {
    const bytes = await editFile(await writeWorkbookFile([chartSheet([STACKED])]), ({ file }) => {
      file.setText("xl/charts/chart1.xml", file.text("xl/charts/chart1.xml").replace(from, to));
    });
    expect(await look(bytes)).toMatchObject([{ name: STACKED.name, title: STACKED.title, drawn: null }]);
  });

  it.each([
    ["xl/drawings/drawing1.xml", "これは図ではない"],
    ["xl/charts/chart1.xml", ""],
    ["xl/drawings/_rels/drawing1.xml.rels", '<Relationships xmlns="x"/>'],
  ])("passes over what is damaged in %s", async (part, text) => {
    const bytes = await editFile(await writeWorkbookFile([chartSheet([STACKED])]), ({ file }) =>
      file.setText(part, text),
    );
    expect(await look(bytes)).toEqual([]);
  });
});

describe("a damaged chart", () => {
  it.each([
    ["cut off", (text: string) => text.slice(0, text.length / 2)],
    ["no XML", () => "これはグラフではない"],
    ["empty", () => ""],
    ["nested wrongly", (text: string) => text.replace("</c:chart>", "</c:plotArea>")],
  ])("(%s) keeps nobody from reading and writing, and stays as it is", async (_, damage) => {
    const name = "xl/charts/chart1.xml";
    let damaged = "";
    const bytes = await editFile(await writeWorkbookFile([chartSheet([STACKED, COLUMNS])]), ({ file }) => {
      damaged = damage(file.text(name));
      file.setText(name, damaged);
    });
    const opened = await XlsxPort.open(bytes);
    expect(opened).toMatchObject({ ok: true });
    if (!opened.ok) return;
    expect(opened.value.view().sheets.map((sheet) => sheet.name)).toEqual([SHEET]);
    const after = await parts(await grown(bytes), /^xl\/charts\//);
    expect(after[name]).toBe(damaged);
    // The one beside it is drawn as before.
    expect(after["xl/charts/chart2.xml"]).toBe((await parts(bytes, /chart2/))["xl/charts/chart2.xml"]);
  });
});

/** ECMA-376 part 1, 21.2: what may stand in an element, in its order. */
const ORDER: Readonly<Record<string, string>> = {
  chartSpace:
    "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst",
  chart:
    "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst",
  title: "tx layout overlay spPr txPr extLst",
  plotArea: "layout barChart lineChart catAx valAx dTable spPr extLst",
  barChart: "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst",
  lineChart: "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId extLst",
  ser: "idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth shape extLst",
  dLbls:
    "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines extLst",
  catAx:
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl extLst",
  valAx:
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits extLst",
  scaling: "logBase orientation max min extLst",
  legend: "legendPos legendEntry layout overlay spPr txPr extLst",
  numCache: "formatCode ptCount pt extLst",
  strCache: "ptCount pt extLst",
  strRef: "f strCache extLst",
  numRef: "f numCache extLst",
  txPr: "bodyPr lstStyle p",
};
