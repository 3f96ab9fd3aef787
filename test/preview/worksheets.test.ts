import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

test("sheets are added at the end, named, moved, hidden and deleted", async () => {
  await standIn.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const second = worksheets.add("二枚目");
    const third = worksheets.add();
    worksheets.load("items/name,items/position,items/visibility");
    third.load("name");
    await context.sync();
    expect(worksheets.items.map((sheet) => sheet.name)).toEqual(["Sheet1", "二枚目", "Sheet3"]);
    third.position = 0;
    second.visibility = "VeryHidden";
    third.visibility = "Hidden";
    const count = worksheets.getCount();
    const visible = worksheets.getCount(true);
    worksheets.load("items/name,items/visibility");
    await context.sync();
    expect(worksheets.items.map((sheet) => [sheet.name, sheet.visibility])).toEqual([
      ["Sheet3", "Hidden"],
      ["Sheet1", "Visible"],
      ["二枚目", "VeryHidden"],
    ]);
    expect([count.value, visible.value]).toEqual([3, 1]);
    third.delete();
    worksheets.load("items/name");
    await context.sync();
    expect(worksheets.items.map((sheet) => sheet.name)).toEqual(["Sheet1", "二枚目"]);
  });
});

test("adding a sheet does not show it; activating does", async () => {
  await standIn.Excel.run(async (context) => {
    const added = context.workbook.worksheets.add("二枚目");
    const before = context.workbook.worksheets.getActiveWorksheet().load("name");
    await context.sync();
    added.activate();
    const after = context.workbook.worksheets.getActiveWorksheet().load("name");
    await context.sync();
    expect([before.name, after.name]).toEqual(["Sheet1", "二枚目"]);
  });
});

test("tab colour, gridlines and selection are kept", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.tabColor = "#ffaa00";
    sheet.showGridlines = false;
    sheet.getRange("C3:D4").select();
    sheet.load("tabColor,showGridlines");
    const selected = context.workbook.getSelectedRange().load("address");
    const cell = context.workbook.getActiveCell().load("address");
    await context.sync();
    expect([sheet.tabColor, sheet.showGridlines]).toEqual(["#FFAA00", false]);
    expect([selected.address, cell.address]).toEqual(["Sheet1!C3:D4", "Sheet1!C3"]);
  });
});

test("panes freeze and thaw", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const none = sheet.freezePanes.getLocationOrNullObject();
    await context.sync();
    expect(none.isNullObject).toBe(true);
    sheet.freezePanes.freezeRows(2);
    const rows = sheet.freezePanes.getLocationOrNullObject().load("address");
    await context.sync();
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B3"));
    const block = sheet.freezePanes.getLocationOrNullObject().load("address");
    await context.sync();
    sheet.freezePanes.unfreeze();
    const thawed = sheet.freezePanes.getLocationOrNullObject();
    await context.sync();
    expect([rows.address, block.address, thawed.isNullObject]).toEqual(["Sheet1!1:2", "Sheet1!A1:B3", true]);
  });
});

test("the page's layout is kept and answered", async () => {
  await standIn.Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem("Sheet1");
    pageLayout.orientation = "Landscape";
    pageLayout.paperSize = "A3" as Excel.PaperType;
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    pageLayout.centerHorizontally = true;
    pageLayout.setPrintMargins("Centimeters", { top: 1.27 });
    pageLayout.setPrintArea("A1:H40");
    pageLayout.setPrintTitleRows("$1:$2");
    pageLayout.headersFooters.defaultForAllPages.centerFooter = "&P / &N";
    await context.sync();
    pageLayout.load("orientation,paperSize,zoom,centerHorizontally,topMargin");
    pageLayout.headersFooters.defaultForAllPages.load("centerFooter,leftHeader");
    const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const columns = pageLayout.getPrintTitleColumnsOrNullObject();
    await context.sync();
    expect(pageLayout.toJSON()).toMatchObject({
      orientation: "Landscape",
      paperSize: "A3",
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
      centerHorizontally: true,
      topMargin: 36,
      headersFooters: { defaultForAllPages: { centerFooter: "&P / &N", leftHeader: "" } },
    });
    expect([titles.address, columns.isNullObject]).toEqual(["Sheet1!1:2", true]);
  });
});

test("settings, properties and XML parts stay with the workbook", async () => {
  await standIn.Excel.run(async (context) => {
    const { settings, properties, customXmlParts } = context.workbook;
    settings.add("plan", { id: "r4-r6" });
    properties.custom.add("planHash", "abc");
    properties.title = "行革プラン";
    const part = customXmlParts.add('<plan xmlns="urn:reform">1</plan>');
    await context.sync();
    const setting = settings.getItem("plan").load("value");
    const missing = settings.getItemOrNullObject("無い");
    const hash = properties.custom.getItem("PLANHASH").load("key,value,type");
    properties.load("title");
    const xml = part.getXml();
    const found = customXmlParts.getByNamespace("urn:reform").getCount();
    await context.sync();
    expect(setting.value).toEqual({ id: "r4-r6" });
    expect(missing.isNullObject).toBe(true);
    expect(hash.toJSON()).toMatchObject({ key: "planHash", value: "abc", type: "String" });
    expect([properties.title, found.value]).toEqual(["行革プラン", 1]);
    expect(xml.value).toContain("urn:reform");
  });
});

test("manual calculation waits until it is asked for", async () => {
  await standIn.Excel.run(async (context) => {
    const { application } = context.workbook;
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const range = sheet.getRange("B1");
    sheet.getRange("A1:B1").values = [[1, "=A1*10"]];
    range.load("values");
    await context.sync();
    application.calculationMode = "Manual";
    sheet.getRange("A1").values = [[2]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([[10]]);
    application.calculate("Recalculate");
    range.load("values");
    application.load("calculationMode");
    await context.sync();
    expect(range.values).toEqual([[20]]);
    expect(application.calculationMode).toBe("Manual");
  });
});

test("what referred to a deleted sheet is an error", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const second = context.workbook.worksheets.add("二枚目");
    second.getRange("A1:A2").values = [["値"], [5]];
    second.tables.add("A1:A2", true).name = "表";
    context.workbook.names.add("名", second.getRange("A2"));
    const cells = sheet.getRange("A1:A3");
    cells.formulas = [["=二枚目!A2"], ["=SUM(表[値])"], ["=名"]];
    cells.load("values");
    await context.sync();
    expect(cells.values).toEqual([[5], [5], [5]]);
    second.delete();
    cells.load("values");
    const tables = context.workbook.tables.getCount();
    await context.sync();
    // Excel says #REF! of the table as well.
    expect([cells.values, tables.value]).toEqual([[["#REF!"], ["#NAME?"], ["#REF!"]], 0]);
  });
});
