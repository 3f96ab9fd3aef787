import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bundledPlan, formatEra } from "../../src/plan";
import type { Issue } from "../../src/plan";
import type { ChartSpec, ColumnSpec, PrintSpec, SheetSpec } from "../../src/sheets";
import { TABLES, checkSpec, checkSpecs } from "../../src/sheets";
import { indicator, item, plan, samplePlan } from "./samplePlan";
import { plans } from "./samplePlans";
import { ALL, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

describe("planSheets", () => {
  it.each([
    ["bundled", bundledPlan],
    ["sample", samplePlan],
  ])("makes valid sheets of the %s plan, with values and with formulas", (_, one) => {
    expect(checkSpecs(sheetsOf(one))).toEqual([]);
    expect(checkSpecs(sheetsOf(one, { targets: "formulas" }))).toEqual([]);
  });

  it("makes valid sheets of any plan and choice: unique keys, nothing that Excel refuses", () => {
    const choices = fc.record({
      years: fc.constantFrom("all", "first"),
      targets: fc.constantFrom("values" as const, "formulas" as const),
    });
    fc.assert(
      fc.property(plans, choices, (one, { years, targets }) => {
        const sheets = sheetsOf(one, {
          ...ALL,
          targets,
          years: years === "all" ? "all" : one.years.slice(0, 1),
        });
        expect(checkSpecs(sheets)).toEqual([]);
        const actuals = keysOf(tableOf(sheets, TABLES.actuals));
        const targetKeys = keysOf(tableOf(sheets, TABLES.targets));
        const count = years === "all" ? one.years.length : 1;
        expect(actuals).toHaveLength(targetKeys.length * count);
        expect(new Set(actuals.map((key) => key.slice(0, key.lastIndexOf("|"))))).toEqual(
          new Set(targetKeys),
        );
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("gives the same sheets for the same input", () =>
    expect(sheetsOf(samplePlan)).toEqual(sheetsOf(samplePlan)));

  it("makes one row per indicator and year of a plan of 1,500 items", () => {
    const years = [2028, 2029, 2030, 2031, 2032];
    const items = Array.from({ length: 1_500 }, (_, index) => ({
      ...item(`1-1-${index + 1}`, `取組${index + 1}`, 5),
      indicators: [
        indicator(`a${index}`, "件数", [1, 2, 3, 4, 5]),
        indicator(`b${index}`, "金額", [10, 20.5, 30, null, 50]),
      ],
    }));
    const large = plan(years, items);
    const sheets = sheetsOf(large);
    expect(tableOf(sheets, TABLES.actuals).rows).toHaveLength(15_000);
  });

  it("says on each sheet what it is, whose plan, which years, when written, and what to do", () => {
    for (const role of ["targets", "actuals", "settings"] as const) {
      const sheet = sheetOf(sheetsOf(samplePlan), role);
      const texts = sheet.blocks.flatMap(({ row, cells }) =>
        cells.flat().map(({ content, look }) => ({ row, content, look })),
      );
      const title = texts.find(({ look }) => look === "title");
      expect(title?.row).toBe(0);
      for (const part of [
        sheet.name,
        "見本市 第2次改革プラン",
        "令和10年度 (R10)～令和12年度 (R12)・2028～2030",
        "2029-05-01",
      ]) {
        expect(title?.content).toContain(part);
      }
      expect(texts.find(({ look }) => look === "lead")?.content).toMatch(/。.*$/);
    }
  });

  it("freezes headers, prints A4 landscape with them repeated, and puts no cell of a block under a hidden column", () => {
    for (const role of ["targets", "actuals"] as const) {
      const sheet = sheetOf(sheetsOf(samplePlan), role);
      const [table] = sheet.tables;
      if (!table) throw new Error("no table");
      expect(sheet.freeze?.rows).toBe(table.row + 1);
      expect(sheet.print).toMatchObject({ orientation: "landscape", titleRows: [table.row, table.row] });
      expect(table.columns.slice(0, sheet.freeze?.columns).map(({ header }) => header)).toContain("取組項目");
      for (const block of sheet.blocks) expect(table.columns[block.column]?.hidden).not.toBe(true);
    }
  });
});

describe("src/sheets and src/achievement", () => {
  it("name no city, year, item or owner of the bundled plan", () => {
    const items = bundledPlan.priorities.flatMap(({ measures }) =>
      measures.flatMap((measure) => measure.items),
    );
    const words = [
      bundledPlan.municipality,
      bundledPlan.title,
      ...items.flatMap(({ name, owners }) => [name, ...owners.map(({ value }) => value)]),
      ...Object.values(bundledPlan.originLabels),
    ];
    const years = bundledPlan.years.flatMap((year) => [String(year), formatEra(year)]);
    for (const room of ["sheets", "achievement"]) {
      const folder = join(__dirname, "../../src", room);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
      for (const file of files.filter((name) => name.endsWith(".ts"))) {
        // Examples in comments may name years; code may not.
        const code = readFileSync(join(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
        expect([file, words.filter((word) => code.includes(word))]).toEqual([file, []]);
        const named = years.filter((year) => new RegExp(`(?<![\\w\\d])${year}(?![\\w\\d])`).test(code));
        expect([file, named.filter((year) => !(file === "validations.ts" && year === "2024"))]).toEqual([
          file,
          [],
        ]);
      }
    }
  });
});

describe("checkSpec", () => {
  const sheets = sheetsOf(samplePlan);
  const actuals = sheetOf(sheets, "actuals");
  const codes = (issues: readonly Issue[]) => [...new Set(issues.map(({ code }) => code))];
  const withTable = (change: Partial<SheetSpec["tables"][number]>): SheetSpec => ({
    ...actuals,
    tables: actuals.tables.map((table) => ({ ...table, ...change })),
  });
  const [table] = actuals.tables;
  if (!table) throw new Error("no table");
  const [first, second] = table.columns;
  const [row, next] = table.rows;
  if (!first || !second || !row || !next) throw new Error("too small a sample");
  const withFirstColumn = (change: Partial<ColumnSpec>) =>
    withTable({ columns: [{ ...first, ...change }, ...table.columns.slice(1)] });

  const VALUES = { row: table.row + 1, column: 0, rows: 2, columns: 1 };
  const PLACE = { row: 0, column: table.columns.length + 20, rows: 10, columns: 4 };
  const series = { name: { row: table.row, column: 0, text: "件" }, values: VALUES, color: "#1F4E79" };
  const chart: ChartSpec = {
    name: "図",
    kind: "columns",
    title: "件数",
    description: "件数の縦棒グラフ。",
    categories: VALUES,
    series: [series],
    place: PLACE,
    axisFormat: "0",
  };
  const withChart = (change: Partial<ChartSpec>): SheetSpec => ({
    ...actuals,
    charts: [{ ...chart, ...change }],
  });
  const withPrint = (change: Partial<PrintSpec>): SheetSpec => ({
    ...actuals,
    print: { orientation: "landscape", titleRows: [0, 0], footer: "", ...change },
  });
  const [sound, other] = [actuals, sheetOf(sheetsOf(samplePlan), "targets")];

  it.each<[string, SheetSpec, string]>([
    ["an empty sheet name", { ...actuals, name: "" }, "sheet.name"],
    ["a long sheet name", { ...actuals, name: "あ".repeat(32) }, "sheet.name"],
    ["a sheet name with /", { ...actuals, name: "4/1" }, "sheet.name"],
    ["a sheet called History", { ...actuals, name: "History" }, "sheet.name"],
    ["a table that looks like a cell", withTable({ name: "AB12" }), "table.name"],
    ["a table with a space", withTable({ name: "実績 表" }), "table.name"],
    [
      "a name that looks like R1C1",
      { ...actuals, names: [{ name: "R1C1", row: 0, column: 0 }] },
      "name.invalid",
    ],
    [
      "a full-width cell name",
      { ...actuals, names: [{ name: "ＡＢ１２", row: 0, column: 0 }] },
      "name.invalid",
    ],
    ["a table without rows", withTable({ rows: [] }), "table.empty"],
    ["a repeated key", withTable({ rows: [row, row] }), "key.repeated"],
    ["a key that its cells do not say", withTable({ rows: [{ ...row, key: next.key }] }), "key.mismatch"],
    ["a key column that is not there", withTable({ keyColumns: ["鍵"] }), "key.columns"],
    ["a short row", withTable({ rows: [{ ...row, cells: row.cells.slice(1) }] }), "row.length"],
    ["a repeated header", withFirstColumn({ header: second.header }), "header.repeated"],
    ["an empty header", withFirstColumn({ header: " " }), "header.invalid"],
    ["a formula in a plan column", withFirstColumn({ formula: "1" }), "column.formula"],
    [
      "a formula of an unknown column",
      withFirstColumn({ owner: "formula", formula: "[[無い]]" }),
      "formula.header",
    ],
    [
      "a rule that points at another sheet",
      withFirstColumn({ conditional: [{ formula: "'設定'!$A$1=1", format: {} }] }),
      "conditional.elsewhere",
    ],
    [
      "a rule that points at a name",
      withFirstColumn({ conditional: [{ formula: "[[年度]]=行革_対象年度", format: {} }] }),
      "conditional.elsewhere",
    ],
    [
      "a list of literal text",
      withFirstColumn({ validation: { type: "list", source: '"a,b"', error: { title: "a", message: "b" } } }),
      "validation.literal",
    ],
    [
      "a long message",
      withFirstColumn({ validation: { type: "number", error: { title: "a", message: "あ".repeat(226) } } }),
      "validation.long",
    ],
    ["a column without width", withFirstColumn({ width: 0 }), "column.width"],
    [
      "a header that breaks inside a number beside the filter button",
      withFirstColumn({ header: "目標 R4(2022)", width: 10 }),
      "header.broken",
    ],
    [
      "a block over the table",
      { ...actuals, blocks: [{ row: table.row, column: 0, cells: [[{ content: "x", look: "lead" }]] }] },
      "area.overlap",
    ],
    ["breaks that are not in order", withPrint({ breaksBefore: [20, 10] }), "print.breaks"],
    ["a break before the first row", withPrint({ breaksBefore: [0] }), "print.breaks"],
    ["a chart over a table", withChart({ place: { ...PLACE, row: table.row, column: 0 } }), "chart.covers"],
    ["a chart over another one", { ...actuals, charts: [chart, { ...chart, name: "別" }] }, "chart.covers"],
    ["a chart without a place", withChart({ place: { ...PLACE, rows: 0 } }), "chart.place"],
    ["a chart without series", withChart({ series: [] }), "chart.empty"],
    [
      "a series with fewer values than categories",
      withChart({ series: [{ ...series, values: { ...VALUES, rows: 1 } }] }),
      "chart.values",
    ],
    ["a colour by name", withChart({ series: [{ ...series, color: "red" }] }), "chart.color"],
    ["a freeze elsewhere", { ...actuals, freeze: { rows: 1, columns: 0 } }, "freeze.rows"],
  ])("finds %s", (_, spec, code) => expect(codes(checkSpec(spec))).toContain(code));

  it("finds nothing in a sheet with a sound chart and breaks in order", () => {
    expect(checkSpec(withChart({}))).toEqual([]);
    expect(checkSpec(withPrint({ breaksBefore: [10, 20] }))).toEqual([]);
  });
  it("finds charts of different sheets that are called alike", () =>
    expect(
      checkSpecs([
        { ...sound, charts: [chart] },
        { ...other, charts: [chart] },
      ]).map(({ code, path }) => [code, path]),
    ).toEqual([["name.repeated", "グラフ"]]));

  it("takes a header whose longest run of ASCII just fits beside the filter button", () =>
    expect(codes(checkSpec(withFirstColumn({ header: "目標 R4(2022)", width: 11 })))).not.toContain(
      "header.broken",
    ));
  it("finds nothing in a sound sheet", () => expect(checkSpec(actuals)).toEqual([]));
  it("finds sheets, tables and names that are called alike", () =>
    expect(codes(checkSpecs([actuals, actuals]))).toEqual(["name.repeated"]));
});
