import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as H, LOOKS, TABLES } from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { cellOf, columnOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

const sheets = sheetsOf(samplePlan);
const table = tableOf(sheets, TABLES.actuals);
/** Stages, and items without an indicator. */
const isInWords = (key: string) => key.startsWith("1-1-2|") || key.startsWith("2-1-1|fee|");
const content = (key: string, header: string) => cellOf(table, key, header).content;

describe("実績入力", () => {
  it("has one row per indicator and year, and a row per year for an item without indicators", () => {
    expect(keysOf(table)).toHaveLength(6 * 3);
    expect(keysOf(table).slice(0, 4)).toEqual([
      "1-1-1|visits|2028",
      "1-1-1|visits|2029",
      "1-1-1|visits|2030",
      "1-1-1|online|2028",
    ]);
    expect(keysOf(table).filter((key) => key.startsWith("1-1-2|"))).toEqual([
      "1-1-2||2028",
      "1-1-2||2029",
      "1-1-2||2030",
    ]);
  });

  it("keeps the order of the columns that the office knows", () => {
    const known = [
      "キー",
      "年度",
      "担当課",
      "取組項目",
      "指標",
      "単位",
      "目標",
      "上半期実績",
      "年度末見込",
      "実績",
      "状態",
    ];
    const headers = table.columns.map(({ header }) => header);
    expect(
      headers.filter((header) => [...known, "達成率", "判定", "取組状況", "理由・対応"].includes(header)),
    ).toEqual([...known, "達成率", "判定", "取組状況", "理由・対応"]);
    expect(headers[headers.indexOf("達成率") - 1]).toBe("算定方法");
  });

  it.each([
    ["1-1-1|visits|2029", H.year, "令和11年度 (R11)"],
    ["1-1-1|visits|2029", H.westernYear, 2029],
    ["1-1-1|visits|2029", H.owners, "企画課・市民課"],
    ["1-1-1|visits|2029", H.unit, "人"],
    ["1-1-1|visits|2029", H.target, 1_100],
    ["1-1-1|visits|2029", H.direction, "以下"],
    ["1-1-1|visits|2029", H.method, "目標÷実績"],
    ["1-1-1|visits|2030", H.schedule, "実施"],
    ["1-1-1|online|2029", H.target, null],
    ["1-1-1|online|2029", H.method, "実績÷目標"],
    ["1-1-1|online|2029", H.direction, "以上"],
    ["1-1-2||2029", H.indicator, "数値目標なし"],
    ["1-1-2||2029", H.schedule, "要確認"],
    ["1-1-2||2030", H.schedule, "実施"],
    ["1-1-2||2029", H.method, "段階"],
    ["1-1-2||2029", H.kind, "段階"],
    ["1-1-1|visits|2029", H.kind, "水準"],
    ["2-1-1|fee|2029", H.target, "検討"],
    ["2-1-1|fee|2029", H.unit, null],
    ["2-1-1|fee|2030", H.target, "実施"],
    ["2-1-1|fee|2030", H.method, "段階"],
    ["2-1-1|fee|2030", H.direction, null],
    ["2-1-1|cost|2028", H.target, "要確認"],
  ])("%s %s is %j", (key, header, expected) => expect(content(key, header)).toBe(expected));

  it("leaves empty what people fill in, and unlocks exactly what departments fill in", () => {
    const people = table.columns.filter(({ owner }) => owner === "people").map(({ header }) => header);
    expect(people).toEqual([
      H.firstHalf,
      H.forecast,
      H.actual,
      H.stage,
      H.state,
      H.baseline,
      H.method,
      H.progress,
      H.reason,
    ]);
    const unlocked = table.columns.filter(({ look }) => LOOKS[look].unlocked).map(({ header }) => header);
    expect(unlocked).toEqual(people.filter((header) => header !== H.baseline && header !== H.method));
    for (const header of unlocked) {
      for (const key of keysOf(table)) {
        const cell = cellOf(table, key, header);
        expect(cell.content).toBeNull();
        if (cell.look && !isInWords(key)) expect(LOOKS[cell.look].unlocked).toBe(true);
      }
      expect(columnOf(table, header).validation?.error.message).toMatch(/。$/);
    }
    expect(sheetOf(sheets, "actuals").isProtected).toBe(true);
  });

  it("asks for no number where the plan has none", () => {
    const asked = (key: string) =>
      [H.firstHalf, H.forecast, H.actual, H.state, H.progress, H.reason].filter(
        (header) => LOOKS[cellOf(table, key, header).look ?? columnOf(table, header).look].unlocked,
      );
    expect(asked("1-1-2||2029")).toEqual([H.state, H.progress, H.reason]);
    expect(asked("2-1-1|fee|2029")).toEqual([H.state, H.progress, H.reason]);
    expect(asked("2-1-1|cost|2028")).toHaveLength(6);
  });

  it("takes negative numbers, and words only in the columns for words", () => {
    for (const header of [H.firstHalf, H.forecast, H.actual]) {
      const validation = columnOf(table, header).validation;
      expect(
        validation?.type === "number" && (validation.min ?? 0) < -1e12 && (validation.max ?? 0) > 1e12,
      ).toBe(true);
    }
    for (const header of [H.progress, H.reason]) {
      expect(columnOf(table, header).validation).toMatchObject({ type: "textLength", max: 1_000 });
    }
    expect(columnOf(table, H.state).validation).toMatchObject({ type: "list", source: "行革_状態一覧" });
    expect(columnOf(table, H.stage).validation).toMatchObject({ type: "list", source: "行革_段階一覧" });
    expect(columnOf(table, H.method).validation).toMatchObject({ type: "list", source: "行革_算定方法一覧" });
  });

  it("uses only functions that Excel 2010, LibreOffice and Gnumeric have", () => {
    const formulas = [
      ...sheets.flatMap(({ tables }) =>
        tables.flatMap(({ columns }) => columns.map(({ formula }) => formula ?? "")),
      ),
      ...sheets.flatMap(({ blocks }) =>
        blocks.flatMap(({ cells }) =>
          cells.flat().map(({ content }) => (typeof content === "object" && content ? content.formula : "")),
        ),
      ),
    ];
    const used = formulas.flatMap((formula) => formula.replace(/"[^"]*"/g, "").match(/[A-Z]+(?=\()/g) ?? []);
    expect([...new Set(used)].sort()).toEqual(
      [
        ...["AND", "FIND", "IF", "IFERROR", "INDEX", "ISNUMBER", "LEFT", "MATCH", "NA", "NOT", "OR", "ROUND"],
        ...[
          "CHAR",
          "COUNTIFS",
          "DATE",
          "INT",
          "LEN",
          "MAX",
          "MID",
          "MIN",
          "RANK",
          "REPT",
          "ROW",
          "SUBSTITUTE",
          "SUM",
          "SUMIFS",
        ],
        ...["SUMPRODUCT", "T", "TEXT"],
      ].sort(),
    );
  });

  it("writes only the chosen years and owners; an item of two owners belongs to both", () => {
    const some = tableOf(sheetsOf(samplePlan, { owners: ["市民課"], years: [2030] }), TABLES.actuals);
    expect(keysOf(some)).toEqual(["1-1-1|visits|2030", "1-1-1|online|2030", "1-1-1|portal|2030"]);
  });
});

describe("実績入力 of the bundled plan", () => {
  it("has a row for each indicator, and item without one, in each year", () => {
    const items = bundledPlan.priorities.flatMap(({ measures }) =>
      measures.flatMap((measure) => measure.items),
    );
    const rows = items.reduce((sum, { indicators }) => sum + Math.max(1, indicators.length), 0);
    expect(items).toHaveLength(15);
    expect(keysOf(tableOf(sheetsOf(bundledPlan), TABLES.actuals))).toHaveLength(
      rows * bundledPlan.years.length,
    );
  });
});
