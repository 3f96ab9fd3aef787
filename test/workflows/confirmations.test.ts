/** 読み取り確認 from what people type to what a write, an issue, an export and an audit make of it. */
import { bundledPlan, itemsInOrder, uncertainReadings, type Plan } from "../../src/plan";
import { OPEN_HEADERS } from "../../src/openData";
import {
  ACTUAL_HEADERS as A,
  READING_HEADERS as H,
  SHEETS,
  TABLES,
  TARGET_HEADERS as T,
  targetHeader,
  type WriteChoice,
} from "../../src/sheets";
import {
  auditWorkbook,
  issueWorkbooks,
  lackingInWords,
  previewWrite,
  readConfirmations,
  readingsInWords,
  writePlan,
} from "../../src/workflows";
import { exportOpenData } from "../../src/workflows/openData";
import type { CellChange } from "../../src/workflows/port";
import { XlsxPort } from "../../src/xlsx";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, LATER, mapItems } from "./samplePlan";

const [FIRST = 0, SECOND = 0, THIRD = 0] = bundledPlan.years;
/** 2022-07-01 */
const DAY = 44_743;
const WHO = { [H.by]: "企画課 山田", [H.on]: DAY, [H.ground]: "決裁第3号" };
const CONFIRMED = { [H.decision]: "確認", ...WHO };
const NOBODY = { [H.decision]: "", [H.corrected]: "", [H.by]: "", [H.on]: "", [H.ground]: "" };

type Typed = Readonly<Record<string, string | number>>;

function corrected(value: string | number): Typed {
  return { [H.decision]: "訂正", [H.corrected]: value, ...WHO };
}

/** A numeric target of the plan, of the second year, read so. */
function readingOf(kind: "inferred" | "unreadable") {
  const found = uncertainReadings(bundledPlan).find(
    ({ cited, indicator, year, read }) =>
      cited.reading === kind &&
      indicator !== null &&
      indicator.kind !== "stage" &&
      year === SECOND &&
      (kind === "unreadable" || typeof read === "number"),
  );
  if (!found?.indicator) throw new Error(`the plan has no ${kind} target`);
  const row = `${found.item.code}|${found.indicator.id}`;
  return { ...found, row, owner: found.item.owners[0]?.value ?? "" };
}

const INFERRED = readingOf("inferred");
const UNREAD = readingOf("unreadable");
/** Their items, and one of another 重点項目: a decision changes its own cells, however many others there are. */
const ELSEWHERE = itemsInOrder(bundledPlan).find(({ priority }) => priority.code !== UNREAD.priority.code);
const PLAN = mapItems(bundledPlan, (item) =>
  [INFERRED, UNREAD, ELSEWHERE].some((one) => one?.item.code === item.code) ? [item] : [],
);

async function write(
  port: FakeWorkbook | XlsxPort,
  choice: WriteChoice = ALL,
  context = LATER,
  plan: Plan = PLAN,
) {
  const written = await writePlan(port, plan, choice, context);
  if (!written.ok) throw new Error(written.issues.map(({ message }) => message).join(" "));
  return written.value;
}

async function written(choice: WriteChoice = ALL): Promise<FakeWorkbook> {
  const book = new FakeWorkbook();
  await write(book, choice, CONTEXT);
  return book;
}

async function tableIn(book: FakeWorkbook | XlsxPort, name: string) {
  const { tables } = await book.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) throw new Error(`no ${name}`);
  const row = (key: string) => {
    const found = table.values.findIndex((values) => values[table.headers.indexOf("キー")] === key);
    if (found < 0) throw new Error(`no ${key} in ${name}`);
    return found;
  };
  return {
    table,
    row,
    cell: (key: string, header: string) => table.values[row(key)]?.[table.headers.indexOf(header)],
  };
}

async function type(book: FakeWorkbook, key: string, typed: Typed): Promise<void> {
  const { table, row } = await tableIn(book, TABLES.readings);
  for (const [header, value] of Object.entries(typed))
    book.put(
      table.sheet,
      table.row + 1 + row(key),
      table.column + table.headers.indexOf(header),
      value === "" ? null : value,
    );
}

/** The cell of 計画目標 in the last write. */
async function writtenCell(
  book: FakeWorkbook,
  table: string,
  key: string,
  header: string,
): Promise<CellChange | undefined> {
  const there = await tableIn(book, table);
  const change = book.applied.at(-1)?.tables.find((one) => one.table === table);
  return change?.cells.find(
    ({ row, column }) =>
      row === there.table.row + 1 + there.row(key) &&
      column === there.table.column + there.table.headers.indexOf(header),
  );
}

const NOTE = /^(確認|訂正)済み\(2022-07-01 企画課 山田\)。根拠: 決裁第3号。/;

describe("a correction", () => {
  it("reaches 計画目標 and 実績入力 with the next write, as a plain value with a note, and nothing else", async () => {
    const book = await written();
    const before = (await tableIn(book, TABLES.actuals)).table.values;
    await type(book, UNREAD.key, corrected(500));
    const { done } = await write(book);
    expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe(500);
    const actuals = await tableIn(book, TABLES.actuals);
    expect(actuals.cell(`${UNREAD.row}|${SECOND}`, A.target)).toBe(500);
    expect(await writtenCell(book, TABLES.targets, UNREAD.row, targetHeader(SECOND))).toMatchObject({
      before: "要確認",
      content: 500,
      look: "number",
      note: expect.stringMatching(NOTE) as string,
    });
    expect(await writtenCell(book, TABLES.actuals, `${UNREAD.row}|${SECOND}`, A.target)).toMatchObject({
      content: 500,
      note: expect.stringMatching(NOTE) as string,
    });
    const changed = actuals.table.values.flatMap((values, row) =>
      values.flatMap((value, column) => (value === before[row]?.[column] ? [] : [value])),
    );
    expect(changed).toEqual([500]);
    expect(done.readings).toEqual({ corrected: 1, confirmed: 0, withdrawn: 0, lacking: [] });
  });

  it("is counted in the preview before it is written, and is nothing to do afterwards", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    await type(book, INFERRED.key, CONFIRMED);
    const preview = await previewWrite(book, PLAN, ALL, LATER);
    if (!preview.ok) throw new Error(preview.issues[0].message);
    expect(readingsInWords(preview.value)).toEqual(["読み取り確認の反映: 訂正 1件、確認 1件"]);
    expect(preview.value.changes.filter(({ table }) => table === TABLES.actuals)).toEqual([
      {
        table: TABLES.actuals,
        key: `${UNREAD.row}|${SECOND}`,
        header: A.target,
        before: "要確認",
        after: 500,
      },
    ]);
    await write(book);
    expect((await write(book)).hasWritten).toBe(false);
  });

  it("stays through later writes, also of another choice, and of live formulas", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    await write(book);
    for (const choice of [{ ...ALL, years: [THIRD] }, { ...ALL, targets: "formulas" as const }, ALL]) {
      await write(book, choice);
      expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe(500);
    }
  });

  it("is taken back by emptying the cells", async () => {
    const book = await written();
    const clean = book.dump();
    await type(book, UNREAD.key, corrected(500));
    await write(book);
    await type(book, UNREAD.key, NOBODY);
    const { done } = await write(book, ALL, CONTEXT);
    expect(done.readings).toMatchObject({ corrected: 0, withdrawn: 1 });
    expect(await writtenCell(book, TABLES.targets, UNREAD.row, targetHeader(SECOND))).toMatchObject({
      content: "要確認",
      look: "unreadable",
    });
    const withoutLog = (dump: unknown) =>
      (dump as { sheets: { name: string }[] }).sheets.filter(
        ({ name }) => name !== SHEETS.history && name !== SHEETS.record,
      );
    expect(withoutLog(book.dump())).toEqual(withoutLog(clean));
  });

  it("is changed by another one", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    await write(book);
    await type(book, UNREAD.key, corrected("なし"));
    await write(book);
    expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe("");
    expect((await tableIn(book, TABLES.actuals)).cell(`${UNREAD.row}|${SECOND}`, A.target)).toBe("");
  });

  it("reaches rows of years that are not written this time", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    await write(book, { ...ALL, years: [FIRST] });
    expect((await tableIn(book, TABLES.actuals)).cell(`${UNREAD.row}|${SECOND}`, A.target)).toBe(500);
  });

  it("makes no rows of years that the workbook does not have", async () => {
    const book = await written({ ...ALL, years: [FIRST] });
    const rows = (await tableIn(book, TABLES.actuals)).table.values.length;
    await type(book, UNREAD.key, corrected(500));
    await write(book, { ...ALL, years: [FIRST] });
    const actuals = await tableIn(book, TABLES.actuals);
    expect(actuals.table.values).toHaveLength(rows);
    expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe(500);
    await write(book, ALL);
    expect((await tableIn(book, TABLES.actuals)).cell(`${UNREAD.row}|${SECOND}`, A.target)).toBe(500);
  });

  it("waits where its item is not written this time", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    const { done } = await write(book, { ...ALL, priorities: [ELSEWHERE?.priority.code ?? ""] });
    expect(done.readings).toBeUndefined();
    const log = (await tableIn(book, TABLES.history)).table;
    const actions = log.values.map((values) => values[log.headers.indexOf("操作")]);
    expect(actions).not.toContain("読み取りの確認");
    expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe("要確認");
    await write(book);
    expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe(500);
  });

  it("is found however the sheets are sorted", async () => {
    const book = await written();
    book.sortDescending(TABLES.readings, H.key);
    book.sortDescending(TABLES.actuals, A.item);
    book.sortDescending(TABLES.targets, T.item);
    await type(book, UNREAD.key, corrected(500));
    await type(book, INFERRED.key, CONFIRMED);
    await write(book);
    expect((await tableIn(book, TABLES.targets)).cell(UNREAD.row, targetHeader(SECOND))).toBe(500);
    expect((await tableIn(book, TABLES.actuals)).cell(`${UNREAD.row}|${SECOND}`, A.target)).toBe(500);
    const restyled = await writtenCell(book, TABLES.targets, INFERRED.row, targetHeader(SECOND));
    expect(restyled).toMatchObject({ content: INFERRED.read, note: expect.stringMatching(NOTE) as string });
  });
});

describe("a confirmation", () => {
  it("changes no value, but how the cell looks and what its note says", async () => {
    const book = await written();
    await type(book, INFERRED.key, CONFIRMED);
    const { done } = await write(book);
    const cell = await writtenCell(book, TABLES.targets, INFERRED.row, targetHeader(SECOND));
    expect(cell).toMatchObject({
      before: INFERRED.read,
      content: INFERRED.read,
      look: "number",
      note: expect.stringMatching(NOTE) as string,
    });
    expect(done.changes.map(({ table, header }) => [table, header])).toEqual([[TABLES.readings, H.applied]]);
    expect(readingsInWords(done)).toEqual(["読み取り確認の反映: 確認 1件"]);
  });

  it("of every reading of a row changes what 読み取り says", async () => {
    const book = await written();
    const own = uncertainReadings(PLAN).filter(({ indicator }) => indicator?.id === INFERRED.indicator?.id);
    for (const { key } of own) await type(book, key, CONFIRMED);
    await write(book);
    expect((await tableIn(book, TABLES.targets)).cell(INFERRED.row, T.reading)).toBe("確認済み");
  });
});

describe("what is lacking", () => {
  it.each([
    [H.by, "確認者が空欄です"],
    [H.on, "確認日が空欄です"],
    [H.ground, "根拠が空欄です"],
  ])("%s: nothing is applied, and people are told", async (header, message) => {
    const book = await written();
    await type(book, UNREAD.key, { ...corrected(500), [header]: "" });
    const preview = await previewWrite(book, PLAN, ALL, LATER);
    if (!preview.ok) throw new Error(preview.issues[0].message);
    expect(preview.value.isNothing).toBe(true);
    expect(preview.value.readings?.lacking).toEqual([{ key: UNREAD.key, message }]);
    expect(lackingInWords(PLAN, preview.value)).toEqual([
      expect.stringContaining(`の行は反映しません。${message}。`),
    ]);
  });

  it("is told of two rows of one reading that differ; alike, they count once", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    const { table, row } = await tableIn(book, TABLES.readings);
    const fake = book.table(TABLES.readings);
    (table.values[row(UNREAD.key)] ?? []).forEach((value, column) =>
      book.put(table.sheet, table.row + 1 + table.values.length, table.column + column, value),
    );
    fake.bodyRows += 1;
    const read = async () =>
      readConfirmations(PLAN, await book.snapshot({ tables: [TABLES.readings], names: [] }));
    expect([...(await read()).decisions.keys()]).toEqual([UNREAD.key]);
    await type(book, UNREAD.key, corrected(600));
    expect((await read()).decisions.size).toBe(0);
    expect((await read()).lacking.get(UNREAD.key)?.code).toBe("reading.doubled");
  });

  it("is refused where a column cannot be found: nobody knows what was decided", async () => {
    const book = await written();
    const { table } = await tableIn(book, TABLES.readings);
    book.put(table.sheet, table.row, table.column + table.headers.indexOf(H.ground), "理由書");
    const preview = await previewWrite(book, PLAN, ALL, LATER);
    expect(preview.ok ? [] : preview.issues.map(({ code, path }) => [code, path])).toEqual([
      ["table.columnMissing", `${TABLES.readings}[${H.ground}]`],
    ]);
    expect((await exportOpenData(book, PLAN)).ok).toBe(false);
  });
});

describe("a workbook without the sheet", () => {
  it("has decided nothing, and gets the sheet with the next write", async () => {
    const book = await written();
    book.deleteSheet(SHEETS.readings);
    const { done } = await write(book);
    expect(done.newSheets).toEqual([SHEETS.readings]);
    expect((await tableIn(book, TABLES.readings)).table.values).toHaveLength(uncertainReadings(PLAN).length);
  });
});

describe("departments", () => {
  it("are asked by the corrected target", async () => {
    const book = await written();
    await type(book, UNREAD.key, corrected(500));
    let target: unknown;
    const issued = await issueWorkbooks(
      book,
      PLAN,
      { year: SECOND, departments: [UNREAD.owner], deadline: "2023-10-31", contact: "内線 123" },
      {
        written: LATER.written,
        encode: (sheets) => {
          const table = sheets.flatMap(({ tables }) => tables).find(({ name }) => name === TABLES.actuals);
          const row = table?.rows.find(({ key }) => key === `${UNREAD.row}|${SECOND}`);
          target = row?.cells[table?.columns.findIndex(({ header }) => header === A.target) ?? -1]?.content;
          return Promise.resolve(new Uint8Array());
        },
      },
    );
    expect(issued.ok || issued.issues).toBe(true);
    expect(target).toBe(500);
  });
});

describe("an audit", () => {
  const { planHash, appVersion } = CONTEXT.written;
  async function book(): Promise<XlsxPort> {
    const port = XlsxPort.create();
    await write(port, ALL, CONTEXT);
    return port;
  }
  async function fill(port: XlsxPort, key: string, typed: Typed): Promise<void> {
    await put(port, TABLES.readings, key, typed);
  }
  /** As a person would, in the file. */
  async function put(port: XlsxPort, name: string, key: string, typed: Typed): Promise<void> {
    const { table, row } = await tableIn(port, name);
    const at = row(key);
    await port.apply({
      createSheets: [],
      sheets: [],
      tables: [
        {
          table: name,
          sheet: table.sheet,
          row: table.row,
          column: table.column,
          bodyRows: table.values.length,
          columns: table.headers.map(() => null),
          addedRows: [],
          cells: Object.entries(typed).map(([header, value]) => {
            const column = table.headers.indexOf(header);
            const before = table.values[at]?.[column] ?? "";
            return {
              row: table.row + 1 + at,
              column: table.column + column,
              before: before === "" ? null : before,
              content: value === "" ? null : value,
            };
          }),
        },
      ],
    });
  }
  async function findings(port: XlsxPort) {
    const outcome = await auditWorkbook(port, PLAN, { planHash, appVersion });
    if (!outcome.ok) throw new Error(outcome.issues[0].message);
    return outcome.value.findings.map(({ code, severity, place, found, expected, message }) => ({
      code,
      severity,
      key: place.key,
      header: place.header,
      found,
      expected,
      message,
    }));
  }

  it("shows a correction with who, when and on what ground, and finds no altered target", async () => {
    const port = await book();
    await fill(port, UNREAD.key, corrected(500));
    await write(port, ALL, CONTEXT);
    expect(await findings(port)).toEqual([
      expect.objectContaining({
        code: "reading.corrected",
        severity: "info",
        key: UNREAD.key,
        header: H.decision,
        found: 500,
        expected: "要確認",
        message: expect.stringContaining(
          "読み取り「要確認」を「500」に訂正済みです(2022-07-01 企画課 山田)。根拠: 決裁第3号。",
        ) as string,
      }),
    ]);
  });

  it("shows a confirmation", async () => {
    const port = await book();
    await fill(port, INFERRED.key, CONFIRMED);
    await write(port, ALL, CONTEXT);
    expect((await findings(port)).map(({ code, key }) => [code, key])).toEqual([
      ["reading.confirmed", INFERRED.key],
    ]);
  });

  it("says what was decided but not written, and then that the target is as it was", async () => {
    const port = await book();
    await fill(port, UNREAD.key, corrected(500));
    expect(await findings(port)).toEqual([
      expect.objectContaining({
        code: "reading.pending",
        severity: "warning",
        found: "要確認",
        expected: 500,
      }),
    ]);
    await write(port, ALL, CONTEXT);
    await fill(port, UNREAD.key, corrected(600));
    expect((await findings(port)).map(({ code, found, expected }) => [code, found, expected])).toEqual([
      ["reading.pending", 500, 600],
    ]);
  });

  it("says what is lacking, in its cell", async () => {
    const port = await book();
    await fill(port, UNREAD.key, { ...corrected(500), [H.ground]: "" });
    expect((await findings(port)).map(({ code, severity, header }) => [code, severity, header])).toEqual([
      ["reading.incomplete", "warning", H.ground],
    ]);
  });

  it("finds a target that is not the corrected one", async () => {
    const port = await book();
    await fill(port, UNREAD.key, corrected(500));
    await write(port, ALL, CONTEXT);
    await put(port, TABLES.targets, UNREAD.row, { [targetHeader(SECOND)]: 400 });
    expect((await findings(port)).map(({ code, found, expected }) => [code, found, expected])).toEqual([
      ["target.altered", 400, 500],
      ["reading.corrected", 500, "要確認"],
    ]);
  });

  it("finds a target that was typed where nothing was decided, whatever the hidden cells say", async () => {
    const port = await book();
    await put(port, TABLES.readings, INFERRED.key, {
      [H.read]: 7,
      [H.applied]: "訂正|x",
      [H.appliedValue]: 7,
    });
    expect((await findings(port)).map(({ code, header }) => [code, header])).toEqual([
      ["plan.altered", H.read],
      ["plan.altered", H.applied],
      ["plan.altered", H.appliedValue],
    ]);
  });

  it("has the workbook's open data say that the target was corrected", async () => {
    const port = await book();
    await fill(port, UNREAD.key, corrected(500));
    await write(port, ALL, CONTEXT);
    const exported = await exportOpenData(port, PLAN);
    if (!exported.ok) throw new Error(exported.issues[0].message);
    const { headers, rows } = exported.value.table;
    const own = rows.find(
      (row) =>
        row[headers.indexOf(OPEN_HEADERS.indicatorId)] === UNREAD.indicator?.id &&
        row[headers.indexOf(OPEN_HEADERS.westernYear)] === SECOND,
    );
    expect(own).toContain(500);
    expect(own).toContain("訂正済み");
  });
});
