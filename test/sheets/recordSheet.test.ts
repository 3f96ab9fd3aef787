import { FORMAT_VERSION, TABLES } from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { cellOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

describe("行革プラン_記録", () => {
  const sheets = sheetsOf(samplePlan);
  const table = tableOf(sheets, TABLES.record);

  it.each([
    ["planId", "sample"],
    ["planTitle", "見本市 第2次改革プラン"],
    ["planHash", "abc123"],
    ["written", "2029-05-01"],
    ["appVersion", "1.2.3"],
    ["formatVersion", FORMAT_VERSION],
  ])("keeps %s", (key, value) => expect(cellOf(table, key, "値").content).toBe(value));

  it("keeps nothing else and stays out of sight", () => {
    expect(keysOf(table)).toHaveLength(6);
    expect(sheetOf(sheets, "record")).toMatchObject({ name: "行革プラン_記録", visibility: "veryHidden" });
    expect(sheets.map(({ name }) => name)).toEqual([
      "計画目標",
      "実績入力",
      "進捗一覧",
      "進捗集計",
      "ダッシュボード",
      "進捗状況報告",
      "読み取り確認",
      "設定",
      "行革プラン_記録",
      ...["個票 1-1-1", "個票 1-1-2", "個票 2-1-1"],
    ]);
  });
});
