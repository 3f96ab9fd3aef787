/** The auditor's questions about one target, and about all readings that are not certain. */
import { bundledPlan as plan, itemsInOrder, traceTarget, uncertainReadings } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  PROGRESS_HEADERS,
  READING_HEADERS as R,
  TABLES,
  TARGET_HEADERS,
  cardTable,
  columnLetter,
  gradeHeader,
  scheduleHeader,
  targetHeader,
} from "../../src/sheets";
import { writePlan } from "../../src/workflows";
import { listReadings, selectedTarget, traceInWorkbook } from "../../src/workflows/audit/auditing";
import { isSavedCopy } from "../../src/workflows/audit/isSavedCopy";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, LATER } from "./samplePlan";

const [FIRST = 0, SECOND = 0] = plan.years;
const measured = itemsInOrder(plan).find(({ item }) =>
  item.indicators.some(
    ({ targets }) => typeof targets[1]?.value === "number" && targets[1].reading === "stated",
  ),
)?.item;
const indicator = measured?.indicators.find(({ targets }) => typeof targets[1]?.value === "number");
const textual = itemsInOrder(plan).find(({ item }) => item.indicators.length === 0)?.item;
if (!measured || !indicator || !textual) throw new Error("the plan lacks what these tests need");
const PICK = { code: measured.code, indicatorId: indicator.id, year: SECOND };
const ROW = `${measured.code}|${indicator.id}`;

async function written(): Promise<FakeWorkbook> {
  const book = new FakeWorkbook();
  const outcome = await writePlan(book, plan, ALL, CONTEXT);
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return book;
}

/** Where a cell is now, found as people see it: by its row's key and its header. */
async function placeOf(book: FakeWorkbook, name: string, key: string, header: string) {
  const { tables } = await book.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  const row = table?.values.findIndex((values) => values[table.headers.indexOf(A.key)] === key) ?? -1;
  const column = table?.headers.indexOf(header) ?? -1;
  if (!table || row < 0 || column < 0) throw new Error(`no ${header} of ${key} in ${name}`);
  return { sheet: table.sheet, row: table.row + 1 + row, column: table.column + column };
}

async function put(book: FakeWorkbook, name: string, key: string, header: string, value: string | number) {
  const { sheet, row, column } = await placeOf(book, name, key, header);
  book.put(sheet, row, column, value);
}

async function select(book: FakeWorkbook, name: string, key: string, header: string) {
  const { sheet, row, column } = await placeOf(book, name, key, header);
  book.active = { address: `'${sheet}'!$${columnLetter(column)}$${row + 1}`, content: "" };
}

async function traced(book: FakeWorkbook, pick: Parameters<typeof traceInWorkbook>[2]) {
  const outcome = await traceInWorkbook(book, plan, pick);
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return outcome.value;
}

describe("traceInWorkbook", () => {
  it("gives the plan's answer and both cells of a workbook as it was written", async () => {
    const { trace, cells } = await traced(await written(), PICK);
    expect(trace).toEqual(traceTarget(plan, PICK.code, PICK.indicatorId, PICK.year));
    expect(cells.map(({ place, wanted }) => [place.table, place.header, wanted])).toEqual([
      [TABLES.targets, targetHeader(SECOND), null],
      [TABLES.actuals, A.target, null],
    ]);
    expect(cells.every(({ value }) => value === trace.value)).toBe(true);
  });

  it.each(itemsInOrder(plan).map(({ item }) => [item.code, item] as const))(
    "finds nothing wrong with %s in any year, schedule or target",
    async (_, item) => {
      const book = await written();
      for (const year of plan.years) {
        for (const id of [null, ...item.indicators.map((one) => one.id)]) {
          const { cells } = await traced(book, { code: item.code, indicatorId: id, year });
          expect(cells.map(({ wanted }) => wanted)).toEqual([null, null]);
        }
      }
    },
  );

  it("says what the plan has where a cell was altered, wherever its row was sorted to", async () => {
    const book = await written();
    await put(book, TABLES.targets, ROW, targetHeader(SECOND), 7);
    book.sortDescending(TABLES.targets, A.key);
    const { cells } = await traced(book, PICK);
    const target = cells.find(({ place }) => place.table === TABLES.targets);
    const { row, column } = await placeOf(book, TABLES.targets, ROW, targetHeader(SECOND));
    expect(target).toMatchObject({
      value: 7,
      wanted: traceTarget(plan, PICK.code, PICK.indicatorId, SECOND)?.value,
      cell: `${columnLetter(column)}${row + 1}`,
    });
  });

  it("answers from the plan alone in a workbook without its tables, and not for another plan's", async () => {
    expect((await traced(new FakeWorkbook(), PICK)).cells).toEqual([]);
    const other = { ...plan, id: "other" };
    expect(await traceInWorkbook(await written(), other, PICK)).toMatchObject({
      ok: false,
      issues: [{ code: "plan.other" }],
    });
  });
});

describe("selectedTarget", () => {
  const target = { code: PICK.code, indicatorId: PICK.indicatorId };
  it.each([
    [TABLES.targets, ROW, targetHeader(SECOND), { ...target, year: SECOND }],
    [TABLES.targets, ROW, scheduleHeader(SECOND), { code: PICK.code, indicatorId: null, year: SECOND }],
    [TABLES.targets, ROW, TARGET_HEADERS.unit, { ...target, year: null }],
    [
      TABLES.targets,
      `${textual.code}|`,
      targetHeader(FIRST),
      { code: textual.code, indicatorId: null, year: FIRST },
    ],
    [TABLES.actuals, `${ROW}|${SECOND}`, A.actual, { ...target, year: SECOND }],
    [TABLES.actuals, `${ROW}|${SECOND}`, A.schedule, { code: PICK.code, indicatorId: null, year: SECOND }],
    [TABLES.progress, ROW, gradeHeader(SECOND), { ...target, year: SECOND }],
    [TABLES.progress, ROW, PROGRESS_HEADERS.reason, { ...target, year: null }],
    [cardTable(PICK.code), `${ROW}|${SECOND}`, A.rate, { ...target, year: SECOND }],
  ])("in %s, row %s, column %s", async (table, key, header, expected) => {
    const book = await written();
    await select(book, table, key, header);
    expect(await selectedTarget(book, plan)).toEqual({ ok: true, value: expected });
  });

  it("in 読み取り確認, target and schedule", async () => {
    const book = await written();
    for (const { key, item, indicator: own, year } of uncertainReadings(plan)) {
      await select(book, TABLES.readings, key, R.decision);
      expect(await selectedTarget(book, plan)).toEqual({
        ok: true,
        value: { code: item.code, indicatorId: own?.id ?? null, year },
      });
    }
  });

  it.each(["Sheet1!A1", "計画目標!A1", "計画目標!ZZ9", "実績入力!B9999", "?"])(
    "refuses %s",
    async (address) => {
      const book = await written();
      book.active = { address, content: "" };
      expect(await selectedTarget(book, plan)).toMatchObject({
        ok: false,
        issues: [{ code: "trace.noCell" }],
      });
    },
  );
});

describe("listReadings", () => {
  const listed = async (book: FakeWorkbook) => {
    const readings = await listReadings(book, plan);
    if (!readings.ok) throw new Error(readings.issues[0].message);
    return new Map(readings.value.map((one) => [one.reading.key, one]));
  };
  const [sample, other] = uncertainReadings(plan).filter(
    ({ what, read }) => what === "target" && typeof read === "number",
  );
  if (!sample || !other) throw new Error("the plan has no uncertain numbers");

  it("has every uncertain reading open at first, with where to decide and where it stands", async () => {
    const list = await listed(await written());
    expect([...list.keys()]).toEqual(uncertainReadings(plan).map(({ key }) => key));
    for (const { state, decideAt, target, reading } of list.values()) {
      expect(state).toBe("open");
      expect(decideAt).toEqual({ table: TABLES.readings, key: reading.key, header: R.decision });
      expect(target === null).toBe(reading.year === null);
    }
  });

  it("follows a decision from lacking over pending to corrected", async () => {
    const book = await written();
    const type = (header: string, value: string | number) =>
      put(book, TABLES.readings, sample.key, header, value);
    await type(R.decision, "訂正");
    await type(R.corrected, 12_345);
    await type(R.by, "財政課 山田");
    expect((await listed(book)).get(sample.key)).toMatchObject({
      state: "lacking",
      lacks: expect.stringContaining(R.ground) as string,
    });
    await type(R.ground, "決裁第3号");
    await type(R.on, 44_743);
    expect((await listed(book)).get(sample.key)).toMatchObject({ state: "pending", lacks: null });
    const pick = {
      code: sample.item.code,
      indicatorId: sample.indicator?.id ?? null,
      year: sample.year ?? 0,
    };
    const before = await traced(book, pick);
    expect(before.trace.confirmation).toMatchObject({
      kind: "corrected",
      by: "財政課 山田",
      was: sample.read,
    });
    expect(before.cells[0]).toMatchObject({ value: sample.read, wanted: 12_345 });
    expect((await writePlan(book, plan, ALL, LATER)).ok).toBe(true);
    expect((await listed(book)).get(sample.key)).toMatchObject({ state: "corrected" });
    expect((await listed(book)).get(other.key)).toMatchObject({ state: "open" });
    expect((await traced(book, pick)).cells[0]).toMatchObject({ value: 12_345, wanted: null });
    // What was decided can be taken back; the tables still carry it.
    for (const header of [R.decision, R.corrected, R.by, R.ground, R.on]) await type(header, "");
    expect((await listed(book)).get(sample.key)).toMatchObject({ state: "pending" });
  });

  it("lists them from the plan alone where nothing was written", async () => {
    const list = await listed(new FakeWorkbook());
    expect([...list.values()].every(({ state, decideAt }) => state === "open" && decideAt === null)).toBe(
      true,
    );
  });
});

describe("isSavedCopy", () => {
  it("knows the same workbook, and names the sheet in which another one differs", async () => {
    const [open, saved] = [await written(), await written()];
    expect(await isSavedCopy(open, saved)).toEqual({ ok: true, value: null });
    await put(open, TABLES.actuals, `${ROW}|${SECOND}`, A.actual, 3);
    expect(await isSavedCopy(open, saved)).toMatchObject({
      ok: false,
      issues: [{ code: "file.otherWorkbook", message: expect.stringContaining("「実績入力」") as string }],
    });
    await put(saved, TABLES.actuals, `${ROW}|${SECOND}`, A.actual, "3");
    expect((await isSavedCopy(open, saved)).ok).toBe(false);
    await put(saved, TABLES.actuals, `${ROW}|${SECOND}`, A.actual, 3);
    expect((await isSavedCopy(open, saved)).ok).toBe(true);
    saved.sortDescending(TABLES.targets, A.key);
    expect((await isSavedCopy(open, saved)).ok).toBe(false);
    expect((await isSavedCopy(open, new FakeWorkbook())).ok).toBe(false);
  });
});
