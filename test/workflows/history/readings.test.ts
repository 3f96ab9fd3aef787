import { serialOfDate, type Plan } from "../../../src/plan";
import {
  ACTUAL_HEADERS as A,
  READING_HEADERS as R,
  TABLES,
  TARGET_HEADERS as T,
  targetHeader,
} from "../../../src/sheets";
import { samplePlan } from "../../sheets/samplePlan";
import { LATER, WRITTEN } from "../collect/returned";
import { FakeWorkbook } from "../FakeWorkbook";
import { get, logOf, put, write } from "./logged";

const YEAR = 2029;
/** Of cells that show what was decided, and hold no value of the plan. */
const FOLLOWS = "読み取り確認の変更に合わせました。";
const KEY = `1-1-1|visits|${YEAR}|目標`;
const GOAL = { table: TABLES.targets, key: "1-1-1|visits", header: targetHeader(YEAR) };
const ROW_GOAL = { table: TABLES.actuals, key: `1-1-1|visits|${YEAR}`, header: A.target };

async function decide(book: FakeWorkbook, decision: string | null, corrected: number | null): Promise<void> {
  const typed = {
    [R.decision]: decision,
    [R.corrected]: corrected,
    [R.by]: decision && "行革 佐藤",
    [R.on]: decision && serialOfDate({ year: 2029, month: 10, day: 15 }),
    [R.ground]: decision && "決裁第3号",
  };
  for (const [header, content] of Object.entries(typed))
    await put(book, { table: TABLES.readings, key: KEY, header }, content);
}

async function written(plan: Plan = samplePlan): Promise<{ book: FakeWorkbook; first: number }> {
  const book = new FakeWorkbook();
  await write(book, plan, WRITTEN);
  return { book, first: (await logOf(book)).length };
}

const told = (rows: Awaited<ReturnType<typeof logOf>>) =>
  rows
    .filter((row) => row["操作"] === "読み取りの確認")
    .map((row) => [row["表"], row["項目"], row["変更前"], row["変更後"], row["読み方"]]);

describe("readings of the plan in the log", () => {
  it("tells of a correction with who, when and why, and of each cell that follows it", async () => {
    const { book, first } = await written();
    await decide(book, "訂正", 1_150);
    await write(book, samplePlan, { ...LATER, by: "財政課 山田" });
    expect([await get(book, GOAL), await get(book, ROW_GOAL)]).toEqual([1_150, 1_150]);
    const why = "訂正済み（2029-10-15 行革 佐藤）。根拠: 決裁第3号";
    const rows = await logOf(book, first);
    expect(told(rows)).toEqual([
      [TABLES.readings, R.decision, "", "訂正済み 1150（2029-10-15 行革 佐藤）", "根拠: 決裁第3号"],
      [TABLES.targets, GOAL.header, 1_100, 1_150, why],
      [TABLES.targets, T.reading, "推定", "訂正済み", FOLLOWS],
      [TABLES.actuals, A.target, 1_100, 1_150, why],
    ]);
    expect(new Set(rows.map((row) => row["まとまり"]))).toEqual(new Set(["W0002"]));
    expect(new Set(rows.map((row) => row["実行者"]))).toEqual(new Set(["財政課 山田"]));
  });

  it("tells of a confirmation, which changes no value, and of its being taken back", async () => {
    const { book, first } = await written();
    await decide(book, "確認", null);
    await write(book, samplePlan, LATER);
    expect(told(await logOf(book, first))).toEqual([
      [TABLES.readings, R.decision, "", "確認済み（2029-10-15 行革 佐藤）", "根拠: 決裁第3号"],
      [TABLES.targets, T.reading, "推定", "確認済み", FOLLOWS],
    ]);
    const before = (await logOf(book)).length;
    await decide(book, null, null);
    await write(book, samplePlan, LATER);
    expect(told(await logOf(book, before))).toEqual([
      [
        TABLES.readings,
        R.decision,
        "確認済み（2029-10-15 行革 佐藤）",
        "",
        "確認か訂正が取り下げられました。",
      ],
      [TABLES.targets, T.reading, "確認済み", "推定", FOLLOWS],
    ]);
  });

  it("says of a correction that was withdrawn, and of one that became a confirmation, why the cells went back", async () => {
    for (const [decision, shows] of [
      [null, "推定"],
      ["確認", "確認済み"],
    ] as const) {
      const { book } = await written();
      await decide(book, "訂正", 1_150);
      await write(book, samplePlan, LATER);
      const before = (await logOf(book)).length;
      await decide(book, decision, null);
      await write(book, samplePlan, LATER);
      const why = "訂正が取り下げられたので、計画の読み取りに戻しました。";
      expect(told(await logOf(book, before)).slice(1)).toEqual([
        [TABLES.targets, GOAL.header, 1_150, 1_100, why],
        [TABLES.targets, T.reading, "訂正済み", shows, FOLLOWS],
        [TABLES.actuals, A.target, 1_150, 1_100, why],
      ]);
      expect(await get(book, GOAL)).toBe(1_100);
    }
  });

  it("does not take for withdrawn what people had typed over the correction", async () => {
    const { book } = await written();
    await decide(book, "訂正", 1_150);
    await write(book, samplePlan, LATER);
    const before = (await logOf(book)).length;
    await decide(book, null, null);
    await put(book, GOAL, 999);
    await write(book, samplePlan, LATER);
    const row = (await logOf(book, before)).find((one) => one["表"] === TABLES.targets);
    expect([row?.["操作"], row?.["変更前"], row?.["変更後"], row?.["読み方"]]).toEqual([
      "書き込み",
      999,
      1_100,
      "計画と違っていたので、計画のとおりに戻しました。",
    ]);
  });
});
