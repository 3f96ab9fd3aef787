/** Answers of a department's file that do not stand where they are asked for: whatever is typed is read, or people are told. */
import fc from "fast-check";
import { ACTUAL_HEADERS as H, TABLES, type AnswerHeader, type SheetSpec } from "../../src/sheets";
import { collect, issueWorkbooks, writePlan, type Collection, type FileReport } from "../../src/workflows";
import { openReturned, writeWorkbookFile } from "../../src/xlsx";
import { columnIndex } from "../../src/xlsx/formula/address";
import { writeCell } from "../../src/xlsx/sheet/writeCell";
import { FakeWorkbook } from "../workflows/FakeWorkbook";
import { COST, CONTACT, FEE, PLAN, WRITTEN, YEAR, valueOf } from "../workflows/collect/returned";
import { editFile } from "./fileHand";
import { withoutTables } from "./rawFile";

const DEPARTMENT = "財政課";
const MAIN = "実績入力";
const COPY = "実績入力 (2)";
const KEYS = [FEE, COST];

interface Typed {
  readonly sheet: string;
  /** Of the row, or how many rows below the last one. */
  readonly row: string | number;
  readonly header: AnswerHeader | typeof H.key;
  readonly value: string | number | null;
}

let office: FakeWorkbook;
/** As it was sent, and with a copy of 実績入力. */
let plain: Uint8Array;
let copied: Uint8Array;
let headers: readonly string[];
let top: number;

beforeAll(async () => {
  office = new FakeWorkbook();
  const choice = { priorities: "all", owners: "all", years: "all", targets: "values" } as const;
  valueOf(await writePlan(office, PLAN, choice, { written: WRITTEN }));
  let specs: readonly SheetSpec[] = [];
  const terms = { year: YEAR, departments: [DEPARTMENT], deadline: "2030-04-30", contact: CONTACT };
  const encode = (made: readonly SheetSpec[]) => {
    specs = made;
    return writeWorkbookFile(made);
  };
  const { files } = valueOf(await issueWorkbooks(office, PLAN, terms, { written: WRITTEN, encode }));
  plain = files[0]?.bytes ?? new Uint8Array();
  const actuals = specs.find(({ role }) => role === "actuals");
  const [table] = actuals?.tables ?? [];
  if (!actuals || !table) throw new Error("nothing was asked");
  expect(table.rows.map(({ key }) => key)).toEqual(KEYS);
  headers = table.columns.map(({ header }) => header);
  top = table.row + 1;
  const copy = { ...actuals, name: COPY, tables: [{ ...table, name: `${TABLES.actuals}_2` }] };
  copied = await writeWorkbookFile([...specs, copy]);
});

function type(bytes: Uint8Array, ...cells: readonly Typed[]): Promise<Uint8Array> {
  return editFile(bytes, (workbook) => {
    for (const { sheet, row, header, value } of cells) {
      const part = workbook.sheet(sheet);
      if (!part) throw new Error(`there is no ${sheet}`);
      const line = typeof row === "string" ? KEYS.indexOf(row) : KEYS.length - 1 + row;
      writeCell(part, workbook.styles, top + line, headers.indexOf(header), value);
    }
  });
}

async function read(bytes: Uint8Array): Promise<Collection & { readonly report: FileReport }> {
  const file = { name: "回答.xlsx", size: bytes.length, read: () => Promise.resolve(bytes) };
  const collection = valueOf(await collect(office, PLAN, [file], openReturned));
  const [report] = collection.files;
  if (!report) throw new Error("nothing was read");
  return { ...collection, report };
}

const codes = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code);

describe("answers in a copy of the sheet", () => {
  it("stop the file where 実績入力 was left as it was sent", async () => {
    const bytes = await type(copied, { sheet: COPY, row: COST, header: H.actual, value: 990 });
    const { report, proposals } = await read(bytes);
    expect(codes(report.issues)).toEqual(["table.ambiguous"]);
    const column = columnIndex("A") + headers.indexOf(H.actual);
    expect(report.issues[0]?.path).toBe(`${COPY}!${String.fromCharCode(65 + column)}${String(top + 2)}`);
    expect(report.issues[0]?.message).toContain(`「${COPY}」`);
    expect(report.issues[0]?.message).toContain(`「${MAIN}」`);
    expect(proposals).toEqual([]);
  });

  it("stop the file where 実績入力 says something else", async () => {
    const { report } = await read(
      await type(
        copied,
        { sheet: MAIN, row: COST, header: H.actual, value: 880 },
        { sheet: COPY, row: COST, header: H.actual, value: 990 },
      ),
    );
    expect(codes(report.issues)).toEqual(["table.ambiguous"]);
  });

  it.each<[string, readonly Typed[]]>([
    ["was never filled in", []],
    ["says the same", [{ sheet: COPY, row: COST, header: H.actual, value: 880 }]],
  ])("are no matter where the copy %s", async (_what, cells) => {
    const own: Typed = { sheet: MAIN, row: COST, header: H.actual, value: 880 };
    const { report, proposals } = await read(await type(copied, own, ...cells));
    expect([report.issues, report.notices]).toEqual([[], []]);
    expect(proposals).toMatchObject([{ key: COST, header: H.actual, candidates: [{ value: 880 }] }]);
  });

  it("are named where they belong to no row of 実績入力", async () => {
    const bytes = await type(
      copied,
      { sheet: MAIN, row: COST, header: H.actual, value: 880 },
      { sheet: COPY, row: 1, header: H.actual, value: 5 },
    );
    const { report, proposals } = await read(bytes);
    expect([codes(report.issues), codes(report.notices)]).toEqual([[], ["table.notRead"]]);
    expect(report.notices[0]?.message).toContain(`「${COPY}」`);
    expect(proposals).toHaveLength(1);
  });

  it("are found though the copy lacks the hidden key", async () => {
    const keyless = await editFile(copied, (workbook) => {
      const part = workbook.sheet(COPY);
      if (!part) throw new Error("the copy is gone");
      for (const line of [-1, 0, 1])
        writeCell(part, workbook.styles, top + line, headers.indexOf(H.key), null);
    });
    expect((await read(keyless)).report.notices).toEqual([]);
    const { report } = await read(
      await type(keyless, { sheet: COPY, row: COST, header: H.actual, value: 990 }),
    );
    expect(codes([...report.issues, ...report.notices])).toEqual(["table.notRead"]);
  });

  it("stop a file without tables, which cannot say which sheet is the right one", async () => {
    const bytes = await type(copied, { sheet: COPY, row: COST, header: H.actual, value: 990 });
    expect(codes((await read(await withoutTables(bytes))).report.issues)).toEqual(["table.ambiguous"]);
  });

  it("stop a file of more copies than anybody can tell apart", async () => {
    let many = copied;
    for (let at = 3; at <= 5; at += 1) {
      const line = top + 10 * at;
      many = await editFile(many, (workbook) => {
        const part = workbook.sheet(COPY);
        if (!part) throw new Error("the copy is gone");
        headers.forEach((header, column) => writeCell(part, workbook.styles, line, column, header));
      });
    }
    expect(codes((await read(many)).report.issues)).toEqual(["table.ambiguous"]);
  });
});

describe.each([
  ["with tables", (bytes: Uint8Array) => Promise.resolve(bytes)],
  ["without tables", withoutTables],
] as const)("a file %s", (_what, saved) => {
  it("has answers below its last row that are no row's", async () => {
    const bytes = await type(plain, { sheet: MAIN, row: 1, header: H.actual, value: 990 });
    const { rejections, proposals } = await read(await saved(bytes));
    expect(proposals).toEqual([]);
    expect(rejections).toMatchObject([{ code: "row.noKey", header: null, found: "990" }]);
  });

  it("loses the last answer to the row below when cells were inserted", async () => {
    const { rejections } = await read(
      await saved(
        await type(
          plain,
          { sheet: MAIN, row: FEE, header: H.progress, value: null },
          { sheet: MAIN, row: COST, header: H.progress, value: "手数料の文" },
          { sheet: MAIN, row: 1, header: H.progress, value: "経費の文" },
        ),
      ),
    );
    expect(rejections).toMatchObject([{ code: "row.noKey", found: "経費の文" }]);
    expect(rejections[0]?.message).toContain("ずれ");
  });

  it("never keeps anything that was typed to itself", async () => {
    const sheets = saved === withoutTables ? [MAIN] : [MAIN, COPY];
    const typed = fc.record({
      sheet: fc.constantFrom(...sheets),
      row: fc.oneof(fc.constantFrom(...KEYS), fc.constantFrom(1, 2)),
      header: fc.constantFrom<AnswerHeader>(H.forecast, H.actual, H.progress, H.reason),
      value: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom("約5", "文", "済み")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 4 }), async (cells) => {
        // A row is reached without a blank one above it.
        const reached = cells.filter(
          ({ sheet, row }) => row !== 2 || cells.some((one) => one.sheet === sheet && one.row === 1),
        );
        const bytes = await type(sheets.length > 1 ? copied : plain, ...reached);
        const { report, proposals, rejections } = await read(await saved(bytes));
        // The last one typed into a cell is what is there.
        const last = new Map(reached.map((one) => [`${one.sheet} ${String(one.row)} ${one.header}`, one]));
        for (const { sheet, row, header, value } of last.values()) {
          if (report.issues.length > 0) {
            expect([codes(report.issues), sheets]).toEqual([["table.ambiguous"], [MAIN, COPY]]);
          } else if (sheet === COPY) {
            const same = last.get(`${MAIN} ${String(row)} ${header}`);
            expect(same?.value === value || codes(report.notices).includes("table.notRead")).toBe(true);
          } else if (typeof row === "number") {
            expect(rejections.filter(({ code }) => code === "row.noKey").length).toBeGreaterThanOrEqual(1);
          } else {
            const isProposed = proposals.some(
              (one) =>
                one.key === row &&
                one.header === header &&
                one.candidates.some((candidate) => candidate.value === value),
            );
            const isRefused = rejections.some((one) => one.key === row && one.header === header);
            expect([isProposed, isRefused]).toContain(true);
          }
        }
      }),
      { numRuns: 40, seed: 20_290_401 },
    );
  });
});
