import type { SheetSpec } from "../../src/sheets";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { blankSheet } from "./blankFile";

/** A1 is 1, A2 "い", A3 empty, A4 TRUE, A5 0.5, A6 1/0; B1:B3 are 10, 20, 30, called 一覧. */
const sheet = (formula: string): SheetSpec => ({
  ...blankSheet("表"),
  blocks: [
    {
      row: 0,
      column: 0,
      cells: [1, "い", null, true, 0.5, { formula: "1/0" }].map((content) => [{ content }]),
    },
    { row: 0, column: 1, cells: [10, 20, 30].map((content) => [{ content }]) },
    { row: 0, column: 2, cells: [[{ content: { formula } }]] },
  ],
  names: [{ name: "一覧", row: 0, column: 1, rows: 3 }],
});

/** What the file says C1 gives; null where it says nothing. */
async function result(formula: string): Promise<unknown> {
  const opened = await openWorkbook(await writeWorkbookFile([sheet(formula)]));
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const cell = opened.value.sheets[0]?.cells.get(0, 2);
  return cell?.first("v") ? readValue(cell, opened.value.strings) : null;
}

describe("the result of", () => {
  it.each<[string, unknown]>([
    ["1+2*3-4/2", 5],
    ["-A1+50%", -0.5],
    ["(1+2)*3", 9],
    ['"a""b"&A1&A3&A4', 'a"b1TRUE'],
    ["0.1+0.2=0.3", true],
    ["A1=1", true],
    ['A2="い"', true],
    ['"a"="A"', true],
    ['A3=""', true],
    ["A3=0", true],
    ["A3", 0],
    ['A1<"a"', true],
    ["TRUE>A2", true],
    ["A1<>2", true],
    ["A6", "#DIV/0!"],
    ["A6=1", "#DIV/0!"],
    ["A2+1", "#VALUE!"],
    ["A4+1", 2],
    ['IF(A1>0,"正",A6)', "正"],
    ["IF(A1<0,1)", false],
    ["IF(A6,1,2)", "#DIV/0!"],
    ['IFERROR(A6,"なし")', "なし"],
    ["AND(A1=1,A5<1)", true],
    ["OR(A1=1,A6)", "#DIV/0!"],
    ["NOT(A1=1)", false],
    ["ISNUMBER(A2)", false],
    ["ISNUMBER(A6)", false],
    ["ISNUMBER(A3)", false],
    ["NA()", "#N/A"],
    ["T(A1)", ""],
    ["T(A2)", "い"],
    ['FIND("b","aB")', "#VALUE!"],
    ['FIND("*","a*")', 2],
    ['MID("あいう",2,9)', "いう"],
    ['MID("あ",0,1)', "#VALUE!"],
    ['REPT("■",2.9)', "■■"],
    ['REPT("■",-1)', "#VALUE!"],
    ["INT(-0.5)", -1],
    ["MIN(A1,A5,B1)", 0.5],
    ["MAX(A1,A6)", "#DIV/0!"],
    ["SUM(B1:B3,A1)", 61],
    ["SUM(A1:A5)", 1.5],
    ["DATE(2022,4,1)", 44_652],
    ["DATE(2021+1,13,0)", 44_926],
    ["SUMPRODUCT((一覧=20)*ROW(一覧))", 2],
    ["SUMPRODUCT((一覧>10)*(一覧<30))", 1],
    ["SUMPRODUCT(ISNUMBER(FIND(2,一覧))*1)", 1],
    ["SUMPRODUCT((一覧=A6)*1)", "#DIV/0!"],
    ['SUMPRODUCT((一覧&"円"="20円")*1)', 1],
    ["COUNTIFS(一覧,20)", 1],
    ["COUNTIFS(B1:B3,10,B1:B3,A1)", 0],
    ["COUNTIFS(A1:A5,A2)", 1],
    ["ROUND(1.005,2)", 1.01],
    ["ROUND(-2.5,0)", -3],
    ['LEFT("対象外",1)', "対"],
    ["INDEX(一覧,MATCH(20,一覧,0))", 20],
    ["MATCH(25,一覧,0)", "#N/A"],
    ["INDEX(一覧,9)", "#REF!"],
    ['TEXT(44713,"yyyy-mm-dd")', "2022-06-01"],
    ["'表'!B2+表!B3", 50],
  ])("%s is %p", async (formula, expected) => expect(await result(formula)).toEqual(expected));

  it.each([
    "AVERAGE(B1:B3)",
    "SUMPRODUCT(B1:B3,B1:B3)",
    "SUMPRODUCT((B1:B3=10)*(B1:B2=10))",
    'COUNTIFS(B1:B3,">10")',
    'COUNTIFS(B1:B3,"2-1-2")',
    "DATE(99,1,1)",
    "ROW()",
    "NOW()",
    "C1+1",
    "一覧",
    "B1:B3",
    '"2022/4/1"+1',
    'A2<"う"',
    "表1[列]",
    "{1,2}",
    "REFORM.TARGET(1,2)",
    "知らない名前",
    '1/3&""&1E-7',
    'TEXT(1,"ggge年")',
    "IF(A1>0,NOW(),1)",
    "A1 B1",
    "ROUND(15,-1)",
  ])("%s is not guessed", async (formula) => expect(await result(formula)).toBeNull());

  it("IF does not need what it does not look at", async () => {
    expect(await result("IF(A1>0,1,NOW())")).toBe(1);
  });
});
