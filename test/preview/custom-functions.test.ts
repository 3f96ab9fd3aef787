import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";
import type { FunctionsMetadata } from "../../src/preview/host";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
  const { CustomFunctions } = standIn;
  standIn.host.registerFunctions(metadata, {
    TARGET: (id: string, year: number | null) => {
      if (id === "throw") throw new Error("計算できません");
      if (id === "never")
        return Promise.reject(new CustomFunctions.Error("#N/A", "令和9年度の目標値はありません"));
      if (id === "half") return "1/2";
      return `${id}:${year === null ? "当年度" : String(year)}`;
    },
    LIST: (rows: number) => Array.from({ length: rows }, (_, index) => [index + 1, `行${String(index + 1)}`]),
    TOTAL: (cells: number[][]) => cells.flat().reduce((sum, cell) => sum + cell, 0),
    SLOW: (value: number) => new Promise((resolve) => setTimeout(() => resolve(value * 2), 5)),
    WHERE: (invocation: { address: string }) => invocation.address,
  });
});
afterEach(() => standIn.close());

const text = { type: "string" };
const number = { type: "number" };
const metadata: FunctionsMetadata = {
  functions: [
    {
      id: "TARGET",
      name: "TARGET",
      description: "目標値",
      parameters: [
        { name: "id", ...text },
        { name: "year", ...number, optional: true },
      ],
    },
    { id: "LIST", name: "LIST", parameters: [{ name: "rows", ...number }] },
    { id: "TOTAL", name: "TOTAL", parameters: [{ name: "cells", ...number, dimensionality: "matrix" }] },
    { id: "SLOW", name: "SLOW", parameters: [{ name: "value", ...number }] },
    { id: "WHERE", name: "WHERE", parameters: [], options: { requiresAddress: true } },
  ],
};

/** Puts a formula into A1 of a sheet with 1, 2, 3 in F1:F3 and reads a block from A1. */
async function calculate(formula: string, block = "A1"): Promise<unknown[][]> {
  return standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("F1:F3").values = [[1], [2], [3]];
    sheet.getRange("A1").formulas = [[formula]];
    const range = sheet.getRange(block).load("values");
    await context.sync();
    return range.values;
  });
}

test.each([
  ["a left-out argument is null", '=REFORM.TARGET("1-1")', "1-1:当年度"],
  ["a given argument is passed", '=REFORM.TARGET("1-1",2024)', "1-1:2024"],
  ["a number given as text is a number", '=REFORM.TARGET("1-1","2024")', "1-1:2024"],
  ["a text that looks like a date stays text", '=REFORM.TARGET("half")', "1/2"],
  ["a block of cells is a matrix", "=REFORM.TOTAL(F1:F4)", 6],
  ["a promise is waited for", "=REFORM.SLOW(21)", 42],
  ["functions nest in Excel's own", '=IFERROR(REFORM.TARGET("throw"),"なし")&REFORM.TOTAL(F1:F2)', "なし3"],
  ["the address is told when asked for", "=REFORM.WHERE()", "Sheet1!A1"],
  ["a text where a number belongs is an error", '=REFORM.SLOW("x")', "#VALUE!"],
  ["an error in an argument is the result", "=REFORM.SLOW(1/0)", "#DIV/0!"],
])("%s", async (_, formula, expected) => {
  expect(await calculate(formula)).toEqual([[expected]]);
});

test("a matrix spills, and a list where one value is expected gives a list", async () => {
  expect(await calculate("=REFORM.LIST(2)", "A1:B3")).toEqual([
    [1, "行1"],
    [2, "行2"],
    ["", ""],
  ]);
  expect(await calculate("=REFORM.SLOW(F1:F3)", "A1:A3")).toEqual([[2], [4], [6]]);
});

test("a CustomFunctions.Error gives its value and keeps its words until the cell is right again", async () => {
  expect(await calculate('=REFORM.TARGET("never")')).toEqual([["#N/A"]]);
  expect(standIn.host.errorMessageAt("Sheet1", "A1")).toBe("令和9年度の目標値はありません");
  expect(await calculate('=REFORM.TARGET("throw")')).toEqual([["#VALUE!"]]);
  expect(standIn.host.errorMessageAt("Sheet1", "A1")).toBe("計算できません");
  await calculate('=REFORM.TARGET("1-1")');
  expect(standIn.host.errorMessageAt("Sheet1", "A1")).toBeUndefined();
});

test("a function that changes with its cells is calculated again", async () => {
  await calculate("=REFORM.TOTAL(F1:F3)");
  const total = await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("F2").values = [[20]];
    const range = sheet.getRange("A1").load("values");
    await context.sync();
    return range.values;
  });
  expect(total).toEqual([[24]]);
});

test("functions registered later give formulas written before their value", async () => {
  expect(await calculate("=LATER.NOW()")).toEqual([["#NAME?"]]);
  standIn.host.registerFunctions(
    { functions: [{ id: "NOW", name: "NOW" }] },
    { NOW: () => "来ました" },
    "LATER",
  );
  await standIn.host.settled();
  expect(
    await standIn.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1").load("values");
      await context.sync();
      return range.values;
    }),
  ).toEqual([["来ました"]]);
});
