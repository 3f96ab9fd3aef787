import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

test("names stand for ranges, constants and formulas, and work in formulas", async () => {
  await standIn.Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    const sheet = worksheets.add("設定 表");
    sheet.getRange("A1:A2").values = [[3], [4]];
    names.add("基準", sheet.getRange("A1:A2"), "説明");
    names.add("率", "=0.5");
    names.add("合計", "=SUM('設定 表'!$A$1:$A$2)*率");
    const cell = worksheets.getItem("Sheet1").getRange("A1:A2");
    cell.formulas = [["=SUM(基準)"], ["=合計"]];
    cell.load("values");
    names.load("items/name,items/type,items/formula,items/value,items/scope");
    const range = names.getItem("基準").getRange().load("address");
    await context.sync();
    expect(cell.values).toEqual([[7], [3.5]]);
    expect(names.items.map((name) => [name.name, name.type, name.formula])).toEqual([
      ["基準", "Range", "='設定 表'!$A$1:$A$2"],
      ["率", "Double", "=0.5"],
      ["合計", "Error", "=SUM('設定 表'!$A$1:$A$2)*率"],
    ]);
    expect(range.address).toBe("'設定 表'!A1:A2");
  });
});

test("a name works beside a table, is changed and is deleted", async () => {
  await standIn.Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    const sheet = worksheets.getItem("Sheet1");
    sheet.getRange("A1:A3").values = [["列"], [1], [2]];
    sheet.tables.add("A1:A3", true);
    names.add("値", sheet.getRange("A2"));
    const cell = sheet.getRange("C1");
    cell.formulas = [["=値*10"]];
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[10]]);
    names.getItem("値").formula = "=Sheet1!$A$3";
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[20]]);
    names.getItem("値").delete();
    const gone = names.getItemOrNullObject("値");
    cell.load("values");
    await context.sync();
    expect([gone.isNullObject, cell.values]).toEqual([true, [["#NAME?"]]]);
  });
});

test("a sheet has names of its own, and a name leads to its range in getRange", async () => {
  await standIn.Excel.run(async (context) => {
    const { names, worksheets } = context.workbook;
    const sheet = worksheets.getItem("Sheet1");
    names.add("場所", sheet.getRange("B2:C3"));
    sheet.names.add("此処", sheet.getRange("D4"));
    names.load("items/name");
    sheet.names.load("items/name,items/scope");
    const range = sheet.getRange("場所").load("address");
    await context.sync();
    expect(names.items.map((name) => name.name)).toEqual(["場所"]);
    expect(sheet.names.items.map((name) => [name.name, name.scope])).toEqual([["此処", "Worksheet"]]);
    expect(range.address).toBe("Sheet1!B2:C3");
  });
});

test.each([
  ["taken", "基準", "ItemAlreadyExists"],
  ["like a cell", "A1", "InvalidArgument"],
  ["with a space", "基 準", "InvalidArgument"],
  ["begun with a digit", "1位", "InvalidArgument"],
])("a name that is %s is refused", async (_, name, code) => {
  await standIn.Excel.run(async (context) => {
    context.workbook.names.add("基準", "=1");
    await context.sync();
    context.workbook.names.add(name, "=2");
    await expect(context.sync()).rejects.toMatchObject({ code });
  });
});

test("a name follows its cells when rows are inserted", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A2").values = [[5]];
    context.workbook.names.add("値", sheet.getRange("A2"));
    await context.sync();
    sheet.getRange("1:1").insert("Down");
    const range = context.workbook.names.getItem("値").getRange().load("address,values");
    await context.sync();
    expect([range.address, range.values]).toEqual(["Sheet1!A3", [[5]]]);
  });
});

// Univer keeps formulas of over 64 characters under a hash.
test.each(["=SUM(値)", `=SUM(値)+0*LEN("${"長い式".repeat(30)}")`])(
  "a formula follows its name when a column is inserted before its cells: %s",
  async (formula) => {
    await standIn.Excel.run(async (context) => {
      const { names, worksheets } = context.workbook;
      const sheet = worksheets.add("表");
      sheet.getRange("A1:C1").values = [[1, 2, 3]];
      names.add("値", sheet.getRange("B1"));
      const cell = worksheets.getItem("Sheet1").getRange("A1");
      cell.formulas = [[formula]];
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([[2]]);
      sheet.getRange("B:B").insert("Right");
      const after = worksheets.getItem("Sheet1").getRange("A1").load("values");
      await context.sync();
      expect(after.values).toEqual([[2]]);
      sheet.getRange("B1:C1").values = [[10, 20]];
      after.load("values");
      await context.sync();
      expect(after.values).toEqual([[20]]);
    });
  },
);
