import { NO_GRADE, STANDING_LABELS } from "../../src/achievement";
import { ACTUAL_HEADERS as A, LEVEL_HEADERS as L, NAMES, TABLES } from "../../src/sheets";
import { offTrackIn } from "../../src/workflows/readOffTrack";
import type { CellValue, TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";

type Line = Readonly<Record<string, CellValue>>;

function table(name: string, headers: readonly string[], lines: readonly Line[]): TableSnapshot {
  const values = lines.map((line) => headers.map((header) => line[header] ?? ""));
  return { name, sheet: `${name}のシート`, row: 6, column: 1, headers, values, formulas: values };
}

const LEVELS = table(TABLES.levels, Object.values(L), [
  { [L.level]: 1, [L.label]: "◎達成", [L.standing]: STANDING_LABELS.onTrack },
  { [L.level]: 2, [L.label]: "○概ね", [L.standing]: STANDING_LABELS.onTrack },
  { [L.level]: 3, [L.label]: "△やや遅れ", [L.standing]: STANDING_LABELS.offTrack },
  { [L.level]: 4, [L.label]: "×遅れ", [L.standing]: STANDING_LABELS.offTrack },
]);

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
    tables: [table(TABLES.actuals, headers, lines), LEVELS],
    names: [{ name: NAMES.reviewYear, sheet: "設定", row: 5, column: 1, values: [[2022]] }],
  };
}

function read(snapshot: WorkbookSnapshot) {
  const result = offTrackIn(snapshot);
  if (!result.ok) throw new Error(result.issues[0].message);
  if (result.value.isNew) throw new Error("The workbook is new.");
  return result.value;
}

describe("offTrackIn", () => {
  it("lists what 設定 calls 遅れ, worst first, with the place of 実績", () => {
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
        hasReason: true,
        row: 9,
        column,
        sheet: `${TABLES.actuals}のシート`,
      },
      {
        key: "a",
        grade: "△やや遅れ",
        level: 3,
        hasReason: false,
        row: 7,
        column,
        rate: 0.7,
        fiscalYear: 2022,
      },
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
    expect(read({ ...snapshot, tables }).rows).toEqual([]);
  });

  it("counts every row of the year once: by grade, by reason for none, or as unknown", () => {
    const grades = ["◎達成", "◎達成", "△やや遅れ", NO_GRADE.unanswered, "#REF!", "◯手書き"];
    const lines = [
      ...grades.map((grade, index) => line(String(index), grade)),
      line("other year", "×遅れ", { [A.westernYear]: 2021 }),
    ];
    const { counts, unknown, rows } = read(workbook(lines));
    expect(counts.map(({ label, rows: count }) => [label, count])).toEqual([
      ["◎達成", 2],
      ["○概ね", 0],
      ["△やや遅れ", 1],
      ["×遅れ", 0],
      [NO_GRADE.unanswered, 1],
    ]);
    expect(unknown).toMatchObject([
      { text: "#REF!", row: 11, column: 1 + Object.values(A).indexOf(A.grade) },
      { text: "◯手書き", row: 12 },
    ]);
    expect(rows.map(({ key }) => key)).toEqual(["2"]);
    const counted = counts.reduce((sum, one) => sum + one.rows, 0) + unknown.length;
    expect(counted).toBe(grades.length);
  });

  it("shows no rate where the cell has none", () => {
    expect(read(workbook([line("a", "×遅れ", { [A.rate]: "" })])).rows).toMatchObject([{ rate: null }]);
  });

  it("calls a workbook without the tables new", () => {
    expect(offTrackIn({ sheets: [], tables: [], names: [], takenNames: [] })).toEqual({
      ok: true,
      value: { isNew: true },
    });
  });

  it.each([
    ["table.missing", (all: WorkbookSnapshot) => ({ ...all, tables: all.tables.slice(0, 1) })],
    ["settings.reviewYear", (all: WorkbookSnapshot) => ({ ...all, names: [] })],
    ["table.columnMissing", () => workbook([line("a", "×遅れ")], Object.values(A).slice(0, -1))],
  ])("says %s", (code, change) => {
    const result = offTrackIn(change(workbook([line("a", "×遅れ")])));
    expect(result).toMatchObject({ ok: false, issues: [{ code }] });
    expect(!result.ok && result.issues[0].message).toMatch(/ください。$/);
  });
});
