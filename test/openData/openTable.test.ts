import fc from "fast-check";
import { DEFAULT_SETTINGS, METHOD_LABELS, STATE_LABELS, type GradeSettings } from "../../src/achievement";
import {
  NOT_APPLICABLE,
  NO_NUMBER,
  OPEN_HEADERS as H,
  OTHER_THAN_PLAN,
  checkSheet,
  csvText,
  openTable,
  type OpenTable,
  type ReportedCells,
  type ReportedRow,
} from "../../src/openData";
import { bundledPlan, formatEraLong, type Plan } from "../../src/plan";
import { actualRows, selectFrom, type ActualRow } from "../../src/sheets";
import { yearTargetCell, stageCell } from "../../src/sheets/targets/targetCells";
import { writePlainWorkbook } from "../../src/xlsx";
import { describeFile, isStandardCharacter } from "../../src/xlsx/described";
import { samplePlan } from "../sheets/samplePlan";
import { plans } from "../sheets/samplePlans";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { python } from "./python";

function rowsOf(plan: Plan): readonly ActualRow[] {
  const selected = selectFrom(plan, { priorities: "all", owners: "all", years: "all", targets: "values" });
  if (!selected.ok) throw new Error(selected.issues[0].message);
  return actualRows(selected.value);
}

/** As the sheet holds the row before anybody has answered. */
function blankCells(plan: Plan, { item, indicator, index }: ActualRow): ReportedCells {
  const shown = (content: unknown) =>
    typeof content === "string" || typeof content === "number" ? content : "";
  return {
    schedule: shown(stageCell(item, index, plan).content),
    target: indicator ? shown(yearTargetCell(indicator, index, plan).content) : "",
    direction: indicator?.direction === "lower" ? "以下" : "以上",
    actual: "",
    stage: "",
    state: "",
    baseline: "",
    method: indicator === null || indicator.kind === "stage" ? METHOD_LABELS.stage : METHOD_LABELS.ratio,
  };
}

function published(
  plan: Plan,
  answers: Readonly<Record<string, Partial<ReportedCells>>> = {},
  settings: GradeSettings = DEFAULT_SETTINGS,
): OpenTable {
  const rows = rowsOf(plan);
  const unknown = Object.keys(answers).filter((key) => !rows.some((row) => row.key === key));
  if (unknown.length > 0) throw new Error(`no rows ${unknown.join(", ")}`);
  const reported = rows.map((row): ReportedRow => ({
    row,
    cells: { ...blankCells(plan, row), ...answers[row.key] },
  }));
  return openTable(plan, reported, settings);
}

/** A row of the table by 指標番号 or, without one, 取組項目番号, and 西暦年度. */
function lineOf(table: OpenTable, id: string, year: number): Record<string, string | number> {
  const at = (header: string) => table.headers.indexOf(header);
  const line = table.rows.find(
    (row) =>
      row[at(H.westernYear)] === year &&
      (row[at(H.indicatorId)] === id ||
        (row[at(H.indicatorId)] === NOT_APPLICABLE && row[at(H.code)] === id)),
  );
  if (!line) throw new Error(`no row ${id} ${year}`);
  return Object.fromEntries(table.headers.map((header, index) => [header, line[index] ?? "nothing"]));
}

describe("openTable", () => {
  it("has one row per indicator and year, one datum per cell, and no cell empty", () => {
    const table = published(bundledPlan);
    const rows = rowsOf(bundledPlan);
    expect(table.rows).toHaveLength(rows.length);
    expect(new Set(table.headers).size).toBe(table.headers.length);
    for (const row of table.rows) {
      expect(row).toHaveLength(table.headers.length);
      expect(
        row.filter((value) => value === "" || (typeof value === "number" && !Number.isFinite(value))),
      ).toEqual([]);
    }
  });

  it("names things as the plan does, each owner in a column of its own, and the year in both ways", () => {
    const table = published(samplePlan);
    expect(lineOf(table, "visits", 2028)).toMatchObject({
      地方公共団体名: "見本市",
      計画名: "第2次改革プラン",
      重点項目番号: "1",
      重点項目: "重点1",
      実施項目番号: "1-1",
      実施項目: "実施1",
      取組項目番号: "1-1-1",
      取組項目: "窓口の見直し",
      担当課1: "企画課",
      担当課2: "市民課",
      指標: "来庁者数",
      単位: "人",
      年度: formatEraLong(2028),
      西暦年度: 2028,
      目標値: 1200,
      目標の区分: "数値",
      目標の段階: NOT_APPLICABLE,
      目標の向き: "以下",
    });
    expect(lineOf(table, "fee", 2028)).toMatchObject({
      担当課1: "財政課",
      担当課2: NOT_APPLICABLE,
      単位: NOT_APPLICABLE,
    });
    expect(lineOf(table, "1-1-2", 2028)).toMatchObject({ 指標番号: NOT_APPLICABLE, 指標: NOT_APPLICABLE });
  });

  it.each<[string, number, Record<string, string | number>]>([
    ["visits", 2028, { 目標値: 1200, 目標の区分: "数値", 目標の読み取り: "記載どおり" }],
    ["visits", 2029, { 目標値: 1100, 目標の区分: "数値", 目標の読み取り: "推定" }],
    ["online", 2029, { 目標値: NO_NUMBER, 目標の区分: "目標なし", 目標の読み取り: "記載どおり" }],
    ["cost", 2028, { 目標値: NO_NUMBER, 目標の区分: "要確認", 目標の読み取り: "要確認" }],
    ["cost", 2029, { 目標値: NO_NUMBER, 目標の区分: "目標なし", 目標の読み取り: "推定" }],
    [
      "fee",
      2029,
      { 目標値: NO_NUMBER, 目標の区分: "段階", 目標の段階: "検討", 目標の読み取り: "記載どおり" },
    ],
    ["1-1-2", 2028, { 目標値: NO_NUMBER, 目標の区分: "要確認", 目標の読み取り: "要確認" }],
    ["1-1-2", 2030, { 目標値: NO_NUMBER, 目標の区分: "段階", 目標の段階: "実施", 目標の読み取り: "推定" }],
  ])("says of each target what it is and how it was read: %s %i", (id, year, expected) => {
    expect(lineOf(published(samplePlan), id, year)).toMatchObject(expected);
  });

  it("says so where the workbook holds another target than the plan", () => {
    const table = published(samplePlan, {
      "1-1-1|visits|2028": { target: 1201 },
      "2-1-1|cost|2028": { target: 7 },
      "1-1-1|online|2028": { target: "" },
    });
    expect(lineOf(table, "visits", 2028)).toMatchObject({ 目標値: 1201, 目標の読み取り: OTHER_THAN_PLAN });
    expect(lineOf(table, "cost", 2028)).toMatchObject({ 目標値: 7, 目標の読み取り: OTHER_THAN_PLAN });
    expect(lineOf(table, "online", 2028)).toMatchObject({
      目標の区分: "目標なし",
      目標の読み取り: OTHER_THAN_PLAN,
    });
    expect(lineOf(table, "online", 2030)).toMatchObject({ 目標の読み取り: "記載どおり" });
  });

  const none = NO_NUMBER;
  it.each<[string, Partial<ReportedCells>, Record<string, string | number>]>([
    [
      "nothing",
      {},
      {
        実績値: none,
        実績の区分: "未回答",
        実績の状態: "未回答",
        達成率: none,
        達成率の区分: "未回答",
        判定: "未回答",
        判定の区分番号: none,
      },
    ],
    [
      "a number",
      { actual: 9 },
      {
        実績値: 9,
        実績の区分: "数値",
        実績の状態: "速報",
        達成率: 90,
        達成率の単位: "%",
        達成率の区分: "数値",
        判定: "概ね達成",
        判定の区分番号: 2,
      },
    ],
    [
      "zero",
      { actual: 0, state: STATE_LABELS.final },
      { 実績値: 0, 実績の区分: "数値", 実績の状態: "確定", 達成率: 0, 判定: "遅れ", 判定の区分番号: 4 },
    ],
    ["a rate that binary arithmetic spoils", { actual: 9.01 }, { 達成率: 90.1 }],
    [
      "a number taken back",
      { actual: 9, state: STATE_LABELS.unanswered },
      { 実績値: none, 実績の区分: "未回答", 達成率: none, 判定: "未回答" },
    ],
    [
      "算定不能",
      { state: STATE_LABELS.incalculable },
      {
        実績値: none,
        実績の区分: "算定不能",
        実績の状態: "算定不能",
        達成率の区分: "算定不能",
        判定: "算定不能",
      },
    ],
    [
      "対象外",
      { actual: 9, state: STATE_LABELS.excluded },
      { 実績値: none, 実績の区分: "対象外", 判定: "対象外" },
    ],
    ["a text", { actual: "約200" }, { 実績値: none, 実績の区分: "要確認", 判定: "要確認" }],
    [
      "an unknown state",
      { actual: 9, state: "たぶん" },
      { 実績値: none, 実績の区分: "要確認", 実績の状態: "要確認", 判定: "要確認" },
    ],
    [
      "a base value",
      { actual: 9, baseline: 4, method: METHOD_LABELS.improvement },
      { 基準値: 4, 基準値の区分: "数値", 算定方法: METHOD_LABELS.improvement, 達成率: 83.3 },
    ],
    ["no base value", { actual: 9 }, { 基準値: none, 基準値の区分: "設定なし" }],
  ])("says of an answer what it is: %s", (_, cells, expected) => {
    const table = published(samplePlan, { "1-1-1|online|2028": cells });
    expect(lineOf(table, "online", 2028)).toMatchObject(expected);
  });

  it("grades reported stages without a rate, and says why there is none", () => {
    const table = published(samplePlan, { "1-1-2||2030": { stage: "準備", state: STATE_LABELS.final } });
    expect(lineOf(table, "1-1-2", 2030)).toMatchObject({
      実績値: NO_NUMBER,
      実績の区分: "段階",
      実績の状態: "確定",
      実績の段階: "準備",
      達成率: NO_NUMBER,
      達成率の区分: "段階",
      判定: "やや遅れ",
      判定の区分番号: 3,
    });
    expect(lineOf(table, "fee", 2030)).toMatchObject({
      実績の区分: "未回答",
      実績の段階: NOT_APPLICABLE,
      判定: "未回答",
    });
  });

  it("keeps the sign where words alone would not tell two levels apart", () => {
    const [one, two, three, four] = DEFAULT_SETTINGS.levels;
    const alike: GradeSettings = {
      ...DEFAULT_SETTINGS,
      levels: [one, { ...two, word: "計画", sign: "A" }, { ...three, word: "計画", sign: "B" }, four],
    };
    const answers = { "1-1-1|online|2028": { actual: 9 }, "1-1-1|online|2030": { actual: 30 } };
    expect(lineOf(published(samplePlan, answers, alike), "online", 2028)).toMatchObject({ 判定: "A計画" });
    expect(lineOf(published(samplePlan, answers, alike), "online", 2030)).toMatchObject({ 判定: "達成" });
  });
});

/** Names that are words: a column that is nothing but -5 would rightly be taken for one of numbers. */
const namedInWords = plans.map((plan): Plan => ({
  ...plan,
  priorities: plan.priorities.map((priority) => ({
    ...priority,
    measures: priority.measures.map((measure) => ({
      ...measure,
      items: measure.items.map((item) => ({
        ...item,
        name: `事業${item.name}`,
        indicators: item.indicators.map((one) => ({ ...one, name: `①の${one.name}　数` })),
      })),
    })),
  })),
}));

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  fc.constantFrom(0, 1e21, 1.5e-7),
);
const answered = fc.record({
  actual: fc.oneof(fc.constant(""), number, fc.constantFrom("約200", "-", "=1+1")),
  stage: fc.constantFrom("", "準備", "実施"),
  state: fc.constantFrom("", "たぶん", ...Object.values(STATE_LABELS)),
  baseline: fc.oneof(fc.constant(""), number),
  method: fc.constantFrom("", ...Object.values(METHOD_LABELS)),
});

const samples = fc.sample(
  namedInWords.chain((plan) => {
    const rows = rowsOf(plan);
    return fc.array(answered, { minLength: rows.length, maxLength: rows.length }).map((answers) =>
      openTable(
        plan,
        rows.map((row, index) => ({ row, cells: { ...blankCells(plan, row), ...answers[index] } })),
        DEFAULT_SETTINGS,
      ),
    );
  }),
  { numRuns: 40, seed: 20201218 },
);

interface ReadBook {
  readonly rows: readonly (readonly (string | number)[])[];
  readonly [fact: string]: unknown;
}

describeWith([OPENPYXL], "any plan's table, published", () => {
  const csvs = samples.map((table, index) => csvText(table, { hasBom: index % 2 === 0 }));
  let books: Uint8Array[] = [];
  let elsewhere: { readonly csv: readonly string[][][]; readonly books: readonly ReadBook[] };

  beforeAll(async () => {
    books = await Promise.all(samples.map((table) => writePlainWorkbook(table)));
    elsewhere = python("read_tables.py", {
      csv: csvs.map((text) => Buffer.from(text, "utf8").toString("base64")),
      books: books.map((bytes) => Buffer.from(bytes).toString("base64")),
    }) as typeof elsewhere;
  });

  it("is the same table when Python's csv module reads it", () => {
    samples.forEach((table, index) => {
      const [headers, ...rows] = elsewhere.csv[index] ?? [];
      expect(headers).toEqual(table.headers);
      const numeric = table.rows.map((row) => row.map((value) => typeof value === "number"));
      const read = rows.map((row, at) =>
        row.map((text, column) => (numeric[at]?.[column] ? Number(text) + 0 : text)),
      );
      expect(read).toEqual(table.rows.map((row) => row.map((value) => (value === 0 ? 0 : value))));
    });
  });

  it("is the same table when openpyxl reads it, and nothing else is in the workbook", () => {
    samples.forEach((table, index) => {
      const { rows, ...facts } = elsewhere.books[index] ?? { rows: [] };
      expect(rows).toEqual(
        [table.headers, ...table.rows].map((row) => row.map((value) => (value === 0 ? 0 : value))),
      );
      expect(facts).toEqual({
        kinds: ["n", "s"],
        formats: ["General"],
        fills: ["None"],
        first: "A1",
        merges: 0,
        drawings: 0,
        tables: 0,
        names: 0,
        rules: 0,
      });
    });
  });

  it("fails no rule, neither as CSV nor as a workbook", async () => {
    for (const [index, bytes] of books.entries()) {
      const files = [
        ["公開.csv", new TextEncoder().encode(csvs[index])],
        ["公開.xlsx", bytes],
      ] as const;
      for (const [name, content] of files) {
        const described = await describeFile(name, content);
        if (!described.ok) throw new Error(described.issues[0].message);
        const [sheet] = described.value.sheets;
        if (!sheet) throw new Error("no sheet");
        const { results } = checkSheet(described.value, sheet, isStandardCharacter);
        expect(results.filter(({ verdict }) => verdict === "fail")).toEqual([]);
      }
    }
  });

  it("gives the same bytes for the same table", async () => {
    const [table] = samples;
    if (!table) throw new Error("no sample");
    expect(await writePlainWorkbook(table)).toEqual(books[0]);
  });
});
