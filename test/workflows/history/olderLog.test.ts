import {
  HISTORY_HEADERS as H,
  LAST_HISTORY_NUMBER,
  TABLES,
  personName,
  targetHeader,
} from "../../../src/sheets";
import { writePlan } from "../../../src/workflows";
import { HISTORY_TABLES, appendHistory } from "../../../src/workflows/history/appendHistory";
import { ALL } from "../samplePlan";
import { COST, LATER, PLAN, Round, WRITTEN, YEAR, valueOf } from "../collect/returned";
import { logOf, put, recorded, write } from "./logged";

const TARGET = { table: TABLES.targets, key: "1-1-1|visits", header: targetHeader(YEAR) };
const BY = { ...LATER, by: "財政課 山田" };

/** A workbook whose log was made before there were the columns 実行者 and 表. */
async function older(): Promise<Round> {
  const round = await Round.sent();
  const { sheet, table } = { sheet: "変更履歴", table: round.book.table(TABLES.history) };
  const { row, column, headers, values } = await round.table(TABLES.history);
  const keep = headers.map((header) => header !== H.by && header !== H.table);
  const lines = [headers, ...values].map((line) => line.filter((_, index) => keep[index]));
  lines.forEach((line, at) => {
    headers.forEach((_, index) => {
      const value = line[index] ?? "";
      round.book.put(sheet, row + at, column + index, value === "" ? null : value);
    });
  });
  table.columns = keep.filter(Boolean).length;
  return round;
}

describe("a log without the columns 実行者 and 表", () => {
  it("goes on, and says in 読み方 who it was", async () => {
    const round = await older();
    const first = (await logOf(round.book)).length;
    await put(round.book, TARGET, 999);
    await write(round.book, PLAN, BY);
    await round.file("財政課").type(COST, "実績", 5);
    await round.merge(await round.collect(round.file("財政課")), new Map(), BY);
    const rows = await logOf(round.book, first);
    expect(Object.keys(rows[0] ?? {})).not.toContain(H.by);
    expect(
      rows.map((row) => [row["操作"], row["項目"], row["変更前"], row["変更後"], row["読み方"]]),
    ).toEqual([
      [
        "書き込み",
        TARGET.header,
        999,
        1_100,
        "計画と違っていたので、計画のとおりに戻しました。（実行者: 財政課 山田）",
      ],
      ["取り込み", "実績", "", 5, "（実行者: 財政課 山田）"],
    ]);
  });

  it("is refused where another column is gone, before anything is written", async () => {
    const round = await Round.start();
    const { sheet, row, column, headers } = await round.table(TABLES.history);
    round.book.put(sheet, row, column + headers.indexOf(H.after), "後");
    await put(round.book, TARGET, 999);
    const before = round.book.dump();
    const refused = await writePlan(round.book, PLAN, ALL, { written: LATER });
    expect(refused).toMatchObject({
      ok: false,
      issues: [{ code: "table.columnMissing", path: `${TABLES.history}[${H.after}]` }],
    });
    expect(round.book.dump()).toEqual(before);
  });

  it("begins where a workbook has none yet", async () => {
    const round = await Round.start();
    round.book.deleteSheet("変更履歴");
    await put(round.book, TARGET, 999);
    await write(round.book, PLAN, LATER);
    expect((await logOf(round.book)).map((row) => [row["番号"], row["操作"], row["読み方"]])).toEqual([
      [1, "書き込み", "計画と違っていたので、計画のとおりに戻しました。"],
      [2, "設定の変更", "記録を始めたときの設定です。"],
      [3, "設定の変更", "記録を始めたときの設定です。"],
    ]);
  });
});

describe("what else is logged", () => {
  it("is put below, with 番号 counted on and noted in the record", async () => {
    const { book } = await Round.start();
    const snapshot = await book.snapshot({ tables: HISTORY_TABLES, names: [] });
    const entry = { action: "freeze", file: "確定.xlsx", after: "9f86" } as const;
    await book.apply(
      valueOf(appendHistory(PLAN, snapshot, [entry], { ...WRITTEN, by: "監査\u0007 鈴木\n" })),
    );
    expect((await logOf(book)).at(-1)).toMatchObject({
      番号: 4,
      操作: "確定",
      まとまり: "F0001",
      ファイル: "確定.xlsx",
      変更後: "9f86",
      実行者: "監査 鈴木",
    });
    expect(await recorded(book, LAST_HISTORY_NUMBER)).toBe("4");
  });
});

describe("the name of whoever presses the button", () => {
  it.each([
    [undefined, ""],
    [" \t\n　", ""],
    [" 財政課\n山田 ", "財政課 山田"],
    ["山\u202e田\u0000", "山田"],
    ["=cmd", "=cmd"],
  ])("%j is %j", (typed, name) => expect(personName(typed)).toBe(name));

  it("is cut where it is longer than any name, between characters", () => {
    expect(personName("𠮷".repeat(60))).toBe("𠮷".repeat(60));
    expect(personName("𠮷".repeat(61))).toBe(`${"𠮷".repeat(59)}…`);
  });
});
