import { FONT, LOOKS } from "../../src/sheets";
import type { SheetSpec } from "../../src/sheets/spec";
import { columnPoints } from "../../src/excel/paint";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(60_000);

const SPEC: SheetSpec = {
  role: "actuals",
  name: "見本",
  visibility: "visible",
  blocks: [
    { row: 0, column: 0, cells: [[{ content: "=見出し", look: "title" }]] },
    {
      row: 1,
      column: 1,
      cells: [[{ content: { formula: "2*見本_率" }, look: "calculatedPercent", note: "倍" }]],
    },
  ],
  tables: [
    {
      name: "見本表",
      row: 3,
      column: 0,
      keyColumns: ["コード"],
      filter: true,
      columns: [
        { header: "コード", owner: "plan", look: "code", width: 8, hidden: true },
        { header: "目標", owner: "plan", look: "number", width: 12 },
        {
          header: "実績",
          owner: "people",
          look: "inputNumber",
          width: 12,
          validation: {
            type: "number",
            min: 0,
            prompt: { title: "実績", message: "数字だけを入力します。" },
            error: { title: "数値ではありません", message: "数字だけを入力してください。" },
          },
        },
        {
          header: "状態",
          owner: "people",
          look: "inputChoice",
          width: 10,
          validation: {
            type: "list",
            source: "見本_一覧",
            error: { title: "一覧にありません", message: "選んでください。" },
          },
        },
        {
          header: "達成率",
          owner: "formula",
          look: "calculatedPercent",
          width: 9,
          formula: 'IF([[実績]]="","",[[実績]]/[[目標]])',
          conditional: [
            { formula: "[[達成率]]<0.8", format: { fill: "#F2B134", color: "#2E1F00", bold: true } },
            { formula: "[[達成率]]<0.9", format: { fill: "#EEF1F4" } },
          ],
        },
      ],
      rows: [
        row("1-1-1", 100, 70),
        row("1-1-2", 200, null),
        {
          key: "1-1-3",
          cells: [
            { content: "1-1-3" },
            { content: 300, look: "inferredNumber", note: "推定。".repeat(100) },
            { content: 300 },
            { content: null },
            { content: null },
          ],
        },
      ],
    },
  ],
  names: [
    { name: "見本_率", row: 4, column: 1 },
    { name: "見本_一覧", row: 4, column: 0, rows: 3 },
  ],
  widths: { 6: 20 },
  freeze: { rows: 4, columns: 2 },
  print: { orientation: "landscape", titleRows: [2, 3], footer: "計画 A&B" },
  isProtected: true,
  tabColor: "#34495E",
};

function row(
  code: string,
  target: number,
  actual: number | null,
): SheetSpec["tables"][number]["rows"][number] {
  return {
    key: code,
    cells: [
      { content: code },
      { content: target },
      { content: actual },
      { content: null },
      { content: null },
    ],
  };
}

const HIDDEN: SheetSpec = {
  ...SPEC,
  role: "record",
  name: "記録",
  visibility: "veryHidden",
  blocks: [{ row: 0, column: 0, cells: [[{ content: "x", look: "text" }]] }],
  tables: [],
  names: [],
  freeze: null,
  print: null,
  isProtected: false,
};

describe("a sheet in Excel, read back through Office.js", () => {
  let book: StandInWorkbook;
  beforeAll(async () => {
    book = await openStandInWorkbook();
    await book.port.apply({ createSheets: [SPEC, HIDDEN], tables: [], sheets: [] });
    await book.settle();
  });
  afterAll(() => book.close());

  const read = <T>(look: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> =>
    book.standIn.Excel.run((context) => look(context.workbook.worksheets.getItem("見本"), context));

  it("has its texts as texts, its formulas calculated", async () => {
    const [values, formulas] = await read(async (sheet, context) => {
      const range = sheet.getRange("A1:E7").load("values,formulas");
      await context.sync();
      return [range.values, range.formulas];
    });
    expect(values[0]?.[0]).toBe("=見出し");
    expect(values[1]?.[1]).toBe(200);
    expect(formulas[1]?.[1]).toBe("=2*見本_率");
    expect(values.slice(4).map((line) => line[0])).toEqual(["1-1-1", "1-1-2", "1-1-3"]);
    expect(values.slice(4).map((line) => line[4])).toEqual([0.7, "", 1]);
    expect(formulas[5]?.[4]).toBe('=IF($C6="","",$C6/$B6)');
  });

  it("has the table, its names and its visibility", async () => {
    const found = await read(async (sheet, context) => {
      const table = sheet.tables.getItem("見本表").load("name,showFilterButton,showBandedRows");
      const range = table.getRange().load("address");
      const names = context.workbook.names.load("items/name,items/formula");
      const hidden = context.workbook.worksheets.getItem("記録").load("visibility");
      sheet.load("tabColor");
      await context.sync();
      return {
        address: range.address,
        filter: table.showFilterButton,
        names: Object.fromEntries(names.items.map(({ name, formula }) => [name, formula as unknown])),
        hidden: hidden.visibility,
        tabColor: sheet.tabColor,
      };
    });
    expect(found).toEqual({
      address: "見本!A4:E7",
      filter: true,
      names: { 見本_率: "=見本!$B$5", 見本_一覧: "=見本!$A$5:$A$7" },
      hidden: "VeryHidden",
      tabColor: "#34495E",
    });
  });

  it.each([
    ["A1", "title"],
    ["B2", "calculatedPercent"],
    ["C4", "header"],
    ["A5", "code"],
    ["B5", "number"],
    ["C6", "inputNumber"],
    ["B7", "inferredNumber"],
    ["E7", "calculatedPercent"],
  ] as const)("gives %s the look %s", async (address, look) => {
    const wanted = LOOKS[look];
    const seen = await read(async (sheet, context) => {
      const range = sheet.getRange(address).load("numberFormat");
      const { format } = range;
      format.load("horizontalAlignment,verticalAlignment,wrapText");
      format.font.load("name,size,color,bold,italic");
      format.fill.load("color");
      format.protection.load("locked");
      const bottom = format.borders.getItem("EdgeBottom").load("style");
      await context.sync();
      return {
        numberFormat: (range.numberFormat as string[][])[0]?.[0],
        horizontal: format.horizontalAlignment.toLowerCase(),
        vertical: format.verticalAlignment.toLowerCase(),
        wrap: format.wrapText,
        font: format.font.name,
        size: format.font.size,
        color: format.font.color,
        bold: format.font.bold,
        italic: format.font.italic,
        fill: format.fill.color,
        unlocked: !format.protection.locked,
        isDotted: bottom.style === "Dot",
      };
    });
    expect(seen).toEqual({
      numberFormat: wanted.numberFormat,
      horizontal: wanted.horizontal,
      vertical: wanted.vertical,
      wrap: wanted.wrap,
      font: FONT,
      size: wanted.size,
      color: wanted.color,
      bold: wanted.bold ?? false,
      italic: wanted.italic ?? false,
      fill: wanted.fill ?? "#FFFFFF",
      unlocked: wanted.unlocked,
      isDotted: wanted.underline === "dotted",
    });
  });

  it("has widths, hidden columns, frozen panes", async () => {
    const seen = await read(async (sheet, context) => {
      const target = sheet.getRange("B1").load("format/columnWidth");
      const outside = sheet.getRange("G1").load("format/columnWidth");
      const hidden = sheet.getRange("A1").load("columnHidden");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      return [target.format.columnWidth, outside.format.columnWidth, hidden.columnHidden, frozen.address];
    });
    expect(seen).toEqual([columnPoints(12), columnPoints(20), true, "見本!A1:B4"]);
  });

  it("prints on A4 landscape, one page wide, with titles and page numbers", async () => {
    const seen = await read(async (sheet, context) => {
      const layout = sheet.pageLayout.load("orientation,paperSize,zoom");
      const titles = layout.getPrintTitleRowsOrNullObject().load("address");
      const page = layout.headersFooters.defaultForAllPages.load("centerFooter");
      await context.sync();
      return {
        orientation: layout.orientation,
        paperSize: layout.paperSize,
        wide: layout.zoom.horizontalFitToPages,
        titles: titles.address,
        footer: page.centerFooter,
      };
    });
    expect(seen).toEqual({
      orientation: "Landscape",
      paperSize: "A4",
      wide: 1,
      titles: "見本!3:4",
      footer: "計画 A&&B　&P / &N",
    });
  });

  it("checks what is typed, and shows notes within Excel's limits", async () => {
    const seen = await read(async (sheet, context) => {
      const of = (address: string) =>
        sheet.getRange(address).dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks");
      const found = { number: of("C5:C7"), list: of("D5"), note: of("B7"), block: of("B2"), none: of("B5") };
      await context.sync();
      return found;
    });
    expect(seen.number).toMatchObject({ type: "Decimal", ignoreBlanks: true });
    expect(seen.number.rule.decimal).toMatchObject({ operator: "GreaterThanOrEqualTo" });
    expect(Number(seen.number.rule.decimal?.formula1)).toBe(0);
    expect(seen.number.errorAlert).toMatchObject({
      title: "数値ではありません",
      style: "Stop",
      showAlert: true,
    });
    expect(seen.number.prompt).toMatchObject({ message: "数字だけを入力します。", showPrompt: true });
    expect(seen.list.rule.list).toMatchObject({ source: "=見本_一覧", inCellDropDown: true });
    expect(seen.note.prompt.message).toHaveLength(255);
    expect(seen.note.prompt.message).toMatch(/^推定。.*…$/);
    expect(seen.block.prompt.message).toBe("倍");
    expect(seen.none.type).toBe("None");
  });

  it("colours by rule", async () => {
    const seen = await read(async (sheet, context) => {
      const rules = sheet.getRange("E5:E7").conditionalFormats.load("items/type");
      await context.sync();
      // Of two that hold for a cell, the first is what people see.
      const [rule, second] = rules.items;
      if (!rule || !second) throw new Error("There are not two rules.");
      second.custom.rule.load("formula");
      const range = rule.getRange().load("address");
      rule.custom.rule.load("formula");
      rule.custom.format.fill.load("color");
      rule.custom.format.font.load("color,bold");
      await context.sync();
      const { format } = rule.custom;
      return [
        range.address,
        rule.custom.rule.formula,
        format.fill.color,
        format.font.color,
        format.font.bold,
        second.custom.rule.formula,
      ];
    });
    expect(seen).toEqual(["見本!E5:E7", "=$E5<0.8", "#F2B134", "#2E1F00", true, "=$E5<0.9"]);
  });

  it("is protected without a password, and lets people do what changes no plan cell", async () => {
    const options = await read(async (sheet, context) => {
      sheet.protection.load("protected,options");
      await context.sync();
      return sheet.protection.protected ? sheet.protection.options : null;
    });
    expect(options).toMatchObject({
      allowAutoFilter: true,
      allowSort: true,
      allowFormatColumns: true,
      allowFormatRows: true,
      allowInsertRows: false,
      allowDeleteRows: false,
    });
    await expect(
      read(async (sheet, context) => {
        sheet.getRange("B5").values = [[1]];
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "AccessDenied" });
    await read(async (sheet, context) => {
      sheet.getRange("C6").values = [[150]];
      await context.sync();
    });
  });
});
