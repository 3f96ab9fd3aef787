import { GRADE_ON_LABELS, NO_GRADE, STANDING_LABELS } from "../../src/achievement";
import { itemsInOrder } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  LEVEL_HEADERS as L,
  NAMES,
  NO_INDICATOR,
  SETTING_HEADERS as S,
  TABLES,
} from "../../src/sheets";
import { offTrackIn } from "../../src/workflows/offTrack/readOffTrack";
import { PLAN } from "./samplePlan";
import type { CellValue, TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";

type Line = Readonly<Record<string, CellValue>>;

function table(name: string, headers: readonly string[], lines: readonly Line[]): TableSnapshot {
  const values = lines.map((line) => headers.map((header) => line[header] ?? ""));
  return { name, sheet: `${name}のシート`, row: 6, column: 1, headers, values, formulas: values };
}

const LEVELS = table(TABLES.levels, Object.values(L), [
  level(1, 1, "◎", "達成", STANDING_LABELS.onTrack),
  level(2, 0.8, "○", "概ね", STANDING_LABELS.onTrack),
  level(3, 0.6, "△", "やや遅れ", STANDING_LABELS.offTrack),
  level(4, "", "×", "遅れ", STANDING_LABELS.offTrack),
]);

const SETTINGS = table(TABLES.settings, Object.values(S), [
  // 2022-09-30
  { [S.digits]: 1, [S.gradeOn]: GRADE_ON_LABELS.rounded, [S.asOf]: 44834 },
]);

function level(number: number, min: CellValue, sign: string, word: string, standing: string): Line {
  return {
    [L.level]: number,
    [L.min]: min,
    [L.sign]: sign,
    [L.word]: word,
    [L.label]: sign + word,
    [L.standing]: standing,
  };
}

const line = (key: string, grade: string, more: Line = {}): Line => ({
  [A.key]: key,
  [A.code]: key,
  [A.item]: `項目${key}`,
  [A.owners]: "財政課",
  [A.indicator]: "指標",
  [A.unit]: "件",
  [A.westernYear]: 2022,
  [A.target]: 100,
  [A.actual]: 70,
  [A.rate]: 0.7,
  [A.grade]: grade,
  ...more,
});

function workbook(lines: readonly Line[], headers: readonly string[] = Object.values(A)): WorkbookSnapshot {
  return {
    sheets: [],
    takenNames: [],
    tables: [table(TABLES.actuals, headers, lines), LEVELS, SETTINGS],
    names: [{ name: NAMES.reviewYear, sheet: "設定", row: 5, column: 1, values: [[2022]] }],
  };
}

function withAsOf(all: WorkbookSnapshot, asOf: CellValue): WorkbookSnapshot {
  const tables = all.tables.map((one) =>
    one.name === TABLES.settings
      ? {
          ...one,
          values: one.values.map((values) => values.map((value) => (value === 44834 ? asOf : value))),
        }
      : one,
  );
  return { ...all, tables };
}

function read(snapshot: WorkbookSnapshot) {
  const result = offTrackIn(snapshot, PLAN);
  if (!result.ok) throw new Error(result.issues[0].message);
  if (result.value.isNew) throw new Error("The workbook is new.");
  return result.value;
}

describe("offTrackIn", () => {
  it("lists what 設定 calls 遅れ first, the worst above, with the places of 実績 and 判定", () => {
    const headers = [...Object.values(A)].reverse();
    const { rows, reviewYear } = read(
      workbook(
        [line("a", "△やや遅れ"), line("b", "◎達成"), line("c", "×遅れ", { [A.reason]: "天候" })],
        headers,
      ),
    );
    expect(reviewYear).toBe(2022);
    const column = 1 + headers.indexOf(A.actual);
    expect(rows).toMatchObject([
      {
        key: "c",
        grade: "×遅れ",
        level: 4,
        isOffTrack: true,
        lacksReason: false,
        row: 9,
        column,
        header: A.actual,
        sheet: `${TABLES.actuals}のシート`,
        gradeCell: { row: 9, column: 1 + headers.indexOf(A.grade) },
      },
      { key: "a", grade: "△やや遅れ", level: 3, lacksReason: true, row: 7, column, rate: 0.7 },
      { key: "b", grade: "◎達成", level: 1, isOffTrack: false, lacksReason: false },
    ]);
  });

  it("follows 扱い, not the words", () => {
    const lenient: TableSnapshot = {
      ...LEVELS,
      values: LEVELS.values.map((values) =>
        values.map((value) =>
          values.includes("△やや遅れ") && value === STANDING_LABELS.offTrack ? "順調" : value,
        ),
      ),
    };
    const snapshot = workbook([line("a", "△やや遅れ")]);
    const tables = snapshot.tables.map((one) => (one.name === TABLES.levels ? lenient : one));
    expect(read({ ...snapshot, tables }).rows).toMatchObject([{ isOffTrack: false, lacksReason: false }]);
  });

  it("counts every row of the year once: by grade, by reason for none, or as unknown", () => {
    const grades = ["◎達成", "◎達成", "△やや遅れ", NO_GRADE.unanswered, "#REF!", "◯手書き"];
    const lines = [
      ...grades.map((grade, index) => line(String(index), grade)),
      line("other year", "×遅れ", { [A.westernYear]: 2021 }),
    ];
    const { counts, rows } = read(workbook(lines));
    expect(counts.map(({ label, rows: count }) => [label, count])).toEqual([
      ["◎達成", 2],
      ["○概ね", 0],
      ["△やや遅れ", 1],
      ["×遅れ", 0],
      [NO_GRADE.unanswered, 1],
    ]);
    expect(rows.filter(({ isUnknown }) => isUnknown)).toMatchObject([
      { grade: "#REF!", gradeCell: { row: 11, column: 1 + Object.values(A).indexOf(A.grade) } },
      { grade: "◯手書き", gradeCell: { row: 12 } },
    ]);
    const counted = counts.reduce((sum, one) => sum + one.rows, 0);
    expect(counted + 2).toBe(grades.length);
    expect(rows).toHaveLength(grades.length);
  });

  it("takes 担当課 apart, and knows the 重点項目 of an item by the plan", () => {
    const [placed] = itemsInOrder(PLAN);
    const name = `${placed?.priority.numeral} ${placed?.priority.name}`;
    const { rows, priorities } = read(
      workbook([
        line("a", "◎達成", { [A.code]: placed?.item.code ?? "", [A.owners]: "財政課・総務課" }),
        line("b", "◎達成", { [A.code]: "9-9-9", [A.owners]: " " }),
      ]),
    );
    expect(rows).toMatchObject([
      { owners: ["財政課", "総務課"], priority: name },
      { owners: [], priority: "" },
    ]);
    expect(priorities[0]).toBe(name);
    expect(priorities).toHaveLength(PLAN.priorities.length);
  });

  it("asks for the reason of 算定不能 and 対象外 as well, as the sheet colours it", () => {
    const { rows } = read(
      workbook([
        line("a", NO_GRADE.excluded, { [A.state]: "対象外" }),
        line("b", NO_GRADE.incalculable, { [A.state]: "算定不能", [A.reason]: "統計が廃止された。" }),
        line("c", "×遅れ", { [A.reason]: "  " }),
      ]),
    );
    expect(new Map(rows.map(({ key, lacksReason }) => [key, lacksReason]))).toEqual(
      new Map([
        ["a", true],
        ["b", false],
        ["c", true],
      ]),
    );
  });

  it("warns of a year that will end off track, as an estimate, only where no actual value is", () => {
    const half = { [A.actual]: "", [A.rate]: "", [A.kind]: "合計" };
    const { rows, noEstimate } = read(
      workbook([
        line("late", NO_GRADE.unanswered, { ...half, [A.firstHalf]: 20 }),
        line("in time", NO_GRADE.unanswered, { ...half, [A.firstHalf]: 60 }),
        line("forecast", NO_GRADE.unanswered, { ...half, [A.firstHalf]: 20, [A.forecast]: 99 }),
        line("answered", "◎達成", { [A.kind]: "合計", [A.firstHalf]: 20 }),
      ]),
    );
    expect(noEstimate).toBeNull();
    const warned = rows.filter(({ warning }) => warning !== null);
    expect(warned.map(({ key }) => key)).toEqual(["late"]);
    // 20 × 365 ÷ 183 days, of a target of 100.
    expect(warned[0]?.warning).toMatchObject({ rate: 0.399, grade: "×遅れ(見込)", basis: "上半期から按分" });
  });

  it.each([
    ["基準日が空欄", (all: WorkbookSnapshot) => withAsOf(all, "")],
    ["基準日が日付ではありません", (all: WorkbookSnapshot) => withAsOf(all, "9月末")],
    [TABLES.settings, (all: WorkbookSnapshot) => ({ ...all, tables: all.tables.slice(0, 2) })],
  ])("shows the rest all the same, and says why nothing is estimated: %s", (what, change) => {
    const { rows, noEstimate } = read(change(workbook([line("a", "×遅れ", { [A.firstHalf]: 1 })])));
    expect(rows).toMatchObject([{ key: "a", warning: null }]);
    expect(noEstimate).toContain(what);
    expect(noEstimate).toMatch(/ください。$/);
  });

  it("puts the years of an indicator together by its key, whatever the order of the rows", () => {
    const of = (year: number, more: Line) =>
      line(`1-1-1|x|${year}`, "◎達成", { [A.westernYear]: year, [A.kind]: "水準", ...more });
    const { rows } = read(
      workbook([
        of(2023, { [A.target]: 120, [A.actual]: "" }),
        of(2022, { [A.target]: 110, [A.actual]: 90 }),
        of(2021, { [A.target]: "要確認", [A.actual]: 80, [A.state]: "算定不能" }),
        line("1-1-1|y|2022", "◎達成"),
      ]),
    );
    expect(rows[0]?.trend).toEqual({
      kind: "level",
      stages: [],
      years: [
        { year: 2021, target: null, actual: null },
        { year: 2022, target: 110, actual: 90 },
        { year: 2023, target: 120, actual: null },
      ],
    });
  });

  it("follows stages by their place in the plan's list, and leads to 段階", () => {
    const [first = "", second = ""] = PLAN.stages;
    const stage = {
      [A.kind]: "段階",
      [A.target]: "",
      [A.actual]: "",
      [A.schedule]: second,
      [A.stage]: first,
    };
    const { rows } = read(
      workbook([
        line("1-1-1||2022", "△やや遅れ", { ...stage, [A.indicator]: NO_INDICATOR }),
        line("1-1-1|x|2022", "△やや遅れ", { ...stage, [A.target]: first }),
        line("1-1-1|y|2022", NO_GRADE.noTarget, stage),
      ]),
    );
    expect(rows.map(({ header, trend }) => [header, trend.kind, trend.years])).toEqual([
      [A.stage, "stage", [{ year: 2022, target: 1, actual: 0 }]],
      [A.stage, "stage", [{ year: 2022, target: 0, actual: 0 }]],
      [A.stage, "stage", [{ year: 2022, target: null, actual: 0 }]],
    ]);
    // The schedule is the target of an item without indicators only, as 判定 of the sheet has it.
    expect(rows.map(({ target, actual }) => [target, actual])).toEqual([
      [second, first],
      [first, first],
      ["", first],
    ]);
  });

  it("reads workbooks from before 段階 was a column", () => {
    const old = Object.values(A).filter((header) => header !== A.stage);
    const { rows } = read(workbook([line("a", NO_GRADE.stage, { [A.kind]: "段階" })], old));
    expect(rows).toMatchObject([{ header: A.actual, column: 1 + old.indexOf(A.actual) }]);
  });

  it("shows no rate where the cell has none", () => {
    expect(read(workbook([line("a", "×遅れ", { [A.rate]: "" })])).rows).toMatchObject([{ rate: null }]);
  });

  it("calls a workbook without the tables new", () => {
    expect(offTrackIn({ sheets: [], tables: [], names: [], takenNames: [] }, PLAN)).toEqual({
      ok: true,
      value: { isNew: true },
    });
  });

  it.each([
    ["table.missing", (all: WorkbookSnapshot) => ({ ...all, tables: all.tables.slice(0, 1) })],
    ["settings.reviewYear", (all: WorkbookSnapshot) => ({ ...all, names: [] })],
    ["table.columnMissing", () => workbook([line("a", "×遅れ")], Object.values(A).slice(0, -1))],
  ])("says %s", (code, change) => {
    const result = offTrackIn(change(workbook([line("a", "×遅れ")])), PLAN);
    expect(result).toMatchObject({ ok: false, issues: [{ code }] });
    expect(!result.ok && result.issues[0].message).toMatch(/ください。$/);
  });
});
