import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS, SHEETS, TABLES } from "../../src/sheets";
import { auditWorkbook, writePlan } from "../../src/workflows";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/workflows/port";
import { ALL, CONTEXT } from "../workflows/samplePlan";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(120_000);

const REQUEST = { tables: [TABLES.actuals, TABLES.record], names: [], forAudit: true } as const;
const { planHash, appVersion } = CONTEXT.written;

let book: StandInWorkbook;
beforeAll(async () => {
  book = await openStandInWorkbook();
  const written = await writePlan(book.port, bundledPlan, ALL, CONTEXT);
  if (!written.ok) throw new Error(written.issues[0].message);
  await book.settle();
});
afterAll(() => book.close());

function sheetIn({ sheets }: WorkbookSnapshot, name: string): SheetSnapshot {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`There is no sheet ${name}.`);
  return found;
}

describe("an audit in Excel", () => {
  it("finds nothing in what has just been written, and says what only a file tells", async () => {
    const audited = await auditWorkbook(book.port, bundledPlan, { planHash, appVersion });
    expect(audited).toEqual({
      ok: true,
      value: {
        findings: [],
        unchecked: [
          "条件付き書式の色と入力規則は調べていません。",
          "計算方法(手動、表示桁数で計算する)と、日付の数え方は調べていません。",
        ],
      },
    });
  });

  it("tells how sheets are hidden, and the columns that the add-in hides", async () => {
    const snapshot = await book.port.snapshot(REQUEST);
    expect(sheetIn(snapshot, SHEETS.record).visibility).toBe("veryHidden");
    expect(sheetIn(snapshot, SHEETS.actuals)).toMatchObject({
      visibility: "visible",
      hiddenRows: [],
      // キー
      hiddenColumns: [0],
    });
  });

  it("asks for nothing of this where no audit asks", async () => {
    const snapshot = await book.port.snapshot({ tables: REQUEST.tables, names: [] });
    expect(sheetIn(snapshot, SHEETS.actuals)).not.toHaveProperty("hiddenRows");
    expect(snapshot).not.toHaveProperty("localNames");
  });

  it("tells rows that people hide from those that a filter hides", async () => {
    const { Excel } = book.standIn;
    await book.hand.filter(TABLES.actuals, ACTUAL_HEADERS.code, "1-1-4");
    const filtered = await book.port.snapshot(REQUEST);
    expect(sheetIn(filtered, SHEETS.actuals).hiddenRows).toEqual([]);

    const table = filtered.tables.find(({ name }) => name === TABLES.actuals);
    const code = table?.headers.indexOf(ACTUAL_HEADERS.code) ?? -1;
    const index = table?.values.findIndex((values) => values[code] === "1-1-4") ?? -1;
    const row = (table?.row ?? 0) + 1 + index;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(SHEETS.actuals);
      sheet.protection.unprotect();
      sheet.getRangeByIndexes(row, 0, 1, 1).rowHidden = true;
      await context.sync();
    });
    expect(sheetIn(await book.port.snapshot(REQUEST), SHEETS.actuals).hiddenRows).toEqual([row]);
    const audited = await auditWorkbook(book.port, bundledPlan, { planHash, appVersion });
    expect(audited).toMatchObject({
      value: { findings: [{ code: "row.hidden", place: { cell: `A${String(row + 1)}` } }] },
    });
  });
});
