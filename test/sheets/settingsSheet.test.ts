import { DEFAULT_SETTINGS, METHOD_LABELS, STATES, evaluateRow } from "../../src/achievement";
import type { GradeSettings } from "../../src/achievement";
import type { Content, NameSpec } from "../../src/sheets";
import {
  ACTUAL_HEADERS as A,
  LEVEL_HEADERS as L,
  LOOKS,
  NAMES,
  NO_INDICATOR,
  SETTING_HEADERS as S,
  TABLES,
  reviewYearOf,
} from "../../src/sheets";
import { serialOf } from "../../src/sheets/written";
import type { Engine } from "../achievement/recalculation/recalculate";
import { gnumeric, libreOffice } from "../achievement/recalculation/recalculate";
import { samplePlan } from "./samplePlan";
import { WRITTEN, cellOf, columnOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";
import type { Typed } from "./specFixture";
import { fixtureOf } from "./specFixture";

const sheets = sheetsOf(samplePlan);
const settings = sheetOf(sheets, "settings");
const actuals = tableOf(sheets, TABLES.actuals);
const scalars = tableOf(sheets, TABLES.settings);
const levels = tableOf(sheets, TABLES.levels);

describe("設定", () => {
  it.each([
    [NAMES.reviewYear, [2029]],
    [NAMES.asOf, [47_239]],
    [NAMES.digits, [1]],
    [NAMES.gradeOn, ["丸めてから判定"]],
    [NAMES.mins[0], [1]],
    [NAMES.mins[1], [0.8]],
    [NAMES.mins[2], [0.6]],
    [NAMES.standings[1], ["順調"]],
    [NAMES.standings[2], ["遅れ"]],
    [NAMES.stateList, STATES.map(({ label }) => label)],
    [NAMES.methodList, Object.values(METHOD_LABELS)],
    [NAMES.yearList, [2028, 2029, 2030]],
    [NAMES.yearNameList, ["令和10年度 (R10)", "令和11年度 (R11)", "令和12年度 (R12)"]],
    [NAMES.digitsList, [0, 1, 2, 3]],
    [NAMES.gradeOnList, ["丸めてから判定", "丸めずに判定"]],
    [NAMES.standingList, ["順調", "遅れ"]],
    [NAMES.stageList, samplePlan.stages],
  ])("has %s, which stands for %j", (name, contents) => expect(contentsOf(name)).toEqual(contents));

  it("defines every name that it promises, each on cells of its own", () => {
    const { rows, progress, dashboard, decisionList, ...own } = NAMES;
    const promised = Object.values(own).flat();
    expect(sheetOf(sheets, "progress").names.map(({ name }) => name)).toEqual(Object.values(progress));
    expect(sheetOf(sheets, "dashboard").names.map(({ name }) => name)).toEqual(Object.values(dashboard));
    expect(sheetOf(sheets, "actuals").names.map(({ name }) => name)).toEqual(Object.values(rows));
    expect(sheetOf(sheets, "readings").names.map(({ name }) => name)).toEqual([decisionList]);
    expect(settings.names.map(({ name }) => name).sort()).toEqual([...promised].sort());
    const places = settings.names.map(({ row, column }) => `${row},${column}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it("lets people change what is theirs and nothing else, and checks what they type", () => {
    for (const table of settings.tables) {
      for (const column of table.columns) {
        expect([column.header, LOOKS[column.look].unlocked]).toEqual([
          column.header,
          column.owner === "people",
        ]);
        expect([column.header, column.validation !== undefined]).toEqual([
          column.header,
          column.owner === "people",
        ]);
        if (column.validation?.type === "list")
          expect(contentsOf(column.validation.source).length).toBeGreaterThan(1);
      }
    }
    expect(scalars.columns.filter(({ owner }) => owner === "people").map(({ header }) => header)).toEqual([
      S.reviewYear,
      S.asOf,
      S.digits,
      S.gradeOn,
    ]);
    expect(LOOKS[cellOf(levels, "4", L.min).look ?? "settingPercent"].unlocked).toBe(false);
    expect(columnOf(levels, L.label).owner).toBe("formula");
  });

  it("starts from the settings it is given", () => {
    const given: GradeSettings = { ...DEFAULT_SETTINGS, digits: 2, gradeOn: "unrounded" };
    const table = tableOf(sheetsOf(samplePlan, {}, given), TABLES.settings);
    expect(cellOf(table, "全体", S.digits).content).toBe(2);
    expect(cellOf(table, "全体", S.gradeOn).content).toBe("丸めずに判定");
  });
});

describe("reviewYearOf", () => {
  it.each([
    ["2029-03-31", 2028],
    ["2029-04-01", 2029],
    ["2029-04-01T08:30", 2029],
    ["2020-01-01", 2028],
    ["2040-01-01", 2030],
  ])("of %s is %d", (date, year) => expect(reviewYearOf(samplePlan, { ...WRITTEN, date })).toBe(year));
  it("is what the office chose", () =>
    expect(reviewYearOf(samplePlan, { ...WRITTEN, reviewYear: 2030 })).toBe(2030));
  it("refuses what is no date", () =>
    expect(() => reviewYearOf(samplePlan, { ...WRITTEN, date: "昨日" })).toThrow(RangeError));
});

describe("serialOf", () => {
  it.each([
    ["1900-03-01", 61],
    ["2000-02-29", 36_585],
    ["2024-04-01", 45_383],
    ["2024-12-31", 45_657],
    ["2099-12-31", 73_050],
  ])("of %s is %d", (day, serial) => expect(serialOf(day)).toBe(serial));
});

const [one, two, three, four] = DEFAULT_SETTINGS.levels;

/** What departments typed in the workbooks that are graded. */
const ANSWERS: Typed = [
  typed("1-1-1|visits|2028", A.actual, 1_250),
  typed("1-1-1|visits|2029", A.actual, 2_000),
  typed("1-1-1|visits|2029", A.state, "確定"),
  typed("1-1-1|visits|2030", A.actual, 1_000),
  typed("1-1-1|visits|2030", A.method, "基準からの改善"),
  typed("1-1-1|visits|2030", A.baseline, 1_400),
  typed("1-1-1|online|2028", A.actual, 7),
  typed("1-1-1|online|2029", A.actual, 7),
  typed("1-1-1|online|2030", A.state, "対象外"),
  typed("1-1-1|portal|2028", A.actual, "約3"),
  typed("1-1-1|portal|2029", A.actual, 0),
  typed("1-1-2||2028", A.stage, "実施"),
  typed("1-1-2||2030", A.stage, "準備"),
  typed("2-1-1|fee|2030", A.stage, "実施"),
  typed("2-1-1|cost|2030", A.actual, 0.3),
  typed("2-1-1|cost|2028", A.actual, 3),
];

/** What the office typed in 設定, and what it then means. */
const GRADED = [
  { name: "by default", changes: [], means: DEFAULT_SETTINGS },
  {
    name: "after thresholds, words and rounding were changed on the sheet",
    changes: [
      level("1", L.min, 1.1),
      level("2", L.min, 0.9),
      level("3", L.min, 0.5),
      level("1", L.sign, "S"),
      level("4", L.word, "要改善"),
      scalar(S.gradeOn, "丸めずに判定"),
    ],
    means: {
      ...DEFAULT_SETTINGS,
      levels: [
        { ...one, min: 1.1, sign: "S" },
        { ...two, min: 0.9 },
        { ...three, min: 0.5 },
        { ...four, word: "要改善" },
      ],
      gradeOn: "unrounded",
    },
  },
  {
    name: "with whole percentages",
    changes: [scalar(S.digits, 0)],
    means: { ...DEFAULT_SETTINGS, digits: 0 },
  },
] as const satisfies readonly { name: string; changes: Typed; means: GradeSettings }[];

const OTHERWISE = {
  plain: [],
  changed: [level("2", L.min, 0.8005), scalar(S.digits, 0), scalar(S.reviewYear, 2001), scalar(S.asOf, null)],
  unrounded: [scalar(S.gradeOn, "丸めずに判定")],
} as const satisfies Record<string, Typed>;

const PATTERN =
  "表示に、件数の計算で特別な意味になる文字(半角の * ? ~ か、先頭の = < >)があります。ほかの文字にしてください。";

const CHECKED = [
  { name: "nothing of sound settings", changes: [], message: "" },
  {
    name: "a threshold that is no number",
    changes: [level("1", L.min, "100")],
    message: "下限に数値を入力してください。",
  },
  {
    name: "rising thresholds",
    changes: [level("2", L.min, 1)],
    message: "下限は区分 1 から順に小さくなるように入力してください。",
  },
  {
    name: "a label used twice",
    changes: [level("3", L.sign, "×"), level("3", L.word, "遅れ")],
    message: "同じ表示の区分があります。見分けられる記号か語にしてください。",
  },
  {
    name: "a word of rows without a rate",
    changes: [level("4", L.sign, null), level("4", L.word, "未回答")],
    message: "率のない行に使う言葉と同じ表示があります。ほかの言葉にしてください。",
  },
  ...["達成?", "*", "~達成"].map((word) => ({
    name: `the sign of a pattern in 「${word}」`,
    changes: [level("1", L.sign, null), level("1", L.word, word)],
    message: PATTERN,
  })),
  {
    name: "a label that begins like a comparison",
    changes: [level("2", L.sign, ">")],
    message: PATTERN,
  },
] as const satisfies readonly { name: string; changes: Typed; message: string }[];

describe.each([libreOffice, gnumeric])("the sheets recalculated by $name", (engine: Engine) => {
  if (engine.missing !== null && process.env.CI !== "true") {
    it.skip(`not run: ${engine.missing} is not installed (CI=true makes this a failure)`, () => undefined);
    return;
  }

  const grids = new Map<string, string[][]>();
  beforeAll(async () => {
    if (engine.missing !== null) throw new Error(`${engine.missing} is not installed`);
    const books = [
      ...GRADED.map(
        ({ name, changes }) => ({ name, sheet: "actuals", typed: [...ANSWERS, ...changes] }) as const,
      ),
      ...Object.entries(OTHERWISE).map(([name, typed]) => ({ name, sheet: "actuals", typed }) as const),
      ...CHECKED.map(({ name, changes }) => ({ name, sheet: "settings", typed: changes }) as const),
    ];
    const calculated = await engine.recalculate(
      books.map(({ sheet, typed }) => fixtureOf(sheets, sheet, typed)),
    );
    books.forEach(({ name }, index) => grids.set(name, calculated[index] ?? []));
  }, 120_000);

  it.each(GRADED)("grade as evaluateRow does, $name", ({ name, means }) => {
    const shown = keysOf(actuals).map((key, index) => {
      const at = (header: string) => shownAt(name, actuals.row + 1 + index, columnIndex(header));
      expect(at(A.key)).toBe(key);
      return [key, at(A.rate) === "" ? "" : Number(at(A.rate)).toFixed(10), at(A.grade)];
    });
    const ours = keysOf(actuals).map((key) => {
      const value = (header: string) => valueOf(key, header);
      const { rate, grade } = evaluateRow(
        {
          target: value(A.target),
          actual: value(A.actual),
          state: value(A.state),
          method: value(A.method),
          baseline: value(A.baseline),
          direction: value(A.direction),
          stage: value(A.stage),
          schedule: value(A.indicator) === NO_INDICATOR ? value(A.schedule) : "",
        },
        means,
        samplePlan.stages,
      );
      return [key, rate === "" ? "" : rate.toFixed(10), grade];
    });
    expect(shown).toEqual(ours);
    expect(new Set(shown.map(([, , grade]) => grade)).size).toBeGreaterThanOrEqual(8);

    const legend = [1, 2, 3, 4].map((row) =>
      [A.rate, A.grade].map((header) => shownAt(name, row, columnIndex(header))),
    );
    expect(legend).toEqual(
      means.levels.map(({ standing, sign, word }) => [standing === "onTrack" ? "順調" : "遅れ", sign + word]),
    );
  });

  it("say in words which thresholds, rounding, year and day are in force", () => {
    expect(wordsOf("plain")).toEqual([
      [
        "判定基準: ◎達成 100%以上、○概ね達成 80%以上、△やや遅れ 60%以上、×遅れ それ未満。" +
          "遅れの判定には「理由・対応」が必要です。",
      ],
      [
        "達成率: 小数第1位(%)まで四捨五入してから判定しています。計算方法は行ごとに「算定方法」の列に示しています。",
      ],
      ["対象年度", "2029", "令和11年度 (R11)", "基準日 2029-05-01"],
    ]);
    const [thresholds, rounding, year] = wordsOf("changed");
    expect(thresholds?.[0]).toContain("○概ね達成 80.05%以上");
    expect(rounding?.[0]).toContain("整数(%)に四捨五入してから");
    expect(year).toEqual(["対象年度", "2001", "設定で年度を選んでください"]);
    expect(wordsOf("unrounded")[1]?.[0]).toContain("四捨五入せずに判定");
  });

  it.each(CHECKED)("find $name", ({ name, message }) => {
    const warning = settings.blocks.find(({ cells }) => cells[0]?.[0]?.look === "warning");
    expect(shownAt(name, warning?.row ?? -1, warning?.column ?? -1)).toBe(message);
  });

  function shownAt(book: string, row: number, column: number): string {
    return grids.get(book)?.[row]?.[column] ?? "(no cell)";
  }

  function wordsOf(book: string): string[][] {
    const rows = grids.get(book)?.slice(2, 5) ?? [];
    return rows.map((row) => row.slice(0, columnIndex(A.rate)).filter((text) => text !== ""));
  }
});

function typed(key: string, header: string, value: Content) {
  return { table: TABLES.actuals, key, header, value };
}

function level(key: string, header: string, value: Content) {
  return { table: TABLES.levels, key, header, value };
}

function scalar(header: string, value: Content) {
  return { table: TABLES.settings, key: "全体", header, value };
}

function columnIndex(header: string): number {
  return actuals.column + actuals.columns.indexOf(columnOf(actuals, header));
}

function valueOf(key: string, header: string): Content {
  const answer = ANSWERS.find((one) => one.key === key && one.header === header);
  return answer ? answer.value : cellOf(actuals, key, header).content;
}

function contentsOf(name: string): Content[] {
  const found: NameSpec | undefined = settings.names.find((one) => one.name === name);
  if (!found) throw new Error(`no name ${name}`);
  return Array.from({ length: found.rows ?? 1 }, (_, index) => {
    const row = found.row + index;
    for (const table of settings.tables) {
      const cell = table.rows[row - table.row - 1]?.cells[found.column - table.column];
      if (cell) return cell.content;
    }
    throw new Error(`${name} stands for a cell outside of tables`);
  });
}
