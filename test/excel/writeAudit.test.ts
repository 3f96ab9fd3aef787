import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as A, AUDIT_HEADERS as U, AUDIT_WORDS, SHEETS, TABLES } from "../../src/sheets";
import { auditWorkbook, writePlan } from "../../src/workflows";
import { writeAuditSheets } from "../../src/workflows/audit/auditing";
import type { TableSnapshot } from "../../src/workflows/port";
import { ALL, CONTEXT } from "../workflows/samplePlan";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(180_000);

const { planHash, appVersion } = CONTEXT.written;
const [firstYear = 0] = bundledPlan.years;

let book: StandInWorkbook;
beforeAll(async () => {
  book = await openStandInWorkbook();
  const written = await writePlan(
    book.port,
    bundledPlan,
    { ...ALL, priorities: ["2"], years: [firstYear] },
    CONTEXT,
  );
  if (!written.ok) throw new Error(written.issues[0].message);
  await book.settle();
});
afterAll(() => book.close());

async function tableOf(name: string): Promise<TableSnapshot> {
  const { tables } = await book.port.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) throw new Error(`there is no ${name}`);
  return table;
}

async function column(header: string): Promise<readonly unknown[]> {
  const { headers, values } = await tableOf(TABLES.audit);
  return values.map((line) => line[headers.indexOf(header)]);
}

async function write(date: string) {
  const outcome = await writeAuditSheets(book.port, bundledPlan, { written: { ...CONTEXT.written, date } });
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  await book.settle();
  return outcome.value;
}

async function findings() {
  const audited = await auditWorkbook(book.port, bundledPlan, { planHash, appVersion });
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value.findings.filter(({ code }) => code !== "selection.partial");
}

describe("監査 in Excel", () => {
  it("is calculated by the program itself, and nothing is found in it", async () => {
    const { recalculated } = await write("2022-06-02");
    for (const header of [U.targetAgrees, U.gradeAgrees]) {
      const verdicts = await column(header);
      expect(verdicts).toHaveLength(recalculated ?? -1);
      expect(new Set(verdicts)).toEqual(new Set([AUDIT_WORDS.same]));
    }
    expect(await findings()).toEqual([]);
  });

  it("follows an answer", async () => {
    const { sheet, row, column: left, headers, values } = await tableOf(TABLES.actuals);
    const at = (header: string) => headers.indexOf(header);
    const index = values.findIndex((line) => typeof line[at(A.target)] === "number");
    const line = values[index] ?? [];
    const target = Number(line[at(A.target)]);
    await book.hand.put(sheet, row + 1 + index, left + at(A.actual), target * 0.9);
    await book.settle();
    const audit = await tableOf(TABLES.audit);
    const found = audit.values.find((values) => values[0] === line[0]) ?? [];
    expect(found[audit.headers.indexOf(U.ratio)]).toBeCloseTo(0.9, 12);
    expect(found[audit.headers.indexOf(U.difference)]).toBe(0);
    expect(found[audit.headers.indexOf(U.gradeAgrees)]).toBe(AUDIT_WORDS.same);
  });

  it("is put back where somebody typed over it, and both sheets stay one", async () => {
    const { sheet, row, column: left, headers } = await tableOf(TABLES.audit);
    await book.hand.put(sheet, row + 1, left + headers.indexOf(U.gradeAgrees), AUDIT_WORDS.same);
    await book.settle();
    expect((await findings()).map(({ code, place }) => [code, place.header])).toEqual([
      ["audit.altered", U.gradeAgrees],
    ]);
    await write("2022-06-03");
    expect(await findings()).toEqual([]);
    const { sheets } = await book.port.snapshot({ tables: [], names: [] });
    const names = sheets.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith(SHEETS.audit))).toEqual([SHEETS.audit, SHEETS.findings]);
  });
});
