/** What an audit says of 変更履歴, on workbooks in memory: only what it says of the log is looked at here. */
import type { FindingCode } from "../../src/audit";
import {
  ACTUAL_HEADERS as A,
  HISTORY_HEADERS as H,
  LAST_HISTORY_NUMBER,
  LEVEL_HEADERS as L,
  RECORD_HEADERS,
  TABLES,
  targetHeader,
} from "../../src/sheets";
import { auditWorkbook, undoMerge, writePlan } from "../../src/workflows";
import { XlsxPort } from "../../src/xlsx";
import { COST, LATER, PLAN, Round, VISITS, YEAR, valueOf } from "../workflows/collect/returned";
import { put, write } from "../workflows/history/logged";
import { ALL, CONTEXT, LATER as NEXT_YEAR, PLAN as BUNDLED } from "../workflows/samplePlan";

const BY = { ...LATER, by: "財政課 山田" };
const TARGET = { table: TABLES.targets, key: "1-1-1|visits", header: targetHeader(YEAR) };
const MIN = { table: TABLES.levels, key: "1", header: L.min };
const OF_LOG: readonly FindingCode[] = ["history.missing", "history.gap", "history.added", "history.differs"];

async function audited(round: Round) {
  return valueOf(await auditWorkbook(round.book, PLAN, { planHash: LATER.planHash, appVersion: "1.2.3" }));
}

/** `code sheet!cell found`, of what is said about the log. */
async function ofLog(round: Round): Promise<string[]> {
  const { findings } = await audited(round);
  return findings
    .filter(({ code }) => OF_LOG.includes(code))
    .map(({ code, severity, place, message }) => `${code} ${severity} ${place.cell ?? ""} ${message}`);
}

/** Written, merged (two cells), written again: 番号 1 to 6. */
async function worked(): Promise<Round> {
  const round = await Round.sent();
  await round.file("財政課").type(COST, A.actual, 5);
  await round.file("企画課").type(VISITS, A.progress, "=検討中\n二行目");
  await round.merge(await round.collect(round.file("財政課"), round.file("企画課")));
  await put(round.book, TARGET, 999);
  await write(round.book, PLAN, BY);
  return round;
}

async function logTable(round: Round) {
  const { sheet, row, column, headers, values } = await round.table(TABLES.history);
  const at = (header: string) => column + headers.indexOf(header);
  return { sheet, first: row + 1, rows: values.length, at };
}

describe("nothing is said of the log", () => {
  it("of a workbook in which everything was done with the add-in", async () => {
    expect(await ofLog(await worked())).toEqual([]);
  });

  it("however people sorted it, after a merge was taken back, and where the office changed what was not merged", async () => {
    const round = await worked();
    round.book.sortDescending(TABLES.history, H.action);
    valueOf(await undoMerge(round.book, PLAN, "M0001", BY));
    await round.put(COST, A.forecast, 7);
    expect(await ofLog(round)).toEqual([]);
  });

  it("where a workbook of before has neither a log nor a note of one", async () => {
    const round = await worked();
    round.book.deleteSheet("変更履歴");
    await put(
      round.book,
      { table: TABLES.record, key: LAST_HISTORY_NUMBER, header: RECORD_HEADERS.value },
      null,
    );
    expect(await ofLog(round)).toEqual([]);
  });

  it("of a file that was written, spoilt and written again, nor anything else", async () => {
    const port = XlsxPort.create();
    const first = await writePlan(port, BUNDLED, ALL, CONTEXT);
    expect(first.ok).toBe(true);
    const again = await XlsxPort.open(await port.save());
    if (!again.ok) throw new Error(again.issues[0].message);
    const { tables } = await again.value.snapshot({ tables: [TABLES.targets], names: [] });
    const [table] = tables;
    if (!table) throw new Error("計画目標 was written");
    const column = table.headers.indexOf("単位");
    const place = { row: table.row + 1, column: table.column + column };
    const before = table.values[0]?.[column] ?? "";
    await again.value.apply({
      createSheets: [],
      tables: [],
      sheets: [{ sheet: table.sheet, cells: [{ ...place, before, content: "億円" }] }],
    });
    valueOf(await writePlan(again.value, BUNDLED, ALL, NEXT_YEAR));
    const { planHash, appVersion } = CONTEXT.written;
    expect(valueOf(await auditWorkbook(again.value, BUNDLED, { planHash, appVersion })).findings).toEqual([]);
  });
});

describe("what is said of the log", () => {
  it("is that it is gone", async () => {
    const round = await worked();
    round.book.deleteSheet("変更履歴");
    const [said, ...more] = await ofLog(round);
    expect(said).toMatch(/^history\.missing warning .*6行ありました/u);
    expect(more).toEqual([]);
  });

  it.each([
    ["in its middle", 2, "番号 3"],
    ["at its end, where it leaves no gap", 5, "番号 6"],
  ])("is that a row is gone %s", async (_where, index, number) => {
    const round = await worked();
    round.book.deleteTableRow(TABLES.history, index);
    const said = await ofLog(round);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`history.gap warning A4 変更履歴 A4: ${number} の行がありません。`);
  });

  it("is that somebody put rows in, with the number of another or with the next one", async () => {
    const round = await worked();
    const { sheet, first, rows, at } = await logTable(round);
    round.book.put(sheet, first + rows, at(H.number), 7);
    round.book.put(sheet, first + rows + 1, at(H.number), 2);
    round.book.table(TABLES.history).bodyRows += 2;
    expect((await ofLog(round)).map((said) => said.split(": ")[1])).toEqual([
      "番号 2 の行が二つ以上あるか、番号が書き換えられています。",
      "番号 7 の行は、記録(6番まで)にありません。",
    ]);
  });

  it("is which merged cells were changed since, by hand", async () => {
    const round = await worked();
    await round.put(COST, A.actual, 6);
    const { row, column } = await round.place(COST, A.actual);
    const [said, ...more] = await ofLog(round);
    expect(said).toContain("history.differs info");
    expect(said).toContain("「5」になったあと、シートの上で「6」に変えられています。");
    expect(more).toEqual([]);
    const { findings } = await audited(round);
    const { place, found, expected } = findings.find(({ code }) => code === "history.differs") ?? {};
    expect({ found, expected, key: place?.key, header: place?.header }).toEqual({
      found: 6,
      expected: 5,
      key: COST,
      header: A.actual,
    });
    expect(place?.cell).toMatch(new RegExp(`^[A-Z]+${row + 1}$`, "u"));
    expect(column).toBeGreaterThan(0);
  });

  it("is that it cannot be read where a column is gone", async () => {
    const round = await worked();
    const { sheet, first, at } = await logTable(round);
    round.book.put(sheet, first - 1, at(H.after), "後");
    const { findings } = await audited(round);
    expect(findings.filter(({ place }) => place.table === TABLES.history).map(({ code }) => code)).toEqual([
      "column.missing",
    ]);
  });
});

it("says of a changed setting whether the log tells of it, when and with whom at the keyboard", async () => {
  const round = await worked();
  await put(round.book, MIN, 0.9);
  const ofMin = async () =>
    (await audited(round)).findings.find(({ code }) => code === "threshold.moved")?.message ?? "";
  expect(await ofMin()).toContain("変更履歴にまだありません");
  await put(round.book, TARGET, 998);
  await write(round.book, PLAN, BY);
  expect(await ofMin()).toContain("変更履歴の番号 7(2029-11-01 10:30、実行者 財政課 山田)に記録があります。");
  await put(round.book, MIN, 0.95);
  expect(await ofMin()).toContain("変更履歴にまだありません");
});
