import { DEFAULT_SETTINGS, type GradeSettings } from "../../src/achievement";
import { LEVEL_HEADERS as L, SETTING_HEADERS as S, TABLES } from "../../src/sheets";
import { SETTINGS_TABLES, readSettings, writePlan } from "../../src/workflows";
import type { CellValue, WorkbookSnapshot } from "../../src/workflows/port";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, PLAN } from "./samplePlan";

const [one, two, three, four] = DEFAULT_SETTINGS.levels;
const OWN: GradeSettings = {
  levels: [one, { ...two, min: 0.85 }, { ...three, sign: "", word: "要努力", standing: "onTrack" }, four],
  digits: 0,
  gradeOn: "unrounded",
};

async function snapshotOf(settings: GradeSettings): Promise<WorkbookSnapshot> {
  const book = new FakeWorkbook();
  await writePlan(book, PLAN, ALL, { ...CONTEXT, settings });
  return book.snapshot({ tables: SETTINGS_TABLES, names: [] });
}

/** The snapshot after somebody typed into a column of a table. */
function typed(
  snapshot: WorkbookSnapshot,
  name: string,
  header: string,
  change: (value: CellValue, row: number) => CellValue,
): WorkbookSnapshot {
  return {
    ...snapshot,
    tables: snapshot.tables.map((table) =>
      table.name === name
        ? {
            ...table,
            values: table.values.map((values, row) =>
              values.map((value, at) => (table.headers[at] === header ? change(value, row) : value)),
            ),
          }
        : table,
    ),
  };
}

describe("readSettings", () => {
  it.each([
    ["the defaults", DEFAULT_SETTINGS],
    ["the office's own", OWN],
  ])("reads %s back", async (_, settings) =>
    expect(readSettings(await snapshotOf(settings))).toEqual({ ok: true, value: settings }),
  );

  it("reads by header and 区分, in whatever order they stand", async () => {
    const snapshot = await snapshotOf(OWN);
    const tables = snapshot.tables.map((table) => ({
      ...table,
      headers: [...table.headers].reverse(),
      values: [...table.values].reverse().map((values) => [...values].reverse()),
    }));
    expect(readSettings({ ...snapshot, tables })).toEqual({ ok: true, value: OWN });
  });

  it("takes a word that is a number for the word that it shows", async () => {
    const numbered = typed(await snapshotOf(OWN), TABLES.levels, L.word, (_, row) => row + 1);
    expect(readSettings(numbered)).toMatchObject({
      ok: true,
      value: { levels: [{ word: "1" }, {}, {}, {}] },
    });
  });

  it.each<[string, string, string, (value: CellValue, row: number) => CellValue]>([
    ["settings.min", TABLES.levels, L.min, (value, row) => (row === 1 ? "八割" : value)],
    ["settings.order", TABLES.levels, L.min, (value, row) => (row === 1 ? 1.5 : value)],
    ["settings.standing", TABLES.levels, L.standing, () => "まあまあ"],
    ["settings.digits", TABLES.settings, S.digits, () => "2"],
    ["settings.gradeOn", TABLES.settings, S.gradeOn, () => ""],
  ])("says %s, and in which sheet", async (code, table, header, change) => {
    const result = readSettings(typed(await snapshotOf(OWN), table, header, change));
    expect(result).toMatchObject({
      ok: false,
      issues: expect.arrayContaining([expect.objectContaining({ code })]),
    });
    expect(!result.ok && result.issues.every(({ message }) => message.startsWith("シート「設定」の"))).toBe(
      true,
    );
  });

  it.each([TABLES.settings, TABLES.levels])("says that %s is gone", async (name) => {
    const snapshot = await snapshotOf(OWN);
    const tables = snapshot.tables.filter((table) => table.name !== name);
    expect(readSettings({ ...snapshot, tables })).toMatchObject({
      ok: false,
      issues: [{ code: "table.missing", path: name }],
    });
  });

  it("says that a column is gone", async () => {
    const snapshot = await snapshotOf(OWN);
    const tables = snapshot.tables.map((table) => ({
      ...table,
      headers: table.headers.map((header) => (header === L.standing ? "区分け" : header)),
    }));
    expect(readSettings({ ...snapshot, tables })).toMatchObject({
      ok: false,
      issues: [{ code: "table.columnMissing", path: `${TABLES.levels}[${L.standing}]` }],
    });
  });
});
