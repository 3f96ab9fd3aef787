import type { ColumnSpec, SheetSpec } from "../../src/sheets";
import { heightOf } from "../../src/xlsx/sheet/heights";
import { columnWidths, fileWidth } from "../../src/xlsx/sheet/columnWidths";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import type { SheetPart } from "../../src/xlsx/sheet/SheetPart";
import { blankSheet } from "./blankFile";
import { editFile, openPort } from "./fileHand";

const WIDTH = 20;
const column = (header: string, look: ColumnSpec["look"], width: number): ColumnSpec => ({
  header,
  owner: "people",
  look,
  width,
});
const COLUMNS = [
  column("キー", "key", 10),
  column("文", "inputText", WIDTH),
  column("数", "inputNumber", 8),
  { ...column("隠", "inputText", 4), hidden: true },
];
const SHEET: SheetSpec = {
  ...blankSheet("表"),
  tables: [
    {
      name: "表",
      row: 0,
      column: 0,
      columns: COLUMNS,
      keyColumns: ["キー"],
      filter: true,
      rows: [{ key: "a", cells: [{ content: "a" }, { content: "短い" }, { content: 1 }, { content: null }] }],
    },
  ],
};
const TABLE = { table: "表", sheet: "表", row: 0, column: 0, bodyRows: 1, columns: COLUMNS };
/** Four lines of ten full-width characters, and one more. */
const LONG = `${"あ".repeat(40)}\nい`;

const sheetOf = async (bytes: Uint8Array): Promise<SheetPart> => {
  const opened = await openWorkbook(bytes);
  const sheet = opened.ok ? opened.value.sheet("表") : undefined;
  if (!sheet) throw new Error("the sheet is gone");
  return sheet;
};
const rowOf = (sheet: SheetPart, row: number) => sheet.cells.heightOf(row);

async function changed(bytes: Uint8Array, content: string, before = "短い"): Promise<SheetPart> {
  const port = await openPort(bytes);
  const cells = [{ row: 1, column: 1, before, content }];
  await port.apply({ createSheets: [], tables: [{ ...TABLE, cells, addedRows: [] }], sheets: [] });
  return sheetOf(await port.save());
}

describe("a row of a file", () => {
  it("that is added is as high as its text needs, and may be fitted again", async () => {
    const port = await openPort(await writeWorkbookFile([SHEET]));
    const cells = (text: string, hidden: string) => [
      { content: "b" },
      { content: text },
      { content: 2 },
      { content: hidden },
    ];
    const addedRows = [cells(LONG, ""), cells("短い", "見えない列の長い文".repeat(9))];
    await port.apply({ createSheets: [], tables: [{ ...TABLE, cells: [], addedRows }], sheets: [] });
    const sheet = await sheetOf(await port.save());
    expect(rowOf(sheet, 2)).toEqual({ height: heightOf(5, 10), isFixed: false });
    expect(rowOf(sheet, 3)).toEqual({ height: heightOf(1, 10), isFixed: false });
  });

  it("gets higher for a longer text, and never lower", async () => {
    const first = await writeWorkbookFile([SHEET]);
    expect(rowOf(await changed(first, LONG), 1)).toEqual({ height: heightOf(5, 10), isFixed: false });
    const port = await openPort(first);
    const change = (before: string, content: string) =>
      port.apply({
        createSheets: [],
        tables: [{ ...TABLE, cells: [{ row: 1, column: 1, before, content }], addedRows: [] }],
        sheets: [],
      });
    await change("短い", LONG);
    await change(LONG, "短い");
    expect(rowOf(await sheetOf(await port.save()), 1).height).toBe(heightOf(5, 10));
  });

  it("is measured by the column as people have made it", async () => {
    const wide = await editFile(await writeWorkbookFile([SHEET]), (workbook) => {
      const columns = workbook.sheet("表")?.root.first("cols")?.all("col") ?? [];
      columns[1]?.set("width", fileWidth(2 * WIDTH));
    });
    expect(rowOf(await changed(wide, LONG), 1).height).toBe(heightOf(3, 10));
  });

  it("that somebody has set stays as it is", async () => {
    const set = await editFile(await writeWorkbookFile([SHEET]), (workbook) => {
      const rows = workbook.sheet("表")?.root.first("sheetData")?.all("row") ?? [];
      rows[1]?.set("ht", 12).set("customHeight", 1);
    });
    expect(rowOf(await changed(set, LONG), 1)).toEqual({ height: 12, isFixed: true });
  });

  it("outside tables gets higher only for texts that wrap", async () => {
    const port = await openPort(await writeWorkbookFile([SHEET]));
    const put = (row: number, look?: "text" | "lead") =>
      port.apply({
        createSheets: [],
        tables: [],
        sheets: [
          { sheet: "表", cells: [{ row, column: 1, before: null, content: LONG, ...(look && { look }) }] },
        ],
      });
    await put(9, "text");
    await put(10, "lead");
    await put(11);
    const sheet = await sheetOf(await port.save());
    expect([9, 10, 11].map((row) => rowOf(sheet, row).height)).toEqual([heightOf(5, 10), null, null]);
  });
});

describe("the width of a column", () => {
  it.each([2, 8, 19, 24, 100])("of %d characters is read as it was written", async (width) => {
    const spec = { ...blankSheet("表"), widths: { 0: width } };
    expect(columnWidths(await sheetOf(await writeWorkbookFile([spec])))(0)).toBeCloseTo(width, 2);
  });
});
