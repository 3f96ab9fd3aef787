import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

test("a sheet's onChanged tells the address, the old and the new value", async () => {
  const heard: Partial<Excel.WorksheetChangedEventArgs>[] = [];
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [[1]];
    sheet.onChanged.add((args) => {
      heard.push(args);
      return Promise.resolve();
    });
    await context.sync();
    sheet.getRange("A1").values = [[2]];
    await context.sync();
  });
  await standIn.host.settled();
  expect(heard).toMatchObject([
    {
      address: "A1",
      changeType: "RangeEdited",
      source: "Local",
      triggerSource: "ThisLocalAddin",
      details: { valueBefore: 1, valueAfter: 2, valueTypeBefore: "Double", valueTypeAfter: "Double" },
    },
  ]);
});

test("recalculation and formatting raise no onChanged, and a removed handler hears nothing", async () => {
  const { Excel, host } = standIn;
  const heard: string[] = [];
  const handler = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("B1").formulas = [["=A1*2"]];
    const added = context.workbook.worksheets.onChanged.add((args) => {
      heard.push(args.address);
      return Promise.resolve();
    });
    await context.sync();
    sheet.getRange("A1").values = [[2]];
    sheet.getRange("A1:C3").format.fill.color = "yellow";
    await context.sync();
    return added;
  });
  await host.settled();
  expect(heard).toEqual(["A1"]);
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
    context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[3]];
    await context.sync();
  });
  await host.settled();
  expect(heard).toEqual(["A1"]);
});

test("activation, selection and tables have their events", async () => {
  const { Excel, host } = standIn;
  const heard: string[] = [];
  const hear = (text: string): Promise<void> => {
    heard.push(text);
    return Promise.resolve();
  };
  await Excel.run(async (context) => {
    const { worksheets, tables } = context.workbook;
    const first = worksheets.getItem("Sheet1");
    const second = worksheets.add("二枚目");
    const table = tables.add("Sheet1!A1:B3", true);
    await context.sync();
    worksheets.onActivated.add(() => hear("activated"));
    second.onSelectionChanged.add((args) => hear(`selected ${args.address}`));
    context.workbook.onSelectionChanged.add(() => hear("selection of the workbook"));
    table.onChanged.add((args) => hear(`table ${args.address}`));
    await context.sync();
    second.activate();
    second.getRange("B2:C3").select();
    first.getRange("B2").values = [["x"]];
    first.getRange("F9").values = [["outside"]];
    await context.sync();
  });
  await host.settled();
  expect(heard.sort()).toEqual(["activated", "selected B2:C3", "selection of the workbook", "table B2"]);
});

test("getRange of an event leads to the cells it speaks of", async () => {
  const { Excel, host } = standIn;
  let address = "";
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").onChanged.add(async (args) => {
      await Excel.run(async (inner) => {
        const range = args.getRange(inner).load("address");
        await inner.sync();
        address = range.address;
      });
    });
    await context.sync();
    context.workbook.worksheets.getItem("Sheet1").getRange("B2:B4").values = [[1], [2], [3]];
    await context.sync();
  });
  await host.settled();
  expect(address).toBe("Sheet1!B2:B4");
});

test("what somebody types at the screen is heard and calculated", async () => {
  const { Excel, host } = standIn;
  const heard: unknown[] = [];
  const range = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("B1").formulas = [["=A1*2"]];
    sheet.onChanged.add((args) => {
      heard.push([args.address, args.triggerSource, args.details.valueAfter]);
      return Promise.resolve();
    });
    await context.sync();
    await host.typeInto("Sheet1", "A1", "21");
    const result = sheet.getRange("B1").load("values");
    await context.sync();
    return result.values as unknown;
  });
  await host.settled();
  expect(heard).toEqual([["A1", "Unknown", 21]]);
  expect(range).toEqual([[42]]);
});
