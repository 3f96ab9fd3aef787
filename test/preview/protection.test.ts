import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:B2").values = [
      ["錠", "鍵"],
      [1, 2],
    ];
    sheet.getRange("B:B").format.protection.locked = false;
    sheet.getRange("B1").format.protection.locked = true;
    sheet.protection.protect({ allowFormatColumns: true, selectionMode: "Normal" }, "合言葉");
    await context.sync();
  });
});
afterEach(() => standIn.close());

async function code(act: (sheet: Excel.Worksheet) => void): Promise<unknown> {
  return standIn.Excel.run(async (context) => {
    act(context.workbook.worksheets.getItem("Sheet1"));
    await context.sync();
    return "done";
  }).catch((error: unknown) => (error as OfficeExtension.Error).code);
}

test.each<[string, string, (sheet: Excel.Worksheet) => void]>([
  ["a locked cell", "AccessDenied", (s) => void (s.getRange("A2").values = [[9]])],
  ["an unlocked cell", "done", (s) => void (s.getRange("B2").values = [[9]])],
  ["an unlocked cell of a column that is unlocked", "done", (s) => void (s.getRange("B500").values = [[9]])],
  ["a cell locked again in that column", "AccessDenied", (s) => void (s.getRange("B1").values = [[9]])],
  ["a block with one locked cell", "AccessDenied", (s) => void (s.getRange("A2:B2").values = [[9, 9]])],
  ["a formula in a locked cell", "AccessDenied", (s) => void (s.getRange("A2").formulas = [["=1"]])],
  ["clearing a locked cell", "AccessDenied", (s) => s.getRange("A2").clear("Contents")],
  ["a format", "AccessDenied", (s) => void (s.getRange("B2").format.fill.color = "#FF0000")],
  ["a width that is allowed", "done", (s) => void (s.getRange("A:A").format.columnWidth = 90)],
  ["a height that is not", "AccessDenied", (s) => void (s.getRange("1:1").format.rowHeight = 30)],
  ["inserting a row", "AccessDenied", (s) => void s.getRange("2:2").insert("Down")],
  ["deleting cells", "AccessDenied", (s) => s.getRange("B2").delete("Up")],
  ["adding a table", "AccessDenied", (s) => void s.tables.add("A1:B2", true)],
  [
    "a validation rule",
    "AccessDenied",
    (s) => void (s.getRange("B2").dataValidation.rule = { list: { inCellDropDown: true, source: "a" } }),
  ],
])("%s of a protected sheet: %s", async (_, expected, act) => {
  expect(await code(act)).toBe(expected);
});

test("the sheet tells that it is protected and how", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.protection.load("protected,options");
    const locked = ["A2", "B2", "A2:B2"].map((address) => {
      const { protection } = sheet.getRange(address).format;
      return protection.load("locked");
    });
    await context.sync();
    expect(sheet.protection.protected).toBe(true);
    expect(sheet.protection.options).toMatchObject({ allowFormatColumns: true, allowInsertRows: false });
    expect(locked.map((one) => one.locked)).toEqual([true, false, null]);
  });
});

test("only the right password opens it, and then everything is allowed", async () => {
  expect(await code((sheet) => sheet.protection.unprotect("違う"))).toBe("AccessDenied");
  expect(await code((sheet) => sheet.protection.unprotect("合言葉"))).toBe("done");
  expect(await code((sheet) => void (sheet.getRange("A2").values = [[9]]))).toBe("done");
});

test("locks move with their cells", async () => {
  expect(await code((sheet) => sheet.protection.unprotect("合言葉"))).toBe("done");
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("D4").format.protection.locked = false;
    sheet.getRange("1:1").insert("Down");
    const moved = sheet.getRange("D5").format.protection.load("locked");
    const left = sheet.getRange("D4").format.protection.load("locked");
    await context.sync();
    expect([moved.locked, left.locked]).toEqual([false, true]);
  });
});

test("people at the screen can type into unlocked cells only, and are told", async () => {
  const { host } = standIn;
  const refused: string[] = [];
  host.onRefused(({ sheetName, address }) => refused.push(`${sheetName}!${address}`));
  expect(await host.typeInto("Sheet1", "A2", "書けない")).toBe(false);
  expect(await host.typeInto("Sheet1", "B2", "書ける")).toBe(true);
  expect(refused).toEqual(["Sheet1!A2"]);
  await standIn.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A2:B2").load("values");
    await context.sync();
    expect(range.values).toEqual([[1, "書ける"]]);
  });
});
