import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

type Act = (context: Excel.RequestContext) => void;
const sheet1 = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem("Sheet1");

/** What a batch fails with, as `OfficeExtension.Error` tells it. */
async function failure(act: Act): Promise<OfficeExtension.Error> {
  try {
    await standIn.Excel.run(async (context) => {
      act(context);
      await context.sync();
    });
  } catch (error) {
    expect(error).toBeInstanceOf(standIn.OfficeExtension.Error);
    expect(error).toBeInstanceOf(Error);
    return error as OfficeExtension.Error;
  }
  throw new Error("The batch did not fail.");
}

test.each<[string, string, string, Act]>([
  [
    "a sheet that is not there",
    "ItemNotFound",
    "WorksheetCollection.getItem",
    (c) => c.workbook.worksheets.getItem("無い").load("name"),
  ],
  [
    "a table that is not there",
    "ItemNotFound",
    "TableCollection.getItem",
    (c) => c.workbook.tables.getItem("無い").load("name"),
  ],
  [
    "a name that is not there",
    "ItemNotFound",
    "NamedItemCollection.getItem",
    (c) => c.workbook.names.getItem("無い").load("name"),
  ],
  [
    "a sheet's name with a stroke",
    "InvalidArgument",
    "WorksheetCollection.add",
    (c) => void c.workbook.worksheets.add("a/b"),
  ],
  [
    "a sheet's name of 32 letters",
    "InvalidArgument",
    "WorksheetCollection.add",
    (c) => void c.workbook.worksheets.add("あ".repeat(32)),
  ],
  ["a blank sheet's name", "InvalidArgument", "Worksheet.name", (c) => void (sheet1(c).name = " ")],
  [
    "a sheet's name that is taken",
    "ItemAlreadyExists",
    "WorksheetCollection.add",
    (c) => void c.workbook.worksheets.add("SHEET1"),
  ],
  [
    "a matrix of another shape",
    "InvalidArgument",
    "Range.values",
    (c) => void (sheet1(c).getRange("A1:B2").values = [[1, 2]]),
  ],
  [
    "a large matrix of another shape",
    "InvalidArgument",
    "Range._ValidateArraySize",
    (c) => void (sheet1(c).getRange("A1:B2").values = Array.from({ length: 2000 }, () => [1, 2])),
  ],
  [
    "an address that is none",
    "InvalidArgument",
    "Worksheet.getRange",
    (c) => sheet1(c).getRange("A1:").load("values"),
  ],
  [
    "a block that leaves the grid",
    "InvalidArgument",
    "Range.getOffsetRange",
    (c) => sheet1(c).getRange("A1").getOffsetRange(-1, 0).load("values"),
  ],
  [
    "a formula with an open bracket",
    "InvalidArgument",
    "Range.formulas",
    (c) => void (sheet1(c).getRange("A1").formulas = [["=SUM(1"]]),
  ],
  [
    "blocks that do not meet",
    "ItemNotFound",
    "Range.getIntersection",
    (c) => sheet1(c).getRange("A1").getIntersection("B2").load("address"),
  ],
  ["the last sheet deleted", "InvalidOperation", "Worksheet.delete", (c) => sheet1(c).delete()],
  [
    "an object Excel has and the stand-in has not",
    "ApiNotFound",
    "Worksheet.shapes",
    (c) => sheet1(c).shapes.load("items"),
  ],
  [
    "a method Excel has and the stand-in has not",
    "ApiNotFound",
    "Range.getSpecialCells",
    (c) => sheet1(c).getRange("A1").getSpecialCells("Blanks").load("address"),
  ],
  [
    "a property Excel has and the stand-in has not",
    "ApiNotFound",
    "Range",
    (c) => sheet1(c).getRange("A1").load("hyperlink"),
  ],
])("%s fails with %s", async (_, code, location, act) => {
  const error = await failure(act);
  expect(error.code).toBe(code);
  expect(error.debugInfo.errorLocation).toBe(location);
});

test("an error names the statement it came from", async () => {
  const error = await failure((context) => context.workbook.worksheets.getItem("無い").load("name"));
  expect(error.debugInfo.statement).toBe("var worksheet = worksheets.getItem(...);");
});

test("what the stand-in lacks is said in so many words", async () => {
  expect((await failure((context) => sheet1(context).shapes.load("items"))).message).toBe(
    "Worksheet.shapes is not supported by the stand-in.",
  );
});

test("a batch that fails keeps what was done before and does nothing after", async () => {
  await failure((context) => {
    sheet1(context).getRange("A1").values = [["前"]];
    sheet1(context).getRange("A2:B2").values = [[1]];
    sheet1(context).getRange("A3").values = [["後"]];
  });
  const values = await standIn.Excel.run(async (context) => {
    const range = sheet1(context).getRange("A1:A3").load("values");
    await context.sync();
    return range.values as unknown;
  });
  expect(values).toEqual([["前"], [""], [""]]);
});

test("the next batch works after one that failed", async () => {
  await failure((context) => context.workbook.worksheets.getItem("無い").load("name"));
  await standIn.Excel.run(async (context) => {
    const sheet = sheet1(context).load("name");
    await context.sync();
    expect(sheet.name).toBe("Sheet1");
  });
});

test("a property that was not loaded is refused by the library itself", async () => {
  await standIn.Excel.run(async (context) => {
    const range = sheet1(context).getRange("A1");
    await context.sync();
    expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
  });
});

test("whatever is reached from a null object is null, and writing to it does nothing", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject("無い");
    const range = sheet.getRange("A1").load("values");
    const table = context.workbook.tables.getItemOrNullObject("無い");
    const column = table.columns.getItemOrNullObject("列").load("name");
    const name = context.workbook.names.getItemOrNullObject("無い");
    const used = sheet1(context).getUsedRangeOrNullObject();
    const apart = sheet1(context).getRange("A1").getIntersectionOrNullObject("B2");
    sheet.getRange("A1").values = [[1]];
    await context.sync();
    const nulls = { sheet, range, table, column, name, used, apart };
    expect(Object.entries(nulls).filter(([, one]) => !one.isNullObject)).toEqual([]);
  });
});

test("objects are the same ones in a later sync", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("最初");
    await context.sync();
    sheet.name = "改名";
    await context.sync();
    const range = sheet.getRange("A1").load("address");
    await context.sync();
    expect(range.address).toBe("改名!A1");
  });
});

test("two batches sent at once are answered in their order", async () => {
  const { Excel } = standIn;
  await Promise.all(
    [1, 2, 3].map((value) =>
      Excel.run(async (context) => {
        sheet1(context).getRange("A1").values = [[value]];
        await context.sync();
      }),
    ),
  );
  await Excel.run(async (context) => {
    const range = sheet1(context).getRange("A1").load("values");
    await context.sync();
    expect(range.values).toEqual([[3]]);
  });
});
