import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await openStandIn();
  await standIn.Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    const data = worksheets.add("実績 入力");
    data.getRange("A1:C5").values = [
      ["key", "年度", "値"],
      ["'1-1", 2024, 10],
      ["'1-2", 2024, 20],
      ["'1-1", 2025, 30.25],
      ["", "", "'100"],
    ];
    names.add("基準年度", data.getRange("B2"));
    names.add("係数", "=2.5");
    await context.sync();
  });
});
afterAll(() => standIn.close());

test.each([
  ["IF", '=IF(1>2,"多い","少ない")', "少ない"],
  ["a text that looks like a date in IF", '=IF(TRUE,"1-1","")', "1-1"],
  ["ROUND", "=ROUND(2.345,2)", 2.35],
  ["IFERROR", '=IFERROR(1/0,"―")', "―"],
  ["ISNUMBER of a number and of a text", "=ISNUMBER('実績 入力'!C2)&ISNUMBER('実績 入力'!C5)", "TRUEFALSE"],
  ["AND, OR", "=AND(TRUE,OR(FALSE,1=1))", true],
  ["LEFT, LEN", '=LEFT("令和6年度",2)&LEN("令和6年度")', "令和5"],
  ["INDEX and MATCH", "=INDEX('実績 入力'!C2:C4,MATCH(\"1-2\",'実績 入力'!A2:A4,0))", 20],
  ["COUNTIFS", "=COUNTIFS('実績 入力'!A2:A5,\"1-1\",'実績 入力'!B2:B5,\">=2025\")", 1],
  ["SUMIFS", "=SUMIFS('実績 入力'!C2:C4,'実績 入力'!A2:A4,\"1-1\")", 40.25],
  [
    "SUMIFS with the criterion in a cell",
    "=SUMIFS('実績 入力'!C2:C4,'実績 入力'!A2:A4,'実績 入力'!A2)",
    40.25,
  ],
  ["TEXT", '=TEXT(0.1234,"0.0%")&TEXT(1234567,"#,##0")', "12.3%1,234,567"],
  ["& of a number and a text", '=1.5&"件"', "1.5件"],
  ["a text cell that looks like a date", "='実績 入力'!A2&\"\"", "1-1"],
  ["an empty cell", '=IF(\'実績 入力\'!A5="","空","有")', "空"],
  ["a name of a cell", "=基準年度+1", 2025],
  ["a name of a constant", "=係数*2", 5],
  ["a block across sheets", "=SUM('実績 入力'!C2:C4)", 60.25],
])("%s", async (_, formula, expected) => {
  const values = await standIn.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1");
    range.formulas = [[formula]];
    range.load("values");
    await context.sync();
    return range.values as unknown[][];
  });
  expect(values).toEqual([[expected]]);
});
