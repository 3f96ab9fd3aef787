import { ACTUAL_HEADERS as H, HISTORY_HEADERS, TABLES, type AnswerHeader } from "../../../src/sheets";
import type { Content } from "../../../src/sheets/spec";
import { WorkbookError, findLastMerge, undoMerge } from "../../../src/workflows";
import { COST, FEE, LATER, PLAN, Round, TRAINING, VISITS, valueOf } from "./returned";

const UNDONE = { ...LATER, date: "2029-12-01T08:00" };
const undo = (round: Round, batch: string) => undoMerge(round.book, PLAN, batch, UNDONE);
const last = async (round: Round) => valueOf(await findLastMerge(round.book));

async function merged(...cells: readonly (readonly [key: string, header: AnswerHeader, content: Content])[]) {
  const round = await Round.sent();
  await mergeMore(round, ...cells);
  return round;
}

async function mergeMore(round: Round, ...cells: readonly (readonly [string, AnswerHeader, Content])[]) {
  const departments = new Set<string>();
  for (const [key, header, content] of cells) {
    const department = key.startsWith("2-") ? "財政課" : "企画課";
    departments.add(department);
    await round.file(department).type(key, header, content);
  }
  const collection = await round.collect(...[...departments].map((one) => round.file(one)));
  // What a later file says is a conflict with what was merged; people take the file's.
  return round.merge(collection, new Map(collection.proposals.map(({ id }) => [id, 0])));
}

/** The first row of 変更履歴 that tells of a merge: the write that made the workbook stands before it. */
async function firstMerged(round: Round): Promise<number> {
  const { headers, values } = await round.table(TABLES.history);
  return values.findIndex((line) => line[headers.indexOf(HISTORY_HEADERS.action)] === "取り込み");
}

describe("findLastMerge", () => {
  it("finds nothing in a workbook in which nothing was merged", async () => {
    expect(await last(await Round.sent())).toBeNull();
  });

  it("is the newest that was not taken back, by its number and not by its place", async () => {
    const round = await merged([COST, H.actual, 5]);
    await mergeMore(round, [COST, H.forecast, 6], [FEE, H.progress, "済み"]);
    round.book.sortDescending(TABLES.history, HISTORY_HEADERS.header);
    expect(await last(round)).toEqual({ batch: "M0002", when: "2029-11-01 10:30", cells: 2 });
    valueOf(await undo(round, "M0002"));
    expect(await last(round)).toEqual({ batch: "M0001", when: "2029-11-01 10:30", cells: 1 });
    valueOf(await undo(round, "M0001"));
    expect(await last(round)).toBeNull();
  });

  it("knows the tenth thousand from the first", async () => {
    const round = await merged([COST, H.actual, 5]);
    const { sheet, row, column, headers } = await round.table(TABLES.history);
    const at = row + 1 + (await firstMerged(round));
    round.book.put(sheet, at, column + headers.indexOf("まとまり"), "M10000");
    expect((await mergeMore(round, [COST, H.actual, 6])).batch).toBe("M10001");
    expect((await last(round))?.batch).toBe("M10001");
  });
});

describe("undoMerge", () => {
  /** What stood in the cell, and what a file brought instead. */
  it.each<[before: Content, after: Content]>([
    [null, 5],
    [5, 6],
    [5, null],
    [-0.125, 1_234_567.891],
    ["１２", 12],
    ["約200", 200],
    [" ", 7],
  ])("puts %j back after %j", async (before, after) => {
    const round = await Round.start();
    await round.put(COST, H.actual, before);
    await round.send();
    const state = (await round.table()).values;
    await mergeMore(round, [COST, H.actual, after]);
    expect(await round.get(COST, H.actual)).toBe(after);
    expect(valueOf(await undo(round, "M0001"))).toEqual({
      batch: "M0001",
      restored: 1,
      kept: [],
      lostRows: 0,
    });
    expect(await round.get(COST, H.actual)).toBe(before);
    expect((await round.table()).values).toEqual(state);
  });

  it.each<[before: string | null, after: string | null]>([
    [null, "=1+1"],
    ["=1+1", "@担当"],
    ["'引用", null],
    ["2029", "１２"],
    ["一行目\n二行目", "TRUE"],
  ])("puts the text %j back after %j", async (before, after) => {
    const round = await Round.start();
    await round.put(TRAINING, H.progress, before);
    await round.send();
    await mergeMore(round, [TRAINING, H.progress, after]);
    expect(await round.get(TRAINING, H.progress)).toBe(after);
    expect(valueOf(await undo(round, "M0001"))).toMatchObject({ restored: 1 });
    expect(await round.get(TRAINING, H.progress)).toBe(before);
  });

  it("writes once, with a row 取り消し of the same まとまり for each cell; 配布記録 stays", async () => {
    const round = await merged([COST, H.actual, 5], [FEE, H.progress, "済み"]);
    const log = (await round.table(TABLES.requests)).values;
    const writes = round.book.applied.length;
    valueOf(await undo(round, "M0001"));
    expect(round.book.applied).toHaveLength(writes + 1);
    const { headers, values } = await round.table(TABLES.history);
    const first = await firstMerged(round);
    const read = (header: string) => values.slice(first).map((line) => line[headers.indexOf(header)]);
    expect(read("番号")).toEqual([1, 2, 3, 4].map((number) => first + number));
    expect(read("操作")).toEqual(["取り込み", "取り込み", "取り消し", "取り消し"]);
    expect(read("まとまり")).toEqual(["M0001", "M0001", "M0001", "M0001"]);
    expect(read("日時").slice(2)).toEqual(["2029-12-01 08:00", "2029-12-01 08:00"]);
    expect(read("変更前")).toEqual(["", "", "済み", 5]);
    expect(read("変更後")).toEqual(["済み", 5, "", ""]);
    expect(read("項目").slice(2)).toEqual(["取組状況", "実績"]);
    expect((await round.table(TABLES.requests)).values).toEqual(log);
  });

  it("keeps and reports cells that somebody has changed since, and rows that are gone", async () => {
    const round = await merged(
      [COST, H.actual, 5],
      [FEE, H.progress, "済み"],
      [VISITS, H.actual, 7],
      [TRAINING, H.progress, "済み"],
    );
    await round.put(COST, H.actual, 6);
    await round.put(VISITS, H.actual, { formula: "3+4" }, 7);
    await round.deleteRow(TRAINING);
    const cost = await round.place(COST, H.actual);
    const visits = await round.place(VISITS, H.actual);
    const { row, column, headers } = await round.table();
    expect(valueOf(await undo(round, "M0001"))).toEqual({
      batch: "M0001",
      restored: 1,
      lostRows: 0,
      kept: [
        {
          row: "1-1-1 窓口の見直し 来庁者数",
          header: "実績",
          value: 7,
          sheet: "実績入力",
          cell: [visits.row, visits.column],
        },
        {
          row: "1-1-2 職員研修",
          header: "取組状況",
          value: "",
          sheet: "実績入力",
          cell: [row, column + headers.indexOf(H.progress)],
        },
        {
          row: "2-1-1 手数料 経費",
          header: "実績",
          value: 6,
          sheet: "実績入力",
          cell: [cost.row, cost.column],
        },
      ],
    });
    expect(await round.get(COST, H.actual)).toBe(6);
    expect(await round.get(VISITS, H.actual)).toEqual({ formula: "3+4" });
    expect(await round.get(FEE, H.progress)).toBeNull();
  });

  it("writes nothing where no cell is left to put back, and the merge stays the last", async () => {
    const round = await merged([COST, H.actual, 5]);
    await round.put(COST, H.actual, 6);
    const before = round.book.dump();
    expect(valueOf(await undo(round, "M0001"))).toMatchObject({ restored: 0, kept: [{ value: 6 }] });
    expect(round.book.dump()).toEqual(before);
    expect((await last(round))?.batch).toBe("M0001");
  });

  it("finds the cells after people sorted, renamed and inserted", async () => {
    const round = await merged([COST, H.actual, 5], [VISITS, H.actual, 7]);
    round.book.sortDescending(TABLES.actuals, H.key);
    round.book.sortDescending(TABLES.history, HISTORY_HEADERS.key);
    round.book.insertColumn("変更履歴", 2);
    round.book.insertColumn("実績入力", 2);
    round.book.sheet("実績入力").name = "実績";
    expect(valueOf(await undo(round, "M0001"))).toMatchObject({ restored: 2, kept: [] });
    expect([await round.get(COST, H.actual), await round.get(VISITS, H.actual)]).toEqual([null, null]);
  });

  it.each([1, 2, 3])("says how many rows of the merge 変更履歴 has lost (row %i)", async (lost) => {
    const round = await merged([COST, H.actual, 5], [COST, H.forecast, 6], [FEE, H.progress, "済み"]);
    await mergeMore(round, [VISITS, H.actual, 7]);
    round.book.deleteTableRow(TABLES.history, (await firstMerged(round)) + lost - 1);
    expect(valueOf(await undo(round, "M0001"))).toMatchObject({ restored: 2, kept: [], lostRows: 1 });
  });

  it("misses no row of 変更履歴 where none was deleted, in whatever order it stands", async () => {
    const round = await merged([COST, H.actual, 5], [COST, H.forecast, 6]);
    valueOf(await undo(round, "M0001"));
    await mergeMore(round, [COST, H.actual, 7], [COST, H.forecast, 8]);
    round.book.sortDescending(TABLES.history, HISTORY_HEADERS.header);
    expect(valueOf(await undo(round, "M0002"))).toMatchObject({ restored: 2, lostRows: 0 });
  });

  it("takes an older merge back as far as nothing newer stands above it", async () => {
    const round = await merged([COST, H.actual, 5], [COST, H.forecast, 6]);
    await mergeMore(round, [COST, H.actual, 50]);
    expect(valueOf(await undo(round, "M0001"))).toMatchObject({
      restored: 1,
      kept: [{ header: "実績", value: 50 }],
    });
    expect(await last(round)).toMatchObject({ batch: "M0002" });
  });

  it("collects the same again after it was taken back", async () => {
    const round = await merged([COST, H.actual, 5]);
    valueOf(await undo(round, "M0001"));
    expect(await mergeMore(round, [COST, H.actual, 5])).toMatchObject({ batch: "M0002", cells: 1 });
  });

  it.each([
    ["M0009", "history.unknown"],
    ["M0001", "history.undone"],
  ])("%s: %s", async (batch, code) => {
    const round = await merged([COST, H.actual, 5]);
    valueOf(await undo(round, "M0001"));
    const before = round.book.dump();
    expect(await undo(round, batch)).toMatchObject({ ok: false, issues: [{ code }] });
    expect(round.book.dump()).toEqual(before);
  });

  it.each([HISTORY_HEADERS.key, HISTORY_HEADERS.header])("says when %s was rewritten", async (header) => {
    const round = await merged([COST, H.actual, 5], [FEE, H.progress, "済み"]);
    const { sheet, row, column, headers } = await round.table(TABLES.history);
    const at = row + 1 + (await firstMerged(round));
    round.book.put(sheet, at, column + headers.indexOf(header), "書き換え");
    const before = round.book.dump();
    expect(await undo(round, "M0001")).toMatchObject({ ok: false, issues: [{ code: "history.unreadable" }] });
    expect(round.book.dump()).toEqual(before);
  });

  it("changes nothing when the workbook refuses", async () => {
    const round = await merged([COST, H.actual, 5]);
    const before = round.book.dump();
    round.book.failure = new WorkbookError("workbook.protected", "保護されています。", "unchanged");
    await expect(undo(round, "M0001")).rejects.toThrow("保護");
    expect(round.book.dump()).toEqual(before);
    expect(await last(round)).toMatchObject({ batch: "M0001" });
  });
});
