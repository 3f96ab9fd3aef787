import type { ColumnSpec, SheetSpec } from "../../src/sheets/spec";
import { WorkbookError, type WorkbookChange } from "../../src/workflows/port";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(60_000);

const COLUMNS: readonly ColumnSpec[] = [
  { header: "コード", owner: "plan", look: "code", width: 8 },
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
    conditional: [{ formula: "[[実績]]<5", format: { fill: "#F2B134" } }],
  },
];

const table = (name: string, row: number, columns: readonly ColumnSpec[]): SheetSpec["tables"][number] => ({
  name,
  row,
  column: 0,
  keyColumns: ["コード"],
  filter: true,
  columns,
  rows: [
    { key: "1", cells: [{ content: "1" }, { content: 3 }, ...columns.slice(2).map(() => ({ content: 4 }))] },
  ],
});

/** A wider table stands four rows below: what Excel would not push down. */
const SHEET: SheetSpec = {
  role: "targets",
  name: "見本",
  visibility: "visible",
  blocks: [],
  tables: [
    table("上の表", 0, COLUMNS),
    table("下の表", 6, [...COLUMNS, { header: "備考", owner: "people", look: "inputText", width: 20 }]),
  ],
  names: [],
  widths: {},
  freeze: null,
  print: null,
  isProtected: true,
};

const added = (columns: WorkbookChange["tables"][number]["columns"], count: number): WorkbookChange => ({
  createSheets: [],
  sheets: [],
  tables: [
    {
      table: "上の表",
      sheet: "見本",
      row: 0,
      column: 0,
      bodyRows: 1,
      columns,
      cells: [],
      addedRows: Array.from({ length: count }, (_, index) =>
        columns.map((column) => ({
          content: column === COLUMNS[0] ? `=${String(index)}` : column ? 7 : null,
        })),
      ),
    },
  ],
});
const TWO = added(COLUMNS, 2);

describe("a table in Excel that gets rows", () => {
  let book: StandInWorkbook;
  let open: (() => Promise<StandInWorkbook>) | undefined;
  beforeEach(async () => {
    if (open) {
      book = await open();
      return;
    }
    book = await openStandInWorkbook();
    await book.port.apply({ createSheets: [SHEET], tables: [], sheets: [] });
    open = await book.copies();
  });
  afterEach(() => book.close());

  const inSheet = <T>(
    deed: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
  ): Promise<T> =>
    book.standIn.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("見本");
      sheet.protection.unprotect();
      const result = await deed(sheet, context);
      sheet.protection.protect();
      await context.sync();
      return result;
    });
  const refusal = (change: WorkbookChange): Promise<unknown> =>
    book.port.apply(change).then(
      () => "not refused",
      (error: unknown) => error,
    );

  it("grows into the free cells below it and moves nothing", async () => {
    await book.port.apply(TWO);
    await inSheet(async (sheet, context) => {
      const places = ["上の表", "下の表"].map((name) =>
        sheet.tables.getItem(name).getRange().load("address"),
      );
      const cells = sheet.getRange("A2:B4").load("formulas");
      const rules = sheet.getRange("B2:B4").conditionalFormats.getCount();
      const { dataValidation, format } = sheet.getRange("B3:B4");
      dataValidation.load("type,prompt");
      format.protection.load("locked");
      await context.sync();
      expect(places.map(({ address }) => address)).toEqual(["見本!A1:B4", "見本!A7:C8"]);
      expect(cells.formulas).toEqual([
        ["1", 3],
        ["=0", 7],
        ["=1", 7],
      ]);
      expect([dataValidation.type, dataValidation.prompt.title, rules.value]).toEqual(["Decimal", "実績", 2]);
      expect(format.protection.locked).toBe(false);
    });
  });

  it.each([
    ["a cell", (sheet: Excel.Worksheet) => (sheet.getRange("B3").values = [["メモ"]]), "セル B3 に入力"],
    [
      "a formula",
      (sheet: Excel.Worksheet) => (sheet.getRange("A2").getOffsetRange(2, 0).formulas = [['=""']]),
      "セル A4 に入力",
    ],
  ])("is refused when %s is in the way, and nothing is written", async (_, deed, words) => {
    await inSheet((sheet) => Promise.resolve(void deed(sheet)));
    const before = await book.dump();
    const error = await refusal(TWO);
    expect(error).toBeInstanceOf(WorkbookError);
    expect(error).toMatchObject({ code: "workbook.tableBlocked", state: "unchanged" });
    expect((error as WorkbookError).message).toBe(
      `シート「見本」の表「上の表」の下に 2 行を追加しますが、${words}があります。A3:B4 を空けてから、もう一度書き込んでください。`,
    );
    expect(await book.dump()).toEqual(before);
  });

  it("is refused when another table is in the way", async () => {
    const error = await refusal(added(COLUMNS, 5));
    expect(error).toMatchObject({ code: "workbook.tableBlocked", state: "unchanged" });
  });

  it.each([0.1, 0.3, 0.5, 0.7, 0.9])(
    "has its size back, and the cells below their looks and rules, when the write breaks off at %d",
    async (share) => {
      await inSheet(async (sheet) => {
        const below = sheet.getRange("A3:B4");
        below.format.fill.color = "#FFEE00";
        below.numberFormat = "0.00" as unknown as string[][];
        below.format.borders.getItem("EdgeLeft").style = "Double";
        below.dataValidation.rule = { textLength: { formula1: 1, formula2: 9, operator: "Between" } };
        const { custom } = below.conditionalFormats.add("Custom");
        custom.rule.formula = "=TRUE";
        custom.format.font.bold = true;
        return Promise.resolve();
      });
      const before = await book.dump();
      book.breakOffAt(share);
      expect(await refusal(TWO)).toMatchObject({ state: "unchanged" });
      expect(await book.dump()).toEqual(before);
      await book.port.apply(TWO);
    },
  );

  it("goes on with the columns that people added as their last row is", async () => {
    await inSheet(async (sheet, context) => {
      const own = sheet.tables.getItem("上の表").columns.add(undefined, undefined, "倍").getDataBodyRange();
      own.formulas = [["=B2*2"]];
      own.format.fill.color = "#CCFFCC";
      await context.sync();
    });
    await book.port.apply(added([...COLUMNS, null], 2));
    await inSheet(async (sheet, context) => {
      const cells = sheet.getRange("C3:C4").load("formulas");
      cells.format.fill.load("color");
      await context.sync();
      expect(cells.formulas).toEqual([["=B3*2"], ["=B4*2"]]);
      expect(cells.format.fill.color).toBe("#CCFFCC");
    });
  });
});
