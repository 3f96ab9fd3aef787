/**
 * What an audit says where 変更履歴 and the workbook do not tell the same: settings and decisions that the log does not have, and
 * rows of the log that do not fit. Workbooks in memory; every code is looked at.
 */
import type { Finding, FindingCode } from "../../src/audit";
import { serialOfDate, type Plan } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  HISTORY_HEADERS as H,
  LEVEL_HEADERS as L,
  READING_HEADERS as R,
  SETTING_HEADERS as S,
  TABLES,
  targetHeader,
} from "../../src/sheets";
import { auditWorkbook, undoMerge } from "../../src/workflows";
import { inferred, indicator, item, plan, target } from "../sheets/samplePlan";
import type { FakeWorkbook } from "../workflows/FakeWorkbook";
import { COST, LATER, PLAN, Round, YEAR, valueOf } from "../workflows/collect/returned";
import { get, logOf, put, write } from "../workflows/history/logged";

const BY = { ...LATER, by: "財政課 山田" };
const AFTER = { ...BY, date: "2029-12-01T10:00" };
const GOAL = { table: TABLES.targets, key: "1-1-1|visits", header: targetHeader(YEAR) };
const MIN = { table: TABLES.levels, key: "2", header: L.min };
const DIGITS = { table: TABLES.settings, key: "全体", header: S.digits };
const BASELINE = { table: TABLES.actuals, key: COST, header: A.baseline };
const METHOD = { table: TABLES.actuals, key: COST, header: A.method };

const OF_LOG: readonly FindingCode[] = [
  "setting.unlogged",
  "reading.unlogged",
  "history.missing",
  "history.gap",
  "history.added",
  "history.inconsistent",
  "history.differs",
];

async function auditOf(book: FakeWorkbook, made: Plan = PLAN): Promise<readonly Finding[]> {
  return valueOf(await auditWorkbook(book, made, { planHash: LATER.planHash, appVersion: "1.2.3" })).findings;
}

async function ofLog(book: FakeWorkbook, made: Plan = PLAN): Promise<string[]> {
  const findings = await auditOf(book, made);
  return findings
    .filter(({ code }) => OF_LOG.includes(code))
    .map(
      ({ code, severity, place: { table, key, header } }) =>
        `${code} ${severity} ${table ?? ""} ${key ?? ""} ${header ?? ""}`,
    );
}

/** 基準値 and 下限 set by people and logged; then something that is written, so that there is more than one まとまり. */
async function worked(): Promise<Round> {
  const round = await Round.sent();
  await put(round.book, BASELINE, 125);
  await put(round.book, MIN, 0.7);
  await put(round.book, GOAL, 999);
  await write(round.book, PLAN, BY);
  await put(round.book, GOAL, 998);
  await write(round.book, PLAN, AFTER);
  return round;
}

const logCell = (number: number, header: string) => ({ table: TABLES.history, key: String(number), header });

/** Of the last row of the log that tells of the cell. */
async function numberOf(book: FakeWorkbook, key: string, header: string): Promise<number> {
  const rows = await logOf(book);
  return Number(rows.filter((row) => row["キー"] === key && row["項目"] === header).at(-1)?.[H.number]);
}

describe("settings", () => {
  it("that the log has, and the workbook still has, are not spoken of, however the log is sorted", async () => {
    const { book } = await worked();
    expect(await ofLog(book)).toEqual([]);
    book.sortDescending(TABLES.history, H.action);
    expect(await ofLog(book)).toEqual([]);
  });

  it("stay unspoken of after merges, their undoing, and the year's second request", async () => {
    const round = await worked();
    await round.file("財政課").type(COST, A.actual, 5);
    await put(round.book, METHOD, "達成・未達");
    await round.merge(await round.collect(round.file("財政課")), new Map(), AFTER);
    expect(await ofLog(round.book)).toEqual([]);
    valueOf(await undoMerge(round.book, PLAN, "M0001", AFTER));
    await round.send(YEAR, AFTER, "2030-05-31");
    expect(await ofLog(round.book)).toEqual([]);
  });

  it.each([
    ["a 基準値 other than the logged one", BASELINE, 500, "記録では「125」、ブックでは「500」"],
    ["a 基準値 that was taken out", BASELINE, null, "記録では「125」、ブックでは空欄"],
    ["a 下限 that went back to the standard", MIN, 0.8, "記録では「0.7」、ブックでは「0.8」"],
  ])("tell of %s, in its cell", async (_name, place, value, said) => {
    const { book } = await worked();
    await put(book, place, value);
    expect(await ofLog(book)).toEqual([
      `setting.unlogged warning ${place.table} ${place.key} ${place.header}`,
    ]);
    const finding = (await auditOf(book)).find(({ code }) => code === "setting.unlogged");
    expect(finding?.message).toContain(said);
    // The next thing that is logged tells of it.
    await put(book, GOAL, 997);
    await write(book, PLAN, AFTER);
    expect(await ofLog(book)).toEqual([]);
  });

  it.each([
    [DIGITS, 3, "setting.changed"],
    [METHOD, "達成・未達", "method.changed"],
  ])("are told once where they differ from the standard as well: %o", async (at, value, code) => {
    const { book } = await worked();
    await put(book, at, value);
    const own = (await auditOf(book)).filter(
      ({ place }) => place.key === at.key && place.header === at.header,
    );
    expect(own.map((finding) => finding.code)).toEqual([code]);
    expect(own[0]?.message).toContain("変更履歴にまだありません");
  });

  it("are not spoken of where the log is gone: that is what is told", async () => {
    const { book } = await worked();
    book.deleteSheet("変更履歴");
    expect(await ofLog(book)).toEqual([`history.missing warning ${TABLES.history}  `]);
  });
});

const READ: Plan = plan(
  [2028, 2029],
  [
    {
      ...item("1-1-1", "窓口の見直し", 2),
      indicators: [
        {
          ...indicator("visits", "来庁者数", []),
          targets: [target(1_200, inferred), target(1_100, inferred)],
        },
      ],
    },
  ],
);
const DECIDED = `1-1-1|visits|${YEAR}|目標`;
const OTHER = `1-1-1|visits|2028|目標`;
const ROW_GOAL = { table: TABLES.actuals, key: `1-1-1|visits|${YEAR}`, header: A.target };
const reading = (header: string, key = DECIDED) => ({ table: TABLES.readings, key, header });

async function decide(book: FakeWorkbook, corrected: number | null, by = "行革 佐藤"): Promise<void> {
  const isDecided = corrected !== null;
  await put(book, reading(R.decision), isDecided ? "訂正" : null);
  await put(book, reading(R.corrected), corrected);
  await put(book, reading(R.by), isDecided ? by : null);
  await put(book, reading(R.on), isDecided ? serialOfDate({ year: 2029, month: 10, day: 15 }) : null);
  await put(book, reading(R.ground), isDecided ? "決裁第3号" : null);
}

async function corrected(): Promise<FakeWorkbook> {
  const { book } = await Round.start(READ);
  await decide(book, 1_150);
  await write(book, READ, BY);
  return book;
}

describe("decisions about readings", () => {
  it("that were written, changed and withdrawn are not spoken of, nor those that wait for a write", async () => {
    const book = await corrected();
    expect(await ofLog(book, READ)).toEqual([]);
    await decide(book, 1_160, "企画課 鈴木");
    expect(await ofLog(book, READ)).toEqual([]);
    await write(book, READ, AFTER);
    expect(await ofLog(book, READ)).toEqual([]);
    await decide(book, null);
    await write(book, READ, AFTER);
    expect(await ofLog(book, READ)).toEqual([]);
  });

  it("that were forged in every cell that shows them are found in 読み取り確認", async () => {
    const forged = await corrected();
    const honest = (await Round.start(READ)).book;
    for (const header of [R.decision, R.corrected, R.by, R.on, R.ground, R.applied, R.appliedValue])
      await put(honest, reading(header), await get(forged, reading(header)));
    for (const place of [GOAL, ROW_GOAL]) await put(honest, place, 1_150);
    expect(await ofLog(honest, READ)).toEqual([
      `reading.unlogged critical ${TABLES.readings} ${DECIDED} ${R.decision}`,
    ]);
  });

  it("are found where another name was put under them, and where the log has gone with its note", async () => {
    const book = await corrected();
    const written = String(await get(book, reading(R.applied)));
    await put(book, reading(R.by), "市長");
    await put(book, reading(R.applied), written.replace("行革 佐藤", "市長"));
    expect(await ofLog(book, READ)).toEqual([
      `reading.unlogged critical ${TABLES.readings} ${DECIDED} ${R.decision}`,
    ]);
    const other = await corrected();
    other.deleteSheet("変更履歴");
    expect(await ofLog(other, READ)).toContain(
      `reading.unlogged critical ${TABLES.readings} ${DECIDED} ${R.decision}`,
    );
  });

  it("are found where they were undone in the cells and not by a write", async () => {
    const book = await corrected();
    await decide(book, null);
    for (const header of [R.applied, R.appliedValue])
      await put(book, reading(header), await get(book, reading(header, OTHER)));
    for (const place of [GOAL, ROW_GOAL]) await put(book, place, 1_100);
    expect(await ofLog(book, READ)).toContain(
      `reading.unlogged critical ${TABLES.readings} ${DECIDED} ${R.decision}`,
    );
  });
});

describe("rows of the log", () => {
  it("are found where a day lies before the one of the row before", async () => {
    const { book } = await worked();
    const last = await numberOf(book, GOAL.key, GOAL.header);
    await put(book, logCell(last, H.when), "1999-01-01");
    expect(await ofLog(book)).toEqual([`history.inconsistent warning ${TABLES.history}  ${H.when}`]);
  });

  it("are no finding where a day alone follows a day with a time", async () => {
    const { book } = await worked();
    const last = await numberOf(book, GOAL.key, GOAL.header);
    await put(book, logCell(last, H.when), AFTER.date.slice(0, 10));
    expect(await ofLog(book)).toEqual([]);
  });

  it("are found where two have changed places", async () => {
    const { book } = await worked();
    const last = await numberOf(book, GOAL.key, GOAL.header);
    await put(book, logCell(1, H.number), 100_000);
    await put(book, logCell(last, H.number), 1);
    await put(book, logCell(100_000, H.number), last);
    expect(await ofLog(book)).toContain(`history.inconsistent warning ${TABLES.history}  ${H.batch}`);
  });

  it("are found where a まとまり was taken out and the others were numbered anew", async () => {
    const { book } = await worked();
    const middle = (await logOf(book)).filter((row) => row[H.batch] === "W0002");
    expect(middle).toHaveLength(1);
    const gone = Number(middle[0]?.[H.number]);
    const count = (await logOf(book)).length;
    book.deleteTableRow(TABLES.history, gone - 1);
    for (let number = gone + 1; number <= count; number += 1)
      await put(book, logCell(number, H.number), number - 1);
    await put(book, { table: TABLES.record, key: "historyNumber", header: "値" }, String(count - 1));
    expect(await ofLog(book)).toEqual([`history.inconsistent warning ${TABLES.history}  ${H.batch}`]);
  });

  it("are found where 変更後 is not what still stands in a cell of the plan, by that cell", async () => {
    const { book } = await worked();
    const last = await numberOf(book, GOAL.key, GOAL.header);
    await put(book, logCell(last, H.after), 1_050);
    expect(await ofLog(book)).toEqual([
      `history.inconsistent warning ${TABLES.targets} ${GOAL.key} ${GOAL.header}`,
    ]);
    const [finding] = (await auditOf(book)).filter(({ code }) => code === "history.inconsistent");
    expect(finding).toMatchObject({ found: 1_100, expected: 1_050 });
  });

  it("are not blamed for a cell of the plan that people have changed since", async () => {
    const { book } = await worked();
    await put(book, GOAL, 900);
    expect(await ofLog(book)).toEqual([]);
    expect((await auditOf(book)).map(({ code }) => code)).toContain("target.altered");
  });

  it("are not blamed for a sheet that was made anew since", async () => {
    const { book } = await Round.start(READ);
    await decide(book, 1_150);
    await write(book, READ, BY);
    await decide(book, null);
    book.deleteSheet("計画目標");
    await write(book, READ, AFTER);
    expect(await ofLog(book, READ)).toEqual([]);
  });

  it("are found where a setting does not start from what the row before said of it", async () => {
    const { book } = await worked();
    await put(book, BASELINE, 130);
    await put(book, GOAL, 997);
    await write(book, PLAN, AFTER);
    expect(await ofLog(book)).toEqual([]);
    const last = await numberOf(book, BASELINE.key, BASELINE.header);
    await put(book, logCell(last, H.before), 120);
    expect(await ofLog(book)).toEqual([`history.inconsistent warning ${TABLES.history}  ${H.before}`]);
  });
});
