import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

/** Does something to ranges of Sheet1 and reads one back. */
async function afterwards(
  address: string,
  act: (sheet: Excel.Worksheet) => void,
): Promise<Pick<Excel.Range, "values" | "formulas" | "text" | "valueTypes" | "numberFormat">> {
  return standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    act(sheet);
    const range = sheet.getRange(address).load("values,formulas,text,valueTypes,numberFormat");
    await context.sync();
    return range;
  });
}

test("values and formulas go in and come out", async () => {
  const range = await afterwards("A1:B2", (sheet) => {
    sheet.getRange("A1:B2").values = [
      [1, "=A1*2"],
      ["文字", true],
    ];
  });
  expect(range).toMatchObject({
    values: [
      [1, 2],
      ["文字", true],
    ],
    formulas: [
      [1, "=A1*2"],
      ["文字", true],
    ],
    valueTypes: [
      ["Double", "Double"],
      ["String", "Boolean"],
    ],
  });
});

test("one value goes to every cell, null leaves a cell alone, an empty text empties it", async () => {
  const range = await afterwards("A1:C1", (sheet) => {
    sheet.getRange("A1:C1").values = 7 as unknown as number[][];
    sheet.getRange("A1:C1").values = [[null, "", 8]];
  });
  expect(range.values).toEqual([[7, "", 8]]);
  expect(range.valueTypes).toEqual([["Double", "Empty", "Double"]]);
});

test.each([
  ["a number given as text", "1,234", 1234, "1,234"],
  ["a percentage", "50%", 0.5, "50%"],
  ["a date", "2026/4/1", 46113, "2026/4/1"],
  ["an apostrophe before a number", "'00123", "00123", "00123"],
  ["text with a sign before a number", "R4", "R4", "R4"],
  ["an item code", "1-1", "1-1", "1-1"],
  ["an equals sign alone", "=", "=", "="],
])("%s is read as Excel reads what is typed", async (_, typed, value, shown) => {
  const range = await afterwards("A1", (sheet) => {
    sheet.getRange("A1").values = [[typed]];
  });
  expect(range.values).toEqual([[value]]);
  expect(range.text).toEqual([[shown]]);
});

test("a text cell takes everything as text, and keeps it when it is formatted", async () => {
  const range = await afterwards("A1:B1", (sheet) => {
    const cells = sheet.getRange("A1:B1");
    cells.numberFormat = [["@", "@"]];
    cells.values = [["=1+1", "001"]];
    cells.format.font.bold = true;
  });
  expect(range.values).toEqual([["=1+1", "001"]]);
  expect(range.numberFormat).toEqual([["@", "@"]]);
});

test("number formats show in text and leave the value alone", async () => {
  const range = await afterwards("A1:B1", (sheet) => {
    sheet.getRange("A1:B1").values = [[1234.567, 0.256]];
    sheet.getRange("A1:B1").numberFormat = [["#,##0.0", "0.0%"]];
  });
  expect(range).toMatchObject({ values: [[1234.567, 0.256]], text: [["1,234.6", "25.6%"]] });
});

test("a formula follows its cells, in the same sync and over sheets", async () => {
  const values = await standIn.Excel.run(async (context) => {
    const first = context.workbook.worksheets.getItem("Sheet1");
    const second = context.workbook.worksheets.add("実績 '26");
    second.getRange("A1").values = [[10]];
    first.getRange("A1").formulas = [["='実績 ''26'!A1+1"]];
    const range = first.getRange("A1").load("values");
    await context.sync();
    const before = range.values as unknown;
    second.getRange("A1").values = [[20]];
    range.load("values");
    await context.sync();
    second.name = "改名";
    range.load("values,formulas");
    await context.sync();
    return [before, range.values, range.formulas];
  });
  expect(values).toEqual([[[11]], [[21]], [["=改名!A1+1"]]]);
});

test("an array formula spills and takes its cells back", async () => {
  const { Excel } = standIn;
  const read = (formula: string): Promise<unknown> =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1").formulas = [[formula]];
      const range = sheet.getRange("A1:B3").load("values");
      const used = sheet.getUsedRange().load("address");
      await context.sync();
      return { values: range.values as unknown, used: used.address };
    });
  expect(await read("=SEQUENCE(2,2)")).toEqual({
    values: [
      [1, 2],
      [3, 4],
      ["", ""],
    ],
    used: "Sheet1!A1:B2",
  });
  expect(await read("=5")).toMatchObject({
    values: [
      [5, ""],
      ["", ""],
      ["", ""],
    ],
  });
});

test("formatting leaves what an array formula has spilled, and a value in its way stops it", async () => {
  const range = await afterwards("A1:A2", (sheet) => {
    sheet.getRange("A1").formulas = [["=SEQUENCE(2)"]];
    sheet.getRange("A1:A2").numberFormat = [["0.0"], ["0.0"]];
    sheet.getRange("A1:A2").format.fill.color = "#FFFF00";
  });
  expect(range.text).toEqual([["1.0"], ["2.0"]]);
  const blocked = await afterwards("A1:A2", (sheet) => {
    sheet.getRange("A2").values = [["邪魔"]];
  });
  expect(blocked.values).toEqual([["#SPILL!"], ["邪魔"]]);
});

test("ranges lead to each other", async () => {
  const addresses = await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const range = sheet.getRange("B2:D5");
    const found = [
      range.getCell(0, 1),
      range.getRow(1),
      range.getColumn(2),
      range.getLastRow(),
      range.getLastCell(),
      range.getOffsetRange(1, -1),
      range.getResizedRange(-1, 2),
      range.getAbsoluteResizedRange(1, 1),
      range.getBoundingRect("F1"),
      range.getIntersection("C1:C9"),
      range.getRowsBelow(2),
      range.getColumnsBefore(1),
      range.getEntireColumn(),
      range.getEntireRow(),
      sheet.getRangeByIndexes(0, 0, 2, 3),
      sheet.getRange("$A$1:$B$2"),
      sheet.getRange("B:C"),
    ].map((one) => one.load("address"));
    await context.sync();
    return found.map((one) => one.address.replace("Sheet1!", ""));
  });
  expect(addresses).toEqual(
    "C2 B3:D3 D2:D5 B5:D5 D5 A3:C6 B2:F4 B2 B1:F5 C2:C5 B6:D7 A2:A5 B:D 2:5 A1:C2 A1:B2 B:C".split(" "),
  );
});

test("inserting and deleting moves cells, formulas and ranges that are kept", async () => {
  const result = await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:A3").values = [[1], [2], [3]];
    sheet.getRange("C1").formulas = [["=SUM(A1:A3)"]];
    const kept = sheet.getRange("A3").load("values");
    await context.sync();
    sheet.getRange("2:2").insert("Down");
    await context.sync();
    kept.load("address,values");
    const sum = sheet.getRange("C1").load("formulas,values");
    await context.sync();
    const inserted = { address: kept.address, values: kept.values as unknown, sum: sum.formulas as unknown };
    sheet.getRange("A1").delete("Up");
    const all = sheet.getRange("A1:A4").load("values");
    await context.sync();
    return { inserted, deleted: all.values as unknown };
  });
  expect(result).toEqual({
    inserted: { address: "Sheet1!A4", values: [[3]], sum: [["=SUM(A1:A4)"]] },
    deleted: [[""], [2], [3], [""]],
  });
});

test("clear empties content, format or both", async () => {
  const range = await afterwards("A1:C1", (sheet) => {
    sheet.getRange("A1:C1").values = [[1, 2, 3]];
    sheet.getRange("A1:C1").numberFormat = [["0.0", "0.0", "0.0"]];
    sheet.getRange("A1").clear("Contents");
    sheet.getRange("B1").clear("Formats");
    sheet.getRange("C1").clear();
  });
  expect(range.values).toEqual([["", 2, ""]]);
  expect(range.numberFormat).toEqual([["0.0", "General", "General"]]);
});

test("3,000 rows written at once come back", async () => {
  const rows = Array.from({ length: 3000 }, (_, row) => [`1-${String(row)}`, row, `=B${String(row + 1)}*2`]);
  const values = await standIn.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, 3000, 3);
    range.values = rows;
    range.load("values");
    await context.sync();
    return range.values as unknown[][];
  });
  expect(values).toHaveLength(3000);
  expect(values[2999]).toEqual(["1-2999", 2999, 5998]);
});
