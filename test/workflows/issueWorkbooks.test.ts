import type { Plan } from "../../src/plan";
import { itemsInOrder } from "../../src/plan";
import {
  ACTUAL_HEADERS as H,
  RECORD_HEADERS,
  REQUEST_HEADERS as R,
  REQUEST_KEYS,
  SETTING_HEADERS as S,
  SHEETS,
  TABLES,
  type SheetSpec,
} from "../../src/sheets";
import {
  WorkbookError,
  issueWorkbooks,
  previewIssue,
  writePlan,
  type IssueChoice,
  type IssueContext,
  type IssueOutcome,
} from "../../src/workflows";
import type { Content } from "../../src/sheets/spec";
import type { ApplyOptions } from "../../src/workflows";
import { cellOf, keysOf, tableOf } from "../sheets/specCells";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, PLAN, changedContext } from "./samplePlan";

const YEAR = 2022;
const WRITTEN = { ...CONTEXT.written, date: "2022-10-03T09:00" };
const CHOICE: IssueChoice = {
  year: YEAR,
  departments: "all",
  deadline: "2022-10-31",
  contact: "財政課 行革担当 内線 123",
};
const TWO: IssueChoice = { ...CHOICE, departments: ["財政課", "スポーツ振興課"] };
/** Of 財政課 and スポーツ振興課. */
const SHARED = "2-1-1||2022";
const FURUSATO = "2-1-2|2-1-2-1|2022";

/** Keeps the sheets that would be made into files; the bytes only tell them apart. */
class Press {
  readonly made: { readonly specs: readonly SheetSpec[]; readonly title: string }[] = [];
  before: () => void = () => undefined;
  readonly context: IssueContext = {
    written: WRITTEN,
    encode: (specs, title) => {
      this.before();
      this.made.push({ specs, title });
      return Promise.resolve(new Uint8Array([this.made.length]));
    },
  };

  /** The sheets of the only file for a department. */
  sheetsFor(department: string): readonly SheetSpec[] {
    const found = this.made.filter(({ title }) => title.endsWith(` ${department}`));
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} files for ${department}`);
    return found[0].specs;
  }
}

async function officeBook(plan: Plan = PLAN, choice: Partial<typeof ALL> = {}): Promise<FakeWorkbook> {
  const book = new FakeWorkbook();
  const result = await writePlan(book, plan, { ...ALL, ...choice }, CONTEXT);
  if (!result.ok) throw new Error(result.issues[0].message);
  return book;
}

async function issue(
  book: FakeWorkbook,
  press: Press,
  choice: Partial<IssueChoice> = {},
  options: ApplyOptions = {},
): Promise<IssueOutcome> {
  const result = await issueWorkbooks(book, PLAN, { ...TWO, ...choice }, press.context, options);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

async function linesOf(book: FakeWorkbook, name: string): Promise<readonly Record<string, unknown>[]> {
  const { tables } = await book.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) throw new Error(`no table ${name}`);
  return table.values.map((values) =>
    Object.fromEntries(table.headers.map((header, at) => [header, values[at]])),
  );
}

/** Types into 実績入力, wherever the cell stands. */
async function type(book: FakeWorkbook, key: string, header: string, content: Content): Promise<string> {
  const { tables } = await book.snapshot({ tables: [TABLES.actuals], names: [] });
  const [table] = tables;
  const keyAt = table?.headers.indexOf(H.key) ?? -1;
  const at = table?.headers.indexOf(header) ?? -1;
  const index = table?.values.findIndex((values) => values[keyAt] === key) ?? -1;
  if (!table || at < 0 || index < 0) throw new Error(`no cell ${key} ${header}`);
  const [row, column] = [table.row + 1 + index, table.column + at];
  book.put(table.sheet, row, column, content);
  return `${table.sheet}!${String.fromCharCode(65 + column)}${row + 1}`;
}

async function putSetting(book: FakeWorkbook, header: string, content: Content): Promise<void> {
  const { tables } = await book.snapshot({ tables: [TABLES.settings], names: [] });
  const [table] = tables;
  if (!table) throw new Error("no settings");
  book.put(table.sheet, table.row + 1, table.column + table.headers.indexOf(header), content);
}

describe("issueWorkbooks", () => {
  it("makes a file for each department, in the plan's order, and keeps who got what", async () => {
    const book = await officeBook();
    const press = new Press();
    const { requestId, files } = await issue(book, press, { departments: ["スポーツ振興課", "財政課"] });

    expect(requestId).toBe("R4-20221003-1");
    expect(files.map(({ name, department, rows }) => ({ name, department, rows }))).toEqual([
      { name: "実績照会_R4_財政課.xlsx", department: "財政課", rows: 3 },
      { name: "実績照会_R4_スポーツ振興課.xlsx", department: "スポーツ振興課", rows: 1 },
    ]);
    expect(files.map(({ bytes }) => [...bytes])).toEqual([[1], [2]]);
    expect(press.made.map(({ title }) => title)).toEqual([
      `${PLAN.municipality} ${PLAN.title} 実績照会 R4 財政課`,
      `${PLAN.municipality} ${PLAN.title} 実績照会 R4 スポーツ振興課`,
    ]);
    expect(await linesOf(book, TABLES.requests)).toEqual(
      files.map(({ name, department, rows }) => ({
        [R.requestId]: "R4-20221003-1",
        [R.department]: department,
        [R.year]: "令和4年度 (R4)",
        [R.westernYear]: YEAR,
        [R.rows]: rows,
        [R.file]: name,
        [R.issued]: "2022-10-03 09:00",
        [R.deadline]: "2022-10-31",
        [R.contact]: TWO.contact,
        [R.collected]: "",
        [R.cells]: "",
      })),
    );
  });

  it("reads once and writes once", async () => {
    const book = await officeBook();
    const [snapshots, applied] = [book.snapshots, book.applied.length];
    await issue(book, new Press(), { departments: "all" });
    expect([book.snapshots - snapshots, book.applied.length - applied]).toEqual([1, 1]);
  });

  it("gives every department of the plan its rows: each row to all of its owners", async () => {
    const press = new Press();
    const { files } = await issue(await officeBook(), press, { departments: "all" });
    const owners = new Set(itemsInOrder(PLAN).flatMap(({ item }) => item.owners.map(({ value }) => value)));
    expect(new Set(files.map(({ department }) => department))).toEqual(owners);
    for (const department of owners) {
      const keys = keysOf(tableOf(press.sheetsFor(department), TABLES.actuals));
      const codes = itemsInOrder(PLAN)
        .filter(({ item }) => item.owners.some(({ value }) => value === department))
        .map(({ item }) => item.code);
      expect([department, [...new Set(keys.map((key) => key.split("|")[0]))]]).toEqual([department, codes]);
      expect(keys.every((key) => key.endsWith(`|${YEAR}`))).toBe(true);
    }
  });

  it("sends along what the office has, by key and header, formulas as their values, errors as blanks", async () => {
    const book = await officeBook();
    book.sortDescending(TABLES.actuals, H.key);
    book.insertColumn(SHEETS.actuals, 4);
    book.sheet(SHEETS.actuals).name = "実績(庁内)";
    await type(book, FURUSATO, H.firstHalf, 61_000);
    await type(book, FURUSATO, H.progress, "=返礼品を追加");
    await type(book, FURUSATO, H.method, "達成・未達");
    await type(book, FURUSATO, H.baseline, 150_000.5);
    book.results.set(await type(book, FURUSATO, H.forecast, { formula: "60000*2" }), 120_000);
    book.results.set(await type(book, FURUSATO, H.actual, { formula: "1/0" }), "#DIV/0!");
    await type(book, FURUSATO, H.reason, "#N/A の事業者と協議");

    const press = new Press();
    await issue(book, press, { departments: "all" });
    const holders = press.made.filter(({ specs }) =>
      keysOf(tableOf(specs, TABLES.actuals)).includes(FURUSATO),
    );
    expect(holders).toHaveLength(1);
    const [{ specs }] = holders as [(typeof holders)[number]];
    const wanted: Readonly<Record<string, Content>> = {
      [H.firstHalf]: 61_000,
      [H.forecast]: 120_000,
      [H.actual]: null,
      [H.state]: null,
      [H.progress]: "=返礼品を追加",
      [H.reason]: "#N/A の事業者と協議",
    };
    for (const [header, content] of Object.entries(wanted)) {
      for (const name of [TABLES.actuals, TABLES.sent])
        expect([name, header, cellOf(tableOf(specs, name), FURUSATO, header).content]).toEqual([
          name,
          header,
          content,
        ]);
    }
    const actuals = tableOf(specs, TABLES.actuals);
    expect(cellOf(actuals, FURUSATO, H.method).content).toBe("達成・未達");
    expect(cellOf(actuals, FURUSATO, H.baseline)).toEqual({ content: 150_000.5, look: "decimal" });
  });

  it.each([
    ["the office's 基準日", 44_834],
    ["no 基準日 where the office has none", ""],
  ])("sends along %s, not the day of issue", async (_what, asOf) => {
    const book = await officeBook();
    await putSetting(book, S.asOf, asOf);
    await putSetting(book, S.reviewYear, 2020);
    const press = new Press();
    await issue(book, press);
    const table = tableOf(press.sheetsFor("財政課"), TABLES.settings);
    expect(cellOf(table, "全体", S.asOf).content ?? "").toBe(asOf);
    // Asked for is the year of the request, whichever year the office is looking at.
    expect(cellOf(table, "全体", S.reviewYear).content).toBe(YEAR);
  });

  it("marks a row of two departments in both files", async () => {
    const press = new Press();
    await issue(await officeBook(), press);
    for (const [department, other] of [
      ["財政課", "スポーツ振興課"],
      ["スポーツ振興課", "財政課"],
    ] as const) {
      const cell = cellOf(tableOf(press.sheetsFor(department), TABLES.actuals), SHARED, H.owners);
      expect(cell.content).toMatch(/^※共同\n/);
      expect(cell.note).toContain(`${other}と共同`);
    }
  });

  it("counts the requests of a day, adds to the record, and leaves what is there", async () => {
    const book = await officeBook();
    const first = await issue(book, new Press());
    const second = await issue(book, new Press(), { departments: ["財政課"], deadline: "2022-11-15" });
    expect([first.requestId, second.requestId]).toEqual(["R4-20221003-1", "R4-20221003-2"]);
    book.sortDescending(TABLES.requests, R.requestId);
    expect((await issue(book, new Press(), { departments: ["市民課"] })).requestId).toBe("R4-20221003-3");
    const lines = await linesOf(book, TABLES.requests);
    expect(
      new Set(lines.map((line) => `${String(line[R.requestId])} ${String(line[R.department])}`)),
    ).toEqual(
      new Set([
        "R4-20221003-1 財政課",
        "R4-20221003-1 スポーツ振興課",
        "R4-20221003-2 財政課",
        "R4-20221003-3 市民課",
      ]),
    );
    expect(book.sheets.filter(({ name }) => name.startsWith(SHEETS.requests))).toHaveLength(1);
  });

  it("asks for another year under that year's name", async () => {
    const book = await officeBook();
    await issue(book, new Press());
    const press = new Press();
    const { requestId, files } = await issue(book, press, { year: 2023 });
    expect(requestId).toBe("R5-20221003-1");
    expect(files.map(({ name }) => name)).toEqual([
      "実績照会_R5_財政課.xlsx",
      "実績照会_R5_スポーツ振興課.xlsx",
    ]);
    expect(cellOf(tableOf(press.sheetsFor("財政課"), TABLES.record), REQUEST_KEYS.year, "値").content).toBe(
      2023,
    );
  });

  it("takes a contact of several lines as one", async () => {
    const press = new Press();
    await issue(await officeBook(), press, { contact: " 財政課\r\n  内線 123\n" });
    const record = tableOf(press.sheetsFor("財政課"), TABLES.record);
    expect(cellOf(record, REQUEST_KEYS.contact, "値").content).toBe("財政課 内線 123");
  });

  it("says which file it is making", async () => {
    const seen: string[] = [];
    await issue(
      await officeBook(),
      new Press(),
      {},
      {
        onProgress: ({ done, total, doing }) => seen.push(`${done}/${total} ${doing}`),
      },
    );
    expect(seen).toEqual([
      "0/3 財政課のファイルを作っています",
      "1/3 スポーツ振興課のファイルを作っています",
      "2/3 配布記録に書き込んでいます",
      "3/3 配布の用意ができました",
    ]);
  });

  it.each([
    [0, "before the first file"],
    [1, "between two files"],
    [2, "after the last file"],
  ])("cancelled after %d files (%s) leaves nothing", async (made) => {
    const book = await officeBook();
    const before = book.dump();
    const press = new Press();
    const signal = { aborted: made === 0 };
    press.before = () => {
      signal.aborted = press.made.length + 1 === made;
    };
    const cancelled = await issue(book, press, {}, { signal }).catch((error: unknown) => error);
    expect(cancelled).toBeInstanceOf(WorkbookError);
    expect(cancelled).toMatchObject({
      code: "workbook.cancelled",
      state: "unchanged",
      message: "配布を中止しました。ファイルは作られていません。配布記録も変わっていません。",
    });
    expect(press.made).toHaveLength(made);
    expect(book.dump()).toEqual(before);
  });

  it("hands out no file when the record cannot be written", async () => {
    const book = await officeBook();
    const before = book.dump();
    const failure = new WorkbookError("workbook.protected", "ブックが保護されています。", "unchanged");
    const press = new Press();
    book.failure = failure;
    await expect(issue(book, press)).rejects.toBe(failure);
    expect(press.made).toHaveLength(2);
    expect(book.dump()).toEqual(before);
    expect((await issue(book, new Press())).requestId).toBe("R4-20221003-1");
  });
});

describe("issueWorkbooks refuses", () => {
  async function refusal(
    book: FakeWorkbook,
    choice: Partial<IssueChoice>,
    plan: Plan = PLAN,
    press = new Press(),
  ) {
    const before = book.dump();
    const result = await issueWorkbooks(book, plan, { ...TWO, ...choice }, press.context);
    expect(press.made).toEqual([]);
    expect(book.dump()).toEqual(before);
    if (result.ok) throw new Error("it was not refused");
    for (const { message } of result.issues) expect(message).toMatch(/ください。$/);
    return result.issues.map(({ code, path }) => `${code} ${path}`);
  }

  it.each<[Partial<IssueChoice>, string[]]>([
    [{ deadline: "" }, ["terms.deadline deadline"]],
    [{ deadline: "2022/10/31" }, ["terms.deadline deadline"]],
    [{ deadline: "2022-02-30" }, ["terms.deadline deadline"]],
    [{ deadline: "2022-10-02" }, ["terms.deadlinePassed deadline"]],
    [{ contact: " \n　" }, ["terms.contact contact"]],
    [{ contact: "課".repeat(51) }, ["terms.contactLong contact"]],
    [{ deadline: "", contact: "" }, ["terms.deadline deadline", "terms.contact contact"]],
    [{ departments: ["財政課", "税務課"] }, ["choice.owner departments"]],
    [{ departments: [] }, ["choice.empty departments"]],
    [{ year: 2030 }, ["choice.year year"]],
  ])("%j", async (choice, issues) => expect(await refusal(await officeBook(), choice)).toEqual(issues));

  it("takes the day of issue as the deadline", async () =>
    expect((await issue(await officeBook(), new Press(), { deadline: "2022-10-03" })).files).toHaveLength(2));

  it("a workbook without 実績入力", async () =>
    expect(await refusal(new FakeWorkbook(), {})).toEqual([`workbook.notWritten ${TABLES.actuals}`]));

  it("another plan's workbook", async () =>
    expect(await refusal(await officeBook(), {}, { ...PLAN, id: "other" })).toEqual([
      `plan.other ${TABLES.record}`,
    ]));

  it("a workbook with an earlier state of the plan: departments would see other targets than the office", async () => {
    const press = new Press();
    const newer = {
      ...press,
      context: { ...press.context, written: { ...changedContext().written, date: WRITTEN.date } },
    };
    expect(await refusal(await officeBook(), {}, PLAN, newer as Press)).toEqual([
      `plan.changed ${TABLES.record}`,
    ]);
  });

  it("a year that was not written", async () =>
    expect(await refusal(await officeBook(PLAN, { years: [2021] }), {})).toEqual([
      `issue.yearNotWritten ${TABLES.actuals}`,
    ]));

  it("rows that are not in the workbook, by name", async () => {
    const book = await officeBook(PLAN, { owners: ["スポーツ振興課"] });
    const result = await issueWorkbooks(book, PLAN, TWO, new Press().context);
    if (result.ok) throw new Error("it was not refused");
    expect(result.issues.map(({ code, path }) => [code, path])).toEqual([
      ["row.missing", "2-2-2||2022,3-2-1||2022"],
    ]);
    expect(result.issues[0].message).toMatch(/「2-2-2 .+」ほか1行/);
  });

  it("a row that stands twice: which of them is right is not guessed", async () => {
    const book = await officeBook();
    const key = await keyColumnOf(book);
    book.put(SHEETS.actuals, key.row + 1, key.column, SHARED);
    const issues = await refusal(book, { departments: ["スポーツ振興課"] });
    expect(issues).toEqual([`row.repeated ${SHARED}`]);
  });

  it("settings that do not work, and says in which sheet", async () => {
    const book = await officeBook();
    const { tables } = await book.snapshot({ tables: [TABLES.levels], names: [] });
    const [levels] = tables;
    if (!levels) throw new Error("no levels");
    book.put(levels.sheet, levels.row + 1, levels.column + levels.headers.indexOf("下限"), 80);
    const result = await issueWorkbooks(book, PLAN, TWO, new Press().context);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "settings.min" }] });
    expect(!result.ok && result.issues[0].message).toMatch(/^シート「設定」の区分 1 の下限/);
  });

  it("a 基準日 that is no day, and says in which sheet", async () => {
    const book = await officeBook();
    await putSetting(book, S.asOf, "9月末");
    const result = await issueWorkbooks(book, PLAN, TWO, new Press().context);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "settings.asOf" }] });
    expect(!result.ok && result.issues[0].message).toMatch(
      /^シート「設定」の基準日が日付ではありません\(「9月末」\)/,
    );
  });

  it("a record of requests that has lost a column, before it makes a file", async () => {
    const book = await officeBook();
    await issue(book, new Press());
    const { row, column } = book.table(TABLES.requests);
    book.put(SHEETS.requests, row, column, "番号");
    expect(await refusal(book, {})).toEqual([`table.columnMissing ${TABLES.requests}[${R.requestId}]`]);
  });

  it("the file of a department", async () => {
    const press = new Press();
    await issue(await officeBook(), press);
    expect(await refusal(await bookOf(press.sheetsFor("財政課")), {})).toEqual([
      `workbook.departmentFile ${TABLES.record}`,
    ]);
  });
});

describe("writePlan", () => {
  it("does not write the plan into the file of a department", async () => {
    const press = new Press();
    await issue(await officeBook(), press);
    const book = await bookOf(press.sheetsFor("財政課"));
    const before = book.dump();
    const result = await writePlan(book, PLAN, ALL, CONTEXT);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "workbook.departmentFile" }] });
    expect(!result.ok && result.issues[0].message).toContain("「財政課」に配布したファイル");
    expect(book.dump()).toEqual(before);
  });

  it("leaves 配布記録 alone", async () => {
    const book = await officeBook();
    await issue(book, new Press());
    const before = await linesOf(book, TABLES.requests);
    const next = { written: { ...changedContext().written, planHash: "2".repeat(64) } };
    expect(await writePlan(book, PLAN, ALL, next)).toMatchObject({ value: { hasWritten: true } });
    expect(await linesOf(book, TABLES.requests)).toEqual(before);
  });
});

describe("previewIssue", () => {
  it("says who gets how many rows, in the plan's order, without changing anything", async () => {
    const book = await officeBook();
    const before = book.dump();
    const preview = await previewIssue(book, PLAN, { ...TWO, departments: ["スポーツ振興課", "財政課"] });
    expect(preview).toEqual({
      ok: true,
      value: {
        departments: [
          { department: "財政課", rows: 3, shared: 1, earlier: null },
          { department: "スポーツ振興課", rows: 1, shared: 1, earlier: null },
        ],
      },
    });
    expect(book.dump()).toEqual(before);
  });

  it("says what was last asked for the year, however the record is sorted", async () => {
    const book = await officeBook();
    await issue(book, new Press());
    const press = new Press();
    const later = { ...press.context, written: { ...WRITTEN, date: "2022-11-01T10:15" } };
    const again = await issueWorkbooks(
      book,
      PLAN,
      { ...TWO, departments: ["財政課"], deadline: "2022-11-15" },
      later,
    );
    expect(again.ok).toBe(true);
    for (const sorted of [R.department, R.requestId]) {
      book.sortDescending(TABLES.requests, sorted);
      const preview = await previewIssue(book, PLAN, TWO);
      if (!preview.ok) throw new Error(preview.issues[0].message);
      const earlier = new Map(preview.value.departments.map((one) => [one.department, one.earlier]));
      expect(earlier.get("財政課")).toEqual({
        requestId: "R4-20221101-1",
        issued: "2022-11-01T10:15",
        deadline: "2022-11-15",
      });
      expect(earlier.get("スポーツ振興課")).toMatchObject({ requestId: "R4-20221003-1" });
    }
    const otherYear = await previewIssue(book, PLAN, { ...TWO, year: 2023 });
    expect(otherYear).toMatchObject({ value: { departments: [{ earlier: null }, { earlier: null }] } });
  });

  it("does not ask for deadline and contact yet, but for a workbook and a choice that fit", async () => {
    expect(await previewIssue(await officeBook(), PLAN, { ...TWO, deadline: "", contact: "" })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await previewIssue(new FakeWorkbook(), PLAN, TWO)).toMatchObject({
      ok: false,
      issues: [{ code: "workbook.notWritten" }],
    });
    expect(await previewIssue(await officeBook(), PLAN, { ...TWO, year: 1999 })).toMatchObject({
      ok: false,
      issues: [{ code: "choice.year", path: "year" }],
    });
  });
});

/** A workbook that is made of these sheets. */
async function bookOf(specs: readonly SheetSpec[]): Promise<FakeWorkbook> {
  const book = new FakeWorkbook();
  await book.apply({ createSheets: specs, tables: [], sheets: [] });
  const { tables } = await book.snapshot({ tables: [TABLES.record], names: [] });
  expect(tables[0]?.headers).toContain(RECORD_HEADERS.value);
  return book;
}

async function keyColumnOf(book: FakeWorkbook): Promise<{ readonly row: number; readonly column: number }> {
  const { tables } = await book.snapshot({ tables: [TABLES.actuals], names: [] });
  const [table] = tables;
  if (!table) throw new Error("no table");
  return { row: table.row, column: table.column + table.headers.indexOf(H.key) };
}
