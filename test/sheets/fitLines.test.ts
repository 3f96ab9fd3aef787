import { TABLES } from "../../src/sheets";
import { numberText, numberWidth, textWidth } from "../../src/sheets/looks/widths";
import { item, plan } from "./samplePlan";
import { columnOf, sheetsOf, tableOf } from "./specCells";

describe("lines of a row", () => {
  const linesOf = (name: string) => {
    const table = tableOf(sheetsOf(plan([2028], [item("1-1-1", name, 1)])), TABLES.targets);
    return [table.rows[0]?.lines, columnOf(table, "取組項目").width, table.headerLines];
  };
  it.each([
    ["短い名前の項目", 2],
    ["あ".repeat(18), 2],
    ["あ".repeat(19), 3],
    ["あ".repeat(90), 10],
  ])("of %s are %d at its column's width", (name, lines) => expect(linesOf(name)).toEqual([lines, 19, 2]));
});

it("a row keeps the lines that it asks for, for texts that its formulas will show", () => {
  const lines = (name: string) =>
    tableOf(sheetsOf(plan([2028], [item("1-1-1", name, 1)])), TABLES.reportRows).rows.map((row) => row.lines);
  expect(lines("短い名前の項目")).toEqual([5]);
  expect(lines("あ".repeat(12 * 6))).toEqual([6]);
});

describe("textWidth", () => {
  it.each([
    ["", 0],
    ["R4(2022)", 8],
    ["令和4年度", 9],
    ["ｱｲｳ", 3],
    ["―⇒◎", 6],
    ["𠮷野", 4],
  ])("of %s is %d", (text, width) => expect(textWidth(text)).toBe(width));
});

it("numberText groups by thousands", () =>
  expect([220_000, -10, -1_234.5, 0.25].map(numberText)).toEqual(["220,000", "−10", "−1,234.5", "0.25"]));

describe("numberWidth", () => {
  it.each([
    [0, 1],
    [999, 3],
    [1_000, 5],
    [-1_234_567, 10],
    [1_234.56, 8],
    [0.5, 3],
  ])("of %d is %d", (value, width) => expect(numberWidth(value)).toBe(width));
});
