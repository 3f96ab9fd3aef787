import { DEFAULT_SETTINGS } from "../../src/achievement";
import { NAMES, SHEETS, TABLES, planSheets } from "../../src/sheets";
import { compareWorkbook } from "../../src/workflows/write/compareWorkbook";
import type { WorkbookSnapshot } from "../../src/workflows/port";
import { previewWrite, writePlan } from "../../src/workflows";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, LATER, PLAN } from "./samplePlan";

function sheets() {
  const planned = planSheets(PLAN, ALL, DEFAULT_SETTINGS, CONTEXT.written);
  if (!planned.ok) throw new Error(planned.issues[0].message);
  return planned.value;
}

async function written(): Promise<WorkbookSnapshot> {
  const book = new FakeWorkbook();
  await writePlan(book, PLAN, ALL, CONTEXT);
  const all = sheets();
  return book.snapshot({
    tables: all.flatMap(({ tables }) => tables.map(({ name }) => name)),
    names: all.flatMap(({ names }) => names.map(({ name }) => name)),
  });
}

const EMPTY: WorkbookSnapshot = { sheets: [], tables: [], names: [], takenNames: [] };

describe("compareWorkbook", () => {
  it("refuses names that somebody else uses, all of one sheet in one issue", () => {
    const used = [NAMES.reviewYear, NAMES.asOf];
    const result = compareWorkbook(sheets(), sheets(), {
      ...EMPTY,
      takenNames: [...used, TABLES.levels].map((name) => name.toLowerCase()),
      names: used.map((name) => ({ name, sheet: "x", row: 0, column: 0, values: [[1]] })),
    });
    expect(result).toMatchObject({
      ok: false,
      issues: [{ code: "name.taken", path: [TABLES.levels, ...used].join(",") }],
    });
    expect(!result.ok && result.issues[0].message).toContain(`「${TABLES.levels}」ほか2件`);
  });

  it("takes names without cells for free: they are what is left of a deleted sheet", () => {
    const result = compareWorkbook(sheets(), sheets(), {
      ...EMPTY,
      takenNames: [NAMES.reviewYear.toLowerCase()],
    });
    expect(result).toMatchObject({ ok: true });
  });

  it("says which names of a sheet are gone", async () => {
    const snapshot = await written();
    const names = snapshot.names.filter(({ name }) => name !== NAMES.digits);
    expect(compareWorkbook(sheets(), sheets(), { ...snapshot, names })).toMatchObject({
      ok: false,
      issues: [{ code: "name.missing", path: NAMES.digits }],
    });
  });

  it("says which table of a sheet is gone", async () => {
    const snapshot = await written();
    const tables = snapshot.tables.filter(({ name }) => name !== TABLES.states);
    expect(compareWorkbook(sheets(), sheets(), { ...snapshot, tables })).toMatchObject({
      ok: false,
      issues: [{ code: "table.missing", path: TABLES.states }],
    });
  });

  it("tells all issues at once", async () => {
    const snapshot = await written();
    const tables = snapshot.tables
      .filter(({ name }) => name !== TABLES.states)
      .map((table) =>
        table.name === TABLES.targets ? { ...table, headers: table.headers.slice(1) } : table,
      );
    const result = compareWorkbook(sheets(), sheets(), { ...snapshot, tables });
    expect(!result.ok && result.issues.map(({ code }) => code).sort()).toEqual([
      "table.columnMissing",
      "table.missing",
    ]);
  });
});

describe("previewWrite", () => {
  it("passes on what is wrong with the choice, before it asks the workbook", async () => {
    const book = new FakeWorkbook();
    const result = await previewWrite(book, PLAN, { ...ALL, owners: ["無い課"] }, CONTEXT);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "choice.owner" }] });
    expect(book.snapshots).toBe(0);
  });

  it("refuses a workbook of a newer version of the add-in", async () => {
    const book = new FakeWorkbook();
    await writePlan(book, PLAN, ALL, CONTEXT);
    const record = book.table(TABLES.record);
    for (let row = record.row; row <= record.row + record.bodyRows; row += 1) {
      const isFormat = book.sheet(SHEETS.record).cells.get(`${row}:${record.column}`) === "formatVersion";
      if (isFormat) book.put(SHEETS.record, row, record.column + 1, 99);
    }
    expect(await previewWrite(book, PLAN, ALL, LATER)).toMatchObject({
      ok: false,
      issues: [{ code: "format.newer" }],
    });
  });

  it("counts what a new workbook gets", async () => {
    const result = await previewWrite(new FakeWorkbook(), PLAN, ALL, CONTEXT);
    const rows = sheets()
      .filter(({ role }) => role === "targets" || role === "actuals")
      .reduce((sum, { tables }) => sum + tables.reduce((all, table) => all + table.rows.length, 0), 0);
    expect(result).toMatchObject({ ok: true, value: { newRows: rows, tables: [], changes: [] } });
  });
});

describe("writePlan", () => {
  it("touches nothing when there is nothing to do", async () => {
    const book = new FakeWorkbook();
    await writePlan(book, PLAN, ALL, CONTEXT);
    const result = await writePlan(book, PLAN, ALL, LATER);
    expect(result).toMatchObject({ ok: true, value: { hasWritten: false, done: { isNothing: true } } });
    expect(book.applied).toHaveLength(1);
  });

  it("reads once and writes once", async () => {
    const book = new FakeWorkbook();
    await writePlan(book, PLAN, ALL, CONTEXT);
    expect([book.snapshots, book.applied.length]).toEqual([1, 1]);
  });

  it("updates the record of a plan that says the same in other words", async () => {
    const book = new FakeWorkbook();
    await writePlan(book, PLAN, ALL, CONTEXT);
    const reworded = { written: { ...LATER.written, planHash: "2".repeat(64) } };
    expect(await writePlan(book, PLAN, ALL, reworded)).toMatchObject({
      value: { hasWritten: true, done: { changes: [] } },
    });
    expect(await writePlan(book, PLAN, ALL, reworded)).toMatchObject({ value: { hasWritten: false } });
  });
});
