import {
  ACTUAL_HEADERS as A,
  LAST_HISTORY_NUMBER,
  LEVEL_HEADERS as L,
  SETTING_HEADERS as S,
  SHEETS,
  TABLES,
  targetHeader,
} from "../../../src/sheets";
import { previewWrite } from "../../../src/workflows";
import { FakeWorkbook } from "../FakeWorkbook";
import { ALL, withTarget } from "../samplePlan";
import { COST, LATER, PLAN, Round, VISITS, WRITTEN, YEAR, valueOf } from "../collect/returned";
import { get, logOf, put, recorded, rowsOf, write } from "./logged";

const BY = { ...LATER, by: "財政課 山田" };
const TARGET = { table: TABLES.targets, key: "1-1-1|visits", header: targetHeader(YEAR) };
const MIN = { table: TABLES.levels, key: "1", header: L.min };
const AS_OF = { table: TABLES.settings, key: "全体", header: S.asOf };
const DIGITS = { table: TABLES.settings, key: "全体", header: S.digits };
const METHOD = { table: TABLES.actuals, key: COST, header: A.method };
const BASELINE = { table: TABLES.actuals, key: COST, header: A.baseline };

/** A workbook that was written once, and how many rows its log has. */
async function written(): Promise<{ book: FakeWorkbook; first: number }> {
  const { book } = await Round.start();
  return { book, first: (await logOf(book)).length };
}

describe("the first write", () => {
  it("makes 変更履歴, says what it made, and with which settings the workbook starts", async () => {
    const book = new FakeWorkbook();
    await write(book, PLAN, { ...BY, date: "2029-10-01T09:00" });
    const rows = await logOf(book);
    expect(
      rows.map((row) => [row["番号"], row["操作"], row["まとまり"], row["項目"], row["変更後"]]),
    ).toEqual([
      [1, "書き込み", "W0001", "", ""],
      [2, "設定の変更", "S0001", S.reviewYear, 2029],
      [3, "設定の変更", "S0001", S.asOf, "2029-10-01"],
    ]);
    expect(rows.map((row) => [row["日時"], row["実行者"]])).toEqual(
      rows.map(() => ["2029-10-01 09:00", "財政課 山田"]),
    );
    expect(rows[0]?.["読み方"]).toContain(SHEETS.targets);
    expect(rows[0]?.["読み方"]).toContain("取組項目 3件、年度 R10、R11、R12");
    expect(await recorded(book, LAST_HISTORY_NUMBER)).toBe("3");
  });

  it("is previewed with the sheet that it makes, which stands before the cards", async () => {
    const book = new FakeWorkbook();
    const preview = valueOf(await previewWrite(book, PLAN, ALL, { written: WRITTEN }));
    expect(preview.newSheets).toContain(SHEETS.history);
    await write(book, PLAN, WRITTEN);
    const names = book.sheets.map(({ name }) => name);
    const firstCard = names.findIndex((name) => name.startsWith(SHEETS.card));
    expect(names.indexOf(SHEETS.history)).toBe(firstCard - 1);
  });
});

describe("later writes", () => {
  it("log nothing where they change nothing", async () => {
    const { book } = await written();
    const before = book.dump();
    expect((await write(book, PLAN, LATER)).hasWritten).toBe(false);
    expect(book.dump()).toEqual(before);
  });

  it("say of each cell of 計画目標 and 実績入力 what people had there, in the same change", async () => {
    const { book, first } = await written();
    const formula = await get(book, { ...METHOD, header: A.rate });
    const actualTarget = { table: TABLES.actuals, key: VISITS, header: A.target };
    await put(book, TARGET, 999);
    await put(book, actualTarget, null);
    await put(book, { ...METHOD, header: A.rate }, 0.95);
    await put(book, { ...METHOD, header: A.grade }, { formula: '"◎達成"' });
    const writes = book.applied.length;
    await write(book, PLAN, BY);
    expect(book.applied).toHaveLength(writes + 1);
    const rows = await logOf(book, first);
    expect(rows.map((row) => [row["表"], row["キー"], row["項目"], row["変更前"]])).toEqual([
      [TABLES.targets, TARGET.key, TARGET.header, 999],
      [TABLES.actuals, VISITS, A.target, ""],
      [TABLES.actuals, COST, A.rate, 0.95],
      [TABLES.actuals, COST, A.grade, '="◎達成"'],
    ]);
    expect(rows.map((row) => row["操作"])).toEqual(rows.map(() => "書き込み"));
    expect(rows.slice(0, 2).map((row) => row["変更後"])).toEqual([1_100, 1_100]);
    expect(rows[2]?.["変更後"]).toBe(`=${(formula as { formula: string }).formula}`);
    expect(rows[0]).toMatchObject({
      年度: "令和11年度 (R11)",
      取組項目: "窓口の見直し",
      指標: "来庁者数",
      実行者: "財政課 山田",
      読み方: "計画と違っていたので、計画のとおりに戻しました。",
    });
    expect(rows[2]?.["読み方"]).toBe("数式の上に入力されていたので、数式に戻しました。");
    // A formula in the log is a text.
    const log = book.table(TABLES.history);
    expect([...log.sheet.cells.values()].filter((one) => typeof one === "object" && one !== null)).toEqual(
      [],
    );
    expect(await recorded(book, LAST_HISTORY_NUMBER)).toBe(String(first + rows.length));
    // And once only.
    expect((await write(book, PLAN, BY)).hasWritten).toBe(false);
  });

  it("count what they change elsewhere, a row for each table", async () => {
    const { book, first } = await written();
    const [row] = await rowsOf(book, TABLES.progress);
    await put(book, { table: TABLES.progress, key: String(row?.["キー"]), header: "達成率" }, 1);
    await write(book, PLAN, LATER);
    expect((await logOf(book, first)).map((one) => [one["表"], one["読み方"]])).toEqual([
      [TABLES.progress, "数式でなくなっていた 1セルを、数式に戻しました。"],
    ]);
  });

  it("name the new version of the plan, and do not say that people had changed the cell", async () => {
    const { book, first } = await written();
    const other = withTarget(PLAN, "visits", YEAR, 1_050);
    await write(book, other, { ...LATER, planHash: "b".repeat(64) });
    const rows = await logOf(book, first);
    expect(rows[0]).toMatchObject({ 変更前: "a".repeat(64), 変更後: "b".repeat(64) });
    expect(rows.find((row) => row["表"] === TABLES.targets && row["項目"] === TARGET.header)).toMatchObject({
      変更前: 1_100,
      変更後: 1_050,
      読み方: "",
    });
  });

  it("count the rows that a new year brings", async () => {
    const { book } = await Round.start(PLAN, { years: [YEAR] });
    const first = (await logOf(book)).length;
    await write(book, PLAN, LATER);
    const actuals = (await logOf(book, first)).find((row) => row["表"] === TABLES.actuals);
    expect(actuals?.["読み方"]).toBe("計画の行を 10行加えました。");
  });
});

describe("settings", () => {
  it("are noticed at the next write: each once, with what they were", async () => {
    const { book, first } = await written();
    await put(book, MIN, 0.9);
    await put(book, DIGITS, 2);
    await put(book, AS_OF, 47_300);
    await put(book, METHOD, "達成・未達");
    await put(book, BASELINE, 1_500);
    // Settings alone are no reason to write.
    expect((await write(book, PLAN, LATER)).hasWritten).toBe(false);
    expect(await logOf(book, first)).toEqual([]);
    await put(book, TARGET, 999);
    await write(book, PLAN, LATER);
    const rows = (await logOf(book, first)).filter((row) => row["操作"] === "設定の変更");
    expect(rows.map((row) => [row["表"], row["項目"], row["変更前"], row["変更後"]])).toEqual([
      [TABLES.settings, S.asOf, "2029-10-01", "2029-07-01"],
      [TABLES.settings, S.digits, 1, 2],
      [TABLES.levels, L.min, 1, 0.9],
      [TABLES.actuals, A.baseline, "", 1_500],
      [TABLES.actuals, A.method, "実績÷目標", "達成・未達"],
    ]);
    expect(new Set(rows.map((row) => row["読み方"]))).toEqual(
      new Set(["この日時までに、シートの上で変えられました（変えた人は記録にありません）。"]),
    );
    await put(book, TARGET, 998);
    await write(book, PLAN, LATER);
    expect((await logOf(book)).filter((row) => row["操作"] === "設定の変更")).toHaveLength(2 + rows.length);
  });

  it("are noticed at a merge and at its undoing, and do not confuse them", async () => {
    const round = await Round.sent();
    const { book } = round;
    await put(book, MIN, 0.9);
    await round.file("財政課").type(COST, A.actual, 5);
    await round.merge(await round.collect(round.file("財政課")), new Map(), BY);
    await put(book, MIN, { formula: "0.8+0.05" });
    const { findLastMerge, undoMerge } = await import("../../../src/workflows");
    expect(valueOf(await findLastMerge(book))).toMatchObject({ batch: "M0001", cells: 1 });
    expect(valueOf(await undoMerge(book, PLAN, "M0001", BY))).toMatchObject({ restored: 1, lostRows: 0 });
    const rows = (await logOf(book)).slice(-4);
    expect(
      rows.map((row) => [row["まとまり"], row["操作"], row["変更前"], row["変更後"], row["実行者"]]),
    ).toEqual([
      ["S0002", "設定の変更", 1, 0.9, BY.by],
      ["M0001", "取り込み", "", 5, BY.by],
      ["S0003", "設定の変更", 0.9, "=0.8+0.05", BY.by],
      ["M0001", "取り消し", 5, "", BY.by],
    ]);
  });
});
