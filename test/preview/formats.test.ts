import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

test("fonts, fills, alignment and borders come back as they were set", async () => {
  await standIn.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("B2:C3");
    const { format } = range;
    format.font.set({
      name: "BIZ UDPゴシック",
      size: 10.5,
      bold: true,
      italic: true,
      underline: "Single",
      color: "#102030",
    });
    format.fill.color = "#fff2cc";
    format.set({ horizontalAlignment: "Center", verticalAlignment: "Top", wrapText: true, indentLevel: 0 });
    format.borders.getItem("EdgeBottom").set({ style: "Continuous", color: "#888888", weight: "Medium" });
    format.borders.getItem("InsideVertical").style = "Dot";
    await context.sync();
    format.load("horizontalAlignment,verticalAlignment,wrapText,indentLevel");
    format.font.load();
    format.fill.load("color");
    const [bottom, inside, top] = (["EdgeBottom", "InsideVertical", "EdgeTop"] as const).map((side) =>
      format.borders.getItem(side).load("style,color,weight"),
    );
    await context.sync();
    expect(format.font.toJSON()).toMatchObject({
      name: "BIZ UDPゴシック",
      size: 10.5,
      bold: true,
      italic: true,
      underline: "Single",
      strikethrough: false,
      color: "#102030",
    });
    expect(format.fill.color).toBe("#FFF2CC");
    expect(format.toJSON()).toMatchObject({
      horizontalAlignment: "Center",
      verticalAlignment: "Top",
      wrapText: true,
    });
    expect(bottom?.toJSON()).toMatchObject({ style: "Continuous", color: "#888888", weight: "Medium" });
    expect([inside?.style, top?.style]).toEqual(["Dot", "None"]);
  });
});

test("mixed cells answer null, and a cleared fill is white", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").format.font.bold = true;
    sheet.getRange("A1:B1").format.fill.color = "#00ff00";
    sheet.getRange("B1").format.fill.clear();
    const row = sheet.getRange("A1:B1").format;
    row.font.load("bold,italic");
    const cleared = sheet.getRange("B1").format.fill.load("color");
    row.fill.load("color");
    await context.sync();
    expect([row.font.bold, row.font.italic, row.fill.color, cleared.color]).toEqual([
      null,
      false,
      null,
      "#FFFFFF",
    ]);
  });
});

test("whole columns and rows keep a format of their own", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("C5").values = [["前"]];
    sheet.getRange("B:C").format.font.color = "#ff0000";
    sheet.getRange("3:3").format.font.bold = true;
    sheet.getRange("B:B").format.columnWidth = 120;
    sheet.getRange("3:3").format.rowHeight = 24;
    sheet.getRange("D:D").columnHidden = true;
    const fonts = ["C5", "C100", "A3"].map((address) =>
      sheet.getRange(address).format.font.load("color,bold"),
    );
    const width = sheet.getRange("B1").format.load("columnWidth");
    const height = sheet.getRange("A3").format.load("rowHeight");
    const hidden = sheet.getRange("C1:D1").load("columnHidden");
    await context.sync();
    expect(fonts.map((font) => [font.color, font.bold])).toEqual([
      ["#FF0000", false],
      ["#FF0000", false],
      ["#000000", true],
    ]);
    expect([width.columnWidth, height.rowHeight, hidden.columnHidden]).toEqual([120, 24, null]);
  });
});

test("validation rules, alerts and prompts come back as they were set", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const list = sheet.getRange("A1:A5").dataValidation;
    list.rule = { list: { inCellDropDown: true, source: "達成,未達成" } };
    list.prompt = { title: "判定", message: "選んでください", showPrompt: true };
    list.errorAlert = { title: "入力", message: "選択肢から選んでください", style: "Stop", showAlert: true };
    sheet.getRange("B1").dataValidation.rule = {
      decimal: { formula1: 0, formula2: 100, operator: "Between" },
    };
    sheet.getRange("C1").dataValidation.rule = { custom: { formula: '=LEN(C1)<="5"' } };
    sheet.getRange("D1").dataValidation.rule = {
      list: { inCellDropDown: true, source: sheet.getRange("F1:F3") },
    };
    await context.sync();
    const load = (address: string): Excel.DataValidation =>
      sheet.getRange(address).dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks");
    const [whole, part, number, custom, range, none, mixed] = [
      "A1:A5",
      "A3",
      "B1",
      "C1",
      "D1",
      "E1",
      "A1:B1",
    ].map(load);
    await context.sync();
    expect(whole?.toJSON()).toMatchObject({
      type: "List",
      rule: { list: { inCellDropDown: true, source: "達成,未達成" } },
      prompt: { title: "判定", message: "選んでください", showPrompt: true },
      errorAlert: { title: "入力", message: "選択肢から選んでください", style: "Stop", showAlert: true },
      ignoreBlanks: true,
    });
    expect(part?.type).toBe("List");
    expect(number?.rule).toEqual({ decimal: { formula1: 0, formula2: 100, operator: "Between" } });
    expect(custom?.rule).toEqual({ custom: { formula: '=LEN(C1)<="5"' } });
    expect(range?.rule).toEqual({ list: { inCellDropDown: true, source: "=Sheet1!$F$1:$F$3" } });
    expect([none?.type, mixed?.type]).toEqual(["None", "MixedCriteria"]);
    sheet.getRange("A1:A2").dataValidation.clear();
    const [cleared, left, both] = ["A1", "A3", "A2:A3"].map(load);
    await context.sync();
    expect([cleared?.type, left?.type, both?.type]).toEqual(["None", "List", "Inconsistent"]);
  });
});

test("conditional formats come back as they were set, the newest first", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const range = sheet.getRange("A1:A9");
    const custom = range.conditionalFormats.add("Custom");
    custom.custom.rule.formula = '=$B1="要確認"';
    custom.custom.format.fill.color = "#ffe699";
    custom.custom.format.font.bold = true;
    custom.stopIfTrue = true;
    const value = range.conditionalFormats.add("CellValue");
    value.cellValue.rule = { formula1: "=0.8", operator: "LessThan" };
    value.cellValue.format.font.color = "#c00000";
    const words = range.conditionalFormats.add("ContainsText");
    words.textComparison.rule = { operator: "Contains", text: "遅れ" };
    const bar = range.conditionalFormats.add("DataBar");
    bar.dataBar.positiveFormat.fillColor = "#5b9bd5";
    const icons = range.conditionalFormats.add("IconSet");
    icons.iconSet.style = "ThreeArrows";
    await context.sync();
    custom.custom.rule.load("formula");
    custom.custom.format.fill.load("color");
    custom.custom.format.font.load("bold");
    custom.load("stopIfTrue");
    value.cellValue.load("rule");
    words.textComparison.load("rule");
    bar.dataBar.positiveFormat.load("fillColor");
    icons.iconSet.load("style");
    const all = sheet.getRange().conditionalFormats.load("items/type,items/priority");
    const count = sheet.getRange("C1").conditionalFormats.getCount();
    const place = custom.getRange().load("address");
    await context.sync();
    expect(custom.custom.rule.formula).toBe('=$B1="要確認"');
    expect([custom.custom.format.fill.color, custom.custom.format.font.bold, custom.stopIfTrue]).toEqual([
      "#FFE699",
      true,
      true,
    ]);
    expect(value.cellValue.rule).toEqual({ formula1: "=0.8", operator: "LessThan" });
    expect(words.textComparison.rule).toEqual({ operator: "Contains", text: "遅れ" });
    expect([bar.dataBar.positiveFormat.fillColor, icons.iconSet.style]).toEqual(["#5B9BD5", "ThreeArrows"]);
    expect(all.items.map((one) => [one.type, one.priority])).toEqual([
      ["IconSet", 0],
      ["DataBar", 1],
      ["ContainsText", 2],
      ["CellValue", 3],
      ["Custom", 4],
    ]);
    expect([count.value, place.address]).toEqual([0, "Sheet1!A1:A9"]);
  });
});

test("conditional formats are reordered, cleared in part and deleted", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const [first, second] = ["=A1=1", "=A1=2"].map((formula) => {
      const format = sheet.getRange("A1:A4").conditionalFormats.add("Custom");
      format.custom.rule.formula = formula;
      return format;
    });
    await context.sync();
    if (first === undefined || second === undefined) throw new Error("two formats");
    first.priority = 0;
    first.load("priority");
    second.load("priority");
    await context.sync();
    expect([first.priority, second.priority]).toEqual([0, 1]);
    second.delete();
    sheet.getRange("A1:A2").conditionalFormats.clearAll();
    const left = sheet.getRange().conditionalFormats.load("items/id");
    const place = first.getRange().load("address");
    await context.sync();
    expect([left.items.length, place.address]).toEqual([1, "Sheet1!A3:A4"]);
  });
});
