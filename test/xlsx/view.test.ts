import { LOOKS } from "../../src/sheets";
import { XlsxPort, type CellView, type SheetView, type WorkbookView } from "../../src/xlsx";
import { countLines } from "../../src/xlsx/view/countLines";
import { bundledSheets } from "./planFile";
import { describeWith, LIBREOFFICE, OPENPYXL, throughLibreOffice, withOpenpyxl } from "./programs";

async function viewOf(bytes: Uint8Array): Promise<WorkbookView> {
  const opened = await XlsxPort.open(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  return opened.value.view();
}

function sheetOf(view: WorkbookView, name: string): SheetView {
  const found = view.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** @example at(sheet, "B4") */
function at(sheet: SheetView, place: string): CellView {
  const cell = sheet.cell(Number(place.slice(1)) - 1, place.charCodeAt(0) - 65);
  if (!cell) throw new Error(`nothing in ${place}`);
  return cell;
}

/** The first cell with this value below the header row of a sheet of ours, in the column with this header. */
function below(
  sheet: SheetView,
  key: string,
  header: string,
): { readonly cell: CellView; readonly row: number } {
  for (let row = 0; row < sheet.rows; row += 1) {
    if (sheet.cell(row, 0)?.value !== key) continue;
    for (let top = row; top >= 0; top -= 1) {
      if (sheet.cell(top, 0)?.value !== "キー") continue;
      for (let column = 0; column < sheet.columns; column += 1) {
        const cell = sheet.cell(row, column);
        if (cell && sheet.cell(top, column)?.value === header) return { cell, row };
      }
    }
  }
  throw new Error(`no ${header} of ${key}`);
}

const key = "2-1-2|2-1-2-1|2022";

async function planPort(): Promise<XlsxPort> {
  const port = XlsxPort.create();
  await port.apply({ createSheets: bundledSheets(), tables: [], sheets: [] });
  return port;
}

describe("a look at our own workbook", () => {
  it("has the sheets that are not hidden, their panes and sizes", async () => {
    const view = (await planPort()).view();
    const visible = bundledSheets().filter(({ visibility }) => visibility === "visible");
    expect(view.sheets.map(({ name }) => name)).toEqual(visible.map(({ name }) => name));
    expect(view.sheets.length).toBeLessThan(bundledSheets().length);
    expect(view.shown).toBe("計画目標");
    const actuals = sheetOf(view, "実績入力");
    expect(actuals.frozen).toEqual({ rows: 7, columns: 7 });
    expect(actuals.selected).toEqual({ row: 7, column: 7 });
    expect(actuals.columns).toBe(23);
    // キー is hidden; 年度 is 15 characters wide.
    expect([actuals.sizes.width(0), actuals.sizes.width(1)]).toEqual([0, 115]);
  });

  it("has values in their formats, calculated results, and why a target was read so", async () => {
    const view = (await planPort()).view();
    const target = below(sheetOf(view, "実績入力"), key, "目標").cell;
    expect(target).toMatchObject({ value: 180_000, formula: null, note: null });
    expect(target.format).toMatchObject({ numberFormat: "#,##0", horizontal: "right", fill: null });
    const grade = below(sheetOf(view, "実績入力"), key, "判定").cell;
    expect(grade.value).toBe("未回答");
    expect(grade.formula).toMatch(/^=IFERROR\(/);
    const header = at(sheetOf(view, "計画目標"), "B4");
    expect(header.format).toMatchObject({ fill: LOOKS.header.fill, ink: LOOKS.header.color, bold: true });
    const inferred = below(sheetOf(view, "計画目標"), "1-1-2|1-1-2-1", "区分").cell;
    expect(inferred.note).toMatch(/^推定。/);
    expect(inferred.format).toMatchObject({ italic: true, isDotted: true });
  });

  it("shows what conditional formats show, before and after a change, and does not change itself", async () => {
    const port = await planPort();
    const before = port.view();
    const sheet = sheetOf(before, "実績入力");
    const { row, cell } = below(sheet, key, "実績");
    const column = Array.from({ length: sheet.columns }, (_, index) => index).find(
      (index) => sheet.cell(row, index) === cell,
    );
    await port.apply({
      createSheets: [],
      tables: [],
      sheets: [{ sheet: sheet.name, cells: [{ row, column: column ?? -1, before: null, content: 100_000 }] }],
    });
    const grade = (view: WorkbookView) => below(sheetOf(view, "実績入力"), key, "判定").cell;
    expect(grade(port.view())).toMatchObject({
      value: "×遅れ",
      format: { fill: LOOKS.grade4.fill, ink: LOOKS.grade4.color, bold: true },
    });
    expect(grade(before)).toMatchObject({ value: "未回答", format: { fill: "#FFFFFF" } });
  });

  it("says nothing of an empty workbook", () => {
    expect(XlsxPort.create().view()).toEqual({ sheets: [], shown: "" });
  });
});

describeWith([LIBREOFFICE], "a look at our workbook as LibreOffice saves it", () => {
  it("is the same where it matters", async () => {
    const bytes = await (await planPort()).save();
    const [ours, theirs] = [await viewOf(bytes), await viewOf(throughLibreOffice(bytes, "xlsx", "xlsx"))];
    // Its frozen panes are lost where LibreOffice converts without a window.
    expect(theirs.sheets.map(({ name }) => name)).toEqual(ours.sheets.map(({ name }) => name));
    for (const sheet of ours.sheets) {
      const other = sheetOf(theirs, sheet.name);
      const seen = (one: SheetView) =>
        Array.from({ length: sheet.rows }, (_, row) =>
          Array.from({ length: sheet.columns }, (_cell, column) => {
            const cell = one.cell(row, column);
            if (!cell || cell.value === "") return null;
            const { fill, ink, bold, wrap } = cell.format;
            return { value: cell.value, fill, ink, bold, wrap };
          }),
        );
      expect(seen(other)).toEqual(seen(sheet));
    }
  }, 120_000);
});

describeWith([OPENPYXL], "a look at other people's workbook", () => {
  let sheet: SheetView;
  let view: WorkbookView;
  beforeAll(async () => {
    view = await viewOf(withOpenpyxl("looks_workbook.py", new Uint8Array()).bytes);
    sheet = sheetOf(view, "見本");
  });

  it("leaves hidden sheets out and takes empty ones", () => {
    expect(view.sheets.map(({ name }) => name)).toEqual(["見本", "空のシート"]);
    const empty = sheetOf(view, "空のシート");
    expect([empty.rows, empty.columns, empty.cell(0, 0)]).toEqual([0, 0, null]);
  });

  it("knows the theme's colours, and leaves an ink alone whose fill it does not know", () => {
    expect(at(sheet, "A1").format).toMatchObject({
      fill: "#3B618E",
      ink: "#FFFFFF",
      bold: true,
      italic: true,
      underline: true,
      size: 14,
    });
    expect(at(sheet, "B1").format).toMatchObject({ fill: null, ink: null });
  });

  it("knows formats that files name by number", () => {
    expect(at(sheet, "A2")).toMatchObject({ value: 45383, format: { numberFormat: "yyyy/m/d" } });
    expect(at(sheet, "B2")).toMatchObject({ value: 0.125, format: { numberFormat: "0.00%" } });
    expect(at(sheet, "C2").format.isDotted).toBe(true);
  });

  it("shows comparisons and formulas as conditional formats, cell by cell", () => {
    expect(["C2", "C3", "C4"].map((place) => at(sheet, place).format.fill)).toEqual([
      "#FF0000",
      null,
      "#00FF00",
    ]);
    expect(at(sheet, "C2").format.ink).toBe("#FFFFFF");
  });

  it("calculates what it can and leaves the rest empty", () => {
    expect(at(sheet, "A4")).toMatchObject({ value: 100, formula: "=C2+C3" });
    expect(at(sheet, "B4")).toMatchObject({ value: "", formula: "=AVERAGE(C2:C4)" });
  });

  it("has notes, alignments, panes and sizes", () => {
    expect(at(sheet, "B3").note).toContain("確かめてください");
    expect(at(sheet, "A3").format).toMatchObject({ wrap: true, horizontal: "center", vertical: "top" });
    expect(sheet.frozen).toEqual({ rows: 2, columns: 1 });
    expect([sheet.sizes.width(0), sheet.sizes.width(3)]).toEqual([96, 0]);
    // Fitted, hidden, set by hand.
    expect(sheet.sizes.height(2)).toBeGreaterThan(100);
    expect([sheet.sizes.height(4), sheet.sizes.height(5)]).toEqual([0, 40]);
  });
});

describe("lines of a wrapped text", () => {
  it.each([
    ["", 5, 1],
    ["五文字です", 5, 1],
    ["六文字ですよ", 5, 2],
    ["令和4年度", 5, 1],
    // Words and numbers stay whole, and 。 stays with what it ends.
    ["一二三12345", 5, 2],
    ["一二三四五。", 5, 2],
    ["abcdefghijklmnopqrstuvwxyz", 5, 3],
  ])("%j in a column of %d ems", (text, room, lines) => {
    expect(countLines(text, room)).toBe(lines);
  });
});
