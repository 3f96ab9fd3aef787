import { changeSteps } from "../../src/excel/changeSteps";
import type { Inspection } from "../../src/excel/inspect";
import { readInPieces } from "../../src/excel/readInPieces";
import { REQUEST_LIMIT } from "../../src/excel/step";
import { NAMES, TABLES } from "../../src/sheets";
import { prepareWrite } from "../../src/workflows/write/prepareWrite";
import { previewWrite, writePlan } from "../../src/workflows";
import { ALL, CONTEXT, PLAN, changedContext, mapItems, planOf, withTarget } from "../workflows/samplePlan";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(120_000);

/** Excel on the web refuses requests of 5 MB. */
const EXCEL_LIMIT = 5 * 1024 * 1024;

/** Two items: what is sent, refused and taken back for them is so for more. */
const SMALL = mapItems(PLAN, (item) => (["2-1-1", "2-1-2"].includes(item.code) ? [item] : []));
/** So small that even these are cut. */
const SMALL_LIMIT = 100_000;

describe("requests to Excel, counted at the wire", () => {
  let book: StandInWorkbook;
  afterEach(() => book.close());

  it("write the plan in three: look, look closer, write", async () => {
    book = await openStandInWorkbook();
    const result = await writePlan(book.port, planOf(3), ALL, CONTEXT);
    expect(result).toMatchObject({ ok: true, value: { hasWritten: true } });
    expect(book.wire.requests).toHaveLength(3);
  });

  // What is sent does not depend on who answers; the stand-in would take minutes for a plan a hundred times as big.
  it.each([
    [15, 3],
    [150, 3],
    [1_500, 8],
  ])("write a plan of %d items in %d, each under 5 MB", async (items, expected) => {
    book = await openStandInWorkbook();
    book.wire.acceptWritesUnseen();
    await writePlan(book.port, planOf(items), ALL, CONTEXT);
    expect(book.wire.requests).toHaveLength(expected);
    for (const { bytes } of book.wire.requests) expect(bytes).toBeLessThan(EXCEL_LIMIT);
  });

  it("are estimated at no less than they are, and not at much more", async () => {
    book = await openStandInWorkbook();
    const prepared = await prepareWrite(book.port, PLAN, ALL, CONTEXT);
    if (!prepared.ok) throw new Error(prepared.issues[0].message);
    const nothing: Inspection = {
      sheets: [],
      activeSheet: "Sheet1",
      isStructureProtected: false,
      names: new Set(),
      tables: new Map(),
      contents: [],
      looks: [],
      validations: [],
      hiddenColumns: [],
      rooms: [],
    };
    const estimate = changeSteps(prepared.value.change, nothing).reduce((sum, { bytes }) => sum + bytes, 0);
    book.wire.forget();
    book.wire.acceptWritesUnseen();
    await book.port.apply(prepared.value.change);
    const written = book.wire.requests.at(-1)?.bytes ?? 0;
    expect(estimate).toBeGreaterThanOrEqual(written);
    expect(estimate).toBeLessThan(3 * written);
  });

  it("are one to preview, three to write a change, one to find that nothing is to be done", async () => {
    book = await openStandInWorkbook();
    await writePlan(book.port, SMALL, ALL, CONTEXT);
    book.wire.forget();
    const plan = withTarget(SMALL, "2-1-2-1", 2022, 190000);
    await previewWrite(book.port, plan, ALL, changedContext());
    expect(book.wire.requests).toHaveLength(1);
    await writePlan(book.port, plan, ALL, changedContext());
    expect(book.wire.requests).toHaveLength(4);
    await writePlan(book.port, plan, ALL, changedContext());
    expect(book.wire.requests).toHaveLength(5);
  });

  it("are cut where they would be too big, and give the same workbook", async () => {
    book = await openStandInWorkbook();
    await writePlan(book.port, SMALL, ALL, CONTEXT);
    const whole = await book.dump();
    book.close();

    book = await openStandInWorkbook(SMALL_LIMIT);
    const doing: string[] = [];
    await writePlan(book.port, SMALL, ALL, CONTEXT, { onProgress: ({ doing: what }) => doing.push(what) });
    expect(book.wire.requests.length).toBeGreaterThan(5);
    for (const { bytes } of book.wire.requests) expect(bytes).toBeLessThan(SMALL_LIMIT);
    expect(doing).toHaveLength(book.wire.requests.length - 1);
    expect(doing.at(-1)).toBe("書き込みが終わりました");
    expect(await book.dump()).toEqual(whole);
  });

  it("can be cancelled between two of them: then the workbook is as before", async () => {
    book = await openStandInWorkbook(SMALL_LIMIT);
    const before = await book.dump();
    const signal = { aborted: false };
    const cancelled = writePlan(book.port, SMALL, ALL, CONTEXT, {
      signal,
      onProgress: ({ done }) => {
        signal.aborted = done === 2;
      },
    });
    await expect(cancelled).rejects.toMatchObject({ code: "workbook.cancelled", state: "unchanged" });
    expect(await book.dump()).toEqual(before);
  });

  it("is taken back when it was cancelled during the only one", async () => {
    book = await openStandInWorkbook();
    const before = await book.dump();
    const signal = { aborted: false };
    const cancelled = writePlan(book.port, SMALL, ALL, CONTEXT, {
      signal,
      onProgress: () => setTimeout(() => (signal.aborted = true), 0),
    });
    await expect(cancelled).rejects.toMatchObject({ code: "workbook.cancelled", state: "unchanged" });
    expect(await book.dump()).toEqual(before);
  });

  it("read a workbook in pieces whose tables are too big for one answer", async () => {
    book = await openStandInWorkbook();
    await writePlan(book.port, SMALL, ALL, CONTEXT);
    await book.settle();
    const wanted = { tables: [TABLES.targets, TABLES.actuals, "無い表"], names: [NAMES.reviewYear] };
    const whole = await book.port.snapshot(wanted);
    book.wire.forget();
    book.wire.refuseNext("ResponsePayloadSizeLimitExceeded");
    expect(await book.port.snapshot(wanted)).toEqual(whole);

    book.wire.forget();
    const pieces = await book.standIn.Excel.run((context) => readInPieces(context, wanted, 50));
    expect({ ...pieces, heads: [] }).toEqual(whole);
    expect(book.wire.requests.length).toBeGreaterThan(5);
  });

  it("leave a fifth of Excel's limit free for what an estimate may miss", () => {
    expect(REQUEST_LIMIT).toBeLessThanOrEqual(0.8 * EXCEL_LIMIT);
  });
});
