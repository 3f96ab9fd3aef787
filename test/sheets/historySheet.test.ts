import {
  HISTORY_ACTIONS,
  HISTORY_HEADERS as H,
  LOOKS,
  TABLES,
  checkSpecs,
  historySheet,
  type HistoryRow,
} from "../../src/sheets";
import { samplePlan } from "./samplePlan";
import { WRITTEN, cellOf, columnOf, keysOf, tableOf } from "./specCells";

const row: HistoryRow = {
  number: 1,
  when: "2029-11-01T10:30",
  action: "merge",
  batch: "M0001",
  by: "財政課 山田",
  table: "実績入力表",
  file: "実績照会_R11_財政課.xlsx",
  department: "財政課",
  key: "2-1-1|cost|2029",
  year: 2029,
  item: "手数料",
  indicator: "経費",
  header: "実績",
  before: null,
  after: 1_200,
  reading: "「1,200千円」を 1,200 と読みました。",
};
const sheet = historySheet(
  samplePlan,
  [
    row,
    { ...row, number: 2, before: "=1+1", after: "１２", header: "取組状況", reading: null },
    { ...row, number: 3, action: "undo", before: 0.125, after: -3 },
  ],
  WRITTEN,
);
const table = tableOf([sheet], TABLES.history);
const content = (key: string, header: string) => cellOf(table, key, header).content;

describe("変更履歴", () => {
  it("is a sheet that every host can render", () => {
    expect(checkSpecs([sheet])).toEqual([]);
    expect(table.columns.map(({ header }) => header)).toEqual(Object.values(H));
    expect(keysOf(table)).toEqual(["1", "2", "3"]);
  });

  it("is locked, printed in landscape with its header on each page, and filtered", () => {
    expect(sheet).toMatchObject({
      role: "history",
      name: "変更履歴",
      visibility: "visible",
      isProtected: true,
      freeze: { rows: table.row + 1 },
      print: { orientation: "landscape", titleRows: [table.row, table.row] },
    });
    expect(table.filter).toBe(true);
    expect(table.columns.filter(({ look }) => LOOKS[look].unlocked)).toEqual([]);
    expect(table.columns.every(({ owner }) => owner === "plan")).toBe(true);
  });

  it.each([
    ["1", H.when, "2029-11-01 10:30"],
    ["1", H.action, HISTORY_ACTIONS.merge],
    ["3", H.action, HISTORY_ACTIONS.undo],
    ["1", H.batch, "M0001"],
    ["1", H.year, "令和11年度 (R11)"],
    ["1", H.key, "2-1-1|cost|2029"],
    ["1", H.before, null],
    ["1", H.after, 1_200],
    ["2", H.before, "=1+1"],
    ["2", H.after, "１２"],
    ["3", H.before, 0.125],
    ["3", H.after, -3],
    ["1", H.reading, "「1,200千円」を 1,200 と読みました。"],
    ["2", H.reading, null],
  ])("row %s %s is %j", (key, header, expected) => expect(content(key, header)).toBe(expected));

  it("keeps numbers out of cells that would make texts of them, and shows all of their places", () => {
    for (const [key, header] of [
      ["1", H.after],
      ["3", H.before],
      ["3", H.after],
    ] as const) {
      const { look } = cellOf(table, key, header);
      if (!look) throw new Error(`${key} ${header} has the column's look`);
      expect(LOOKS[look].numberFormat).not.toBe("@");
      expect(LOOKS[look].numberFormat.includes(".")).toBe(header === H.before);
    }
    // Texts do not become numbers or formulas when somebody edits the cell.
    expect(cellOf(table, "2", H.after).look).toBeUndefined();
    expect(LOOKS[columnOf(table, H.after).look].numberFormat).toBe("@");
  });

  it("hides the key and nothing else", () => {
    expect(table.columns.filter(({ hidden }) => hidden).map(({ header }) => header)).toEqual([H.key]);
  });

  it("says whose plan it is and that nobody needs to type here", () => {
    const texts = sheet.blocks.map(({ cells }) => cells[0]?.[0]?.content);
    expect(texts[0]).toContain("見本市 第2次改革プラン");
    expect(texts[1]).toContain("このシートには入力しません。");
  });
});
