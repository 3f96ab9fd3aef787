import {
  ACTUAL_HEADERS,
  LOOKS,
  NAMES,
  SHEETS,
  columnLetter,
  TABLES,
  TARGET_HEADERS,
  targetHeader,
} from "../../src/sheets";
import { explain } from "../../src/excel/explain";
import { insertFunction, previewWrite, watchOffTrack, writePlan, WorkbookError } from "../../src/workflows";
import { prepareWrite } from "../../src/workflows/write/prepareWrite";
import {
  ALL,
  CONTEXT,
  PLAN as WHOLE_PLAN,
  changedContext,
  inferred,
  itemOf,
  mapItems,
  stated,
  unreadableIn,
  withCell,
  withItemAfter,
  withTarget,
} from "../workflows/samplePlan";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(60_000);

/** A number and an unreadable target: the whole plan is written to Excel in auditSnapshot.test.ts. */
const PLAN = mapItems(WHOLE_PLAN, (item) => (["1-1-2", "2-1-2"].includes(item.code) ? [item] : []));

describe("ExcelPort", () => {
  let book: StandInWorkbook;
  beforeEach(async () => {
    book = await openStandInWorkbook();
  });
  afterEach(() => book.close());

  const changed = withTarget(PLAN, "2-1-2-1", 2022, 190000);
  const write = () => writePlan(book.port, PLAN, ALL, CONTEXT);
  /** A workbook with the plan in it: written once, then opened again. */
  let openWritten: (() => Promise<StandInWorkbook>) | undefined;
  const becomeWritten = async () => {
    if (openWritten) {
      book.close();
      book = await openWritten();
      return;
    }
    await write();
    openWritten = await book.copies();
  };
  const update = () => writePlan(book.port, changed, ALL, changedContext());
  const refusal = async (work: Promise<unknown>): Promise<WorkbookError> => {
    const error: unknown = await work.then(
      () => new Error("It was not refused."),
      (reason: unknown) => reason,
    );
    if (error instanceof WorkbookError) return error;
    throw error;
  };

  describe("says what Excel refused and what to do", () => {
    it.each([
      ["AccessDenied", "workbook.protected", "保護を解除"],
      ["InvalidOperationInCellEditMode", "workbook.editing", "編集を終えて"],
      ["RequestPayloadSizeLimitExceeded", "workbook.tooLarge", "絞って"],
      ["ItemNotFound", "workbook.changed", "確かめて"],
      ["ApiNotFound", "excel.tooOld", "LTSC 2021"],
      ["Conflict", "workbook.busy", "少し待って"],
      ["SomethingNew", "workbook.failed", "受け付けませんでした(SomethingNew)。"],
    ])("%s as %s", async (code, expected, words) => {
      book.wire.refuseNext(code);
      const error = await refusal(book.port.activeCell());
      expect(error).toMatchObject({ code: expected, state: "unchanged", cause: { code } });
      expect(error.message).toContain(words);
    });

    it("what only the stand-in lacks as its own, not as an old Excel", async () => {
      const run = book.standIn.Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").shapes.load("items");
        await context.sync();
      });
      const error: unknown = await run.catch((reason: unknown) => explain(reason, "", "unchanged"));
      expect(error).toMatchObject({
        code: "preview.unsupported",
        message:
          "試用環境ではこの操作(Worksheet.shapes)に対応していません。実際の Excel で実行してください。",
        state: "unchanged",
        cause: { code: "ApiNotFound" },
      });
    });

    it("but leaves its own mistakes what they are", async () => {
      const run = book.standIn.Excel.run(async (context) => {
        const cell = context.workbook.getActiveCell();
        await context.sync();
        return cell.address;
      });
      await expect(run).rejects.not.toBeInstanceOf(WorkbookError);
    });
  });

  it("shows how a changed target was read: look and note change with it", async () => {
    const lost = unreadableIn(PLAN);
    const seen = async (key: string, header: string) => {
      const { tables } = await book.port.snapshot({ tables: [TABLES.targets], names: [] });
      const [table] = tables;
      if (!table) throw new Error("There is no table.");
      const row = table.values.findIndex(
        (values) => values[table.headers.indexOf(TARGET_HEADERS.key)] === key,
      );
      const column = table.column + table.headers.indexOf(header);
      return book.standIn.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem(table.sheet);
        const cell = sheet.getRangeByIndexes(table.row + 1 + row, column, 1, 1).load("numberFormat");
        cell.dataValidation.load("type,prompt");
        cell.format.font.load("italic,bold");
        const line = cell.format.borders.getItem("EdgeBottom").load("style");
        await context.sync();
        return {
          format: (cell.numberFormat as string[][])[0]?.[0],
          note: cell.dataValidation.type === "None" ? null : cell.dataValidation.prompt.message,
          italic: cell.format.font.italic,
          bold: cell.format.font.bold,
          line: line.style,
        };
      });
    };
    const STATED = {
      format: LOOKS.number.numberFormat,
      note: null,
      italic: false,
      bold: false,
      line: "Continuous",
    };
    await becomeWritten();
    expect(await seen("2-1-2|2-1-2-1", targetHeader(2022))).toEqual(STATED);
    expect(await seen(lost.key, targetHeader(lost.year))).toMatchObject({
      bold: true,
      note: expect.any(String) as string,
    });

    const reread = withCell(withCell(PLAN, "2-1-2-1", 2022, inferred(190000)), lost.id, lost.year, stated(7));
    await writePlan(book.port, reread, ALL, changedContext());
    const note = expect.stringContaining("合計と合います。") as string;
    expect(await seen("2-1-2|2-1-2-1", targetHeader(2022))).toEqual({
      ...STATED,
      note,
      italic: true,
      line: "Dot",
    });
    expect(await seen(lost.key, targetHeader(lost.year))).toEqual(STATED);
  });

  it("colours added rows by the legend, also where inserted columns have moved it", async () => {
    await becomeWritten();
    await book.hand.insertColumn(SHEETS.actuals, 4);
    const source = itemOf(PLAN, "2-1-2");
    const indicators = source.indicators.map((one) => ({ ...one, id: "2-1-9-1" }));
    const plan = withItemAfter(PLAN, "2-1-2", { ...source, code: "2-1-9", indicators });
    await writePlan(book.port, plan, ALL, changedContext());
    const { tables } = await book.port.snapshot({ tables: [TABLES.actuals], names: [] });
    const [table] = tables;
    if (!table) throw new Error("There is no table.");
    const grade = table.column + table.headers.indexOf(ACTUAL_HEADERS.grade);
    const row = table.row + table.values.length;
    const [formulas, legend] = await book.standIn.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(table.sheet);
      const label = sheet.getRangeByIndexes(1, grade, 1, 1).load("formulas");
      const rules = sheet.getRangeByIndexes(row, grade, 1, 1).conditionalFormats.load("items/type");
      await context.sync();
      const found = rules.items.map(({ custom }) => custom.rule.load("formula"));
      await context.sync();
      return [found.map(({ formula }) => formula), (label.formulas as string[][])[0]?.[0]];
    });
    const letter = columnLetter(grade);
    expect(legend).toBe(`=${NAMES.labels[0]}`);
    // The rule belongs to the first of the added rows.
    const first = row + 2 - PLAN.years.length;
    expect(formulas).toContain(`=$${letter}${first}=$${letter}$2`);
  });

  it("refuses to update a sheet with a password, names it, and changes nothing", async () => {
    await becomeWritten();
    await book.standIn.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(SHEETS.actuals);
      sheet.protection.unprotect();
      sheet.protection.protect({}, "himitsu");
      await context.sync();
    });
    const before = await book.dump();
    const error = await refusal(update());
    expect(error).toMatchObject({ code: "workbook.protected", state: "unchanged" });
    expect(error.message).toContain(`「${SHEETS.actuals}」`);
    expect(await book.dump()).toEqual(before);
  });

  it("refuses to add sheets to a workbook whose structure is protected", async () => {
    await book.standIn.Excel.run(async (context) => {
      context.workbook.protection.protect();
      await context.sync();
    });
    const before = await book.dump();
    const error = await refusal(write());
    expect(error).toMatchObject({ code: "workbook.structureProtected", state: "unchanged" });
    expect(await book.dump()).toEqual(before);
  });

  it("refuses to write over what somebody typed since the comparison", async () => {
    await becomeWritten();
    const prepared = await prepareWrite(book.port, changed, ALL, changedContext());
    if (!prepared.ok) throw new Error(prepared.issues[0].message);
    const cell = prepared.value.change.tables[0]?.cells[0];
    if (!cell) throw new Error("There is nothing to change.");
    await book.hand.put(SHEETS.targets, cell.row, cell.column, 185000);
    const before = await book.dump();
    const error = await refusal(book.port.apply(prepared.value.change));
    expect(error).toMatchObject({ code: "workbook.changed", state: "unchanged" });
    expect(await book.dump()).toEqual(before);
  });

  it("refuses a sheet name that was taken since the comparison, and leaves that sheet alone", async () => {
    const prepared = await prepareWrite(book.port, PLAN, ALL, CONTEXT);
    if (!prepared.ok) throw new Error(prepared.issues[0].message);
    await book.hand.addSheet(SHEETS.actuals, "ほかの人のシート");
    const before = await book.dump();
    expect(await refusal(book.port.apply(prepared.value.change))).toMatchObject({ code: "workbook.changed" });
    expect(await book.dump()).toEqual(before);
  });

  it("says exactly what is there when it can neither finish nor go back", async () => {
    await becomeWritten();
    book.wire.breakOffAt(0.5);
    const requests = book.wire.requests.length;
    // snapshot, look, write (breaks off), look again: the fifth request puts back.
    book.wire.refuseNext("GeneralException", 4);
    const error = await refusal(update());
    expect(book.wire.requests.length - requests).toBe(6);
    expect(error).toMatchObject({ state: "partly" });
    expect(error.message).toContain(`「${SHEETS.targets}」「${SHEETS.actuals}」`);
    expect(error.message).toMatch(/保護が外れているシート: .*「実績入力」/);
    expect(error.message).toContain("保存せずに閉じて開き直す");
  });

  it("names sheets that it could not take away again", async () => {
    book.wire.breakOffAt(0.9);
    book.wire.refuseNext("GeneralException", 4);
    const error = await refusal(write());
    expect(error.state).toBe("partly");
    const { sheets } = await book.port.snapshot({ tables: [], names: [] });
    const left = sheets.map(({ name }) => name).filter((name) => name !== "Sheet1");
    expect(left.length).toBeGreaterThan(0);
    for (const name of left) expect(error.message).toContain(`「${name}」`);
  });

  it("shows the first sheet from its top left after writing", async () => {
    await write();
    expect((await book.port.activeCell()).address).toBe(`${SHEETS.targets}!A1`);
  });

  it("leaves the selection alone when it only updates", async () => {
    await becomeWritten();
    await book.port.select(SHEETS.actuals, 9, 13);
    const { address } = await book.port.activeCell();
    await update();
    expect((await book.port.activeCell()).address).toBe(address);
  });

  it("selects, reads and fills the cell in which people are", async () => {
    await book.port.select("Sheet1", 4, 2);
    expect(await book.port.activeCell()).toEqual({ address: "Sheet1!C5", content: "" });
    await book.port.writeActiveCell("=1+1");
    expect(await book.port.activeCell()).toEqual({ address: "Sheet1!C5", content: "=1+1" });
    expect(await insertFunction(book.port, "ITEMS", [])).toMatchObject({
      value: { inserted: false, address: "Sheet1!C5", content: "=1+1" },
    });
  });

  it("does not write a function into a locked cell", async () => {
    await becomeWritten();
    await book.port.select(SHEETS.targets, 6, 6);
    expect(await refusal(book.port.writeActiveCell("=REFORM.ITEMS()"))).toMatchObject({
      code: "workbook.protected",
    });
  });

  it("refuses to go to a sheet that is no longer there", async () => {
    expect(await refusal(book.port.select("無いシート", 0, 0))).toMatchObject({ code: "workbook.changed" });
  });

  it("tells of changes until it is stopped", async () => {
    let calls = 0;
    const places = new Set<string | undefined>();
    const stop = await book.port.onChanged(({ sheetId } = {}) => {
      calls += 1;
      places.add(sheetId);
    });
    await book.hand.put("Sheet1", 0, 0, 1);
    await book.settle();
    expect(calls).toBeGreaterThan(0);
    const { sheets } = await book.port.snapshot({ tables: [], names: [] });
    expect([...places]).toEqual([sheets.find(({ name }) => name === "Sheet1")?.id]);
    const before = calls;
    await stop();
    await book.hand.put("Sheet1", 0, 0, 2);
    await book.settle();
    expect(calls).toBe(before);
  });

  it("keeps the off-track list fresh while people type", async () => {
    await writePlan(book.port, PLAN, { ...ALL, priorities: ["2"], years: [2022] }, CONTEXT);
    await book.settle();
    const tasks: (() => void)[] = [];
    const seen: (readonly string[])[] = [];
    const stop = await watchOffTrack(
      book.port,
      PLAN,
      {
        onOffTrack: (result) => {
          if (!result.ok || result.value.isNew) return;
          const late = result.value.rows.filter(({ isOffTrack }) => isOffTrack);
          seen.push(late.map(({ key, grade }) => `${key} ${grade}`));
        },
        onFailure: (error) => {
          throw error;
        },
      },
      (task) => {
        tasks.push(task);
        return () => undefined;
      },
    );
    expect(seen).toEqual([[]]);
    const { tables } = await book.port.snapshot({ tables: [TABLES.actuals], names: [] });
    const [actuals] = tables;
    const row = actuals?.values.findIndex((values) => values.includes("2-1-2|2-1-2-1|2022")) ?? -1;
    const column = actuals?.headers.indexOf(ACTUAL_HEADERS.actual) ?? -1;
    await book.hand.put(
      SHEETS.actuals,
      (actuals?.row ?? 0) + 1 + row,
      (actuals?.column ?? 0) + column,
      90000,
    );
    await book.settle();
    expect(tasks.length).toBeGreaterThan(0);
    tasks.at(-1)?.();
    for (let wait = 0; seen.length < 2 && wait < 200; wait += 1) await book.settle();
    expect(seen.at(-1)).toEqual(["2-1-2|2-1-2-1|2022 ×遅れ"]);
    // Nothing is read from other sheets, so what is typed there asks for nothing.
    const asked = tasks.length;
    await book.hand.put("Sheet1", 0, 0, 1);
    await book.settle();
    expect(tasks).toHaveLength(asked);
    await stop();
  });

  it("leaves nothing to release behind: no request after the last one", async () => {
    await write();
    const count = book.wire.requests.length;
    await previewWrite(book.port, PLAN, ALL, CONTEXT);
    await book.settle();
    expect(book.wire.requests).toHaveLength(count + 1);
  });
});
