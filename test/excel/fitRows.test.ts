import { cardTable } from "../../src/sheets";
import { fitRows, writePlan } from "../../src/workflows";
import { ALL, CONTEXT, PLAN as WHOLE_PLAN, mapItems } from "../workflows/samplePlan";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(60_000);

const CODE = "2-1-2";
const CARD = cardTable(CODE);
const PLAN = mapItems(WHOLE_PLAN, (item) => (item.code === CODE ? [item] : []));
/** Points: too low for the lines of a card's row. */
const LOW = 12;

describe("fitRows in the stand-in for Excel", () => {
  let workbook: StandInWorkbook;
  let fitting: readonly number[];

  beforeEach(async () => {
    workbook = await openStandInWorkbook();
    expect(await writePlan(workbook.port, PLAN, ALL, CONTEXT)).toMatchObject({ ok: true });
    await workbook.settle();
    fitting = await heights();
    // As people may, without taking the protection off.
    await workbook.standIn.Excel.run(async (context) => {
      context.workbook.tables.getItem(CARD).getDataBodyRange().format.rowHeight = LOW;
      await context.sync();
    });
  });
  afterEach(() => workbook.close());

  /** Of the card's rows, the header's first. */
  const heights = () =>
    workbook.standIn.Excel.run(async (context) => {
      const range = context.workbook.tables.getItem(CARD).getRange().load("rowCount");
      await context.sync();
      const rows = Array.from({ length: range.rowCount }, (_, row) => range.getRow(row).load("height"));
      await context.sync();
      return rows.map(({ height }) => height as number);
    });
  const contents = () => workbook.port.snapshot({ tables: [CARD], names: [] });

  it("makes rows of a protected sheet as high as what formulas show in them, and writes nothing", async () => {
    const before = await contents();
    expect(before.sheets.find(({ name }) => name.endsWith(CODE))?.isProtected).toBe(true);
    expect(Math.max(...(await heights()).slice(1))).toBe(LOW);
    await fitRows(workbook.port, PLAN);
    expect(await heights()).toEqual(fitting);
    expect(Math.min(...fitting)).toBeGreaterThan(LOW);
    expect(await contents()).toEqual(before);
  });

  it("passes over what is not there, in two round trips", async () => {
    workbook.wire.forget();
    await workbook.port.fitRows(["ない表", CARD]);
    expect(workbook.wire.requests).toHaveLength(2);
    expect(await heights()).toEqual(fitting);
  });

  it("says so where somebody has protected a sheet otherwise", async () => {
    await workbook.standIn.Excel.run(async (context) => {
      const { protection } = context.workbook.tables.getItem(CARD).worksheet;
      protection.unprotect();
      protection.protect({ allowFormatRows: false });
      await context.sync();
    });
    await expect(fitRows(workbook.port, PLAN)).rejects.toMatchObject({ code: "workbook.protected" });
  });
});
