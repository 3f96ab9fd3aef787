/** 監査 and 監査結果 written into a workbook, again and again, with people at work in between. */
import { bundledPlan, type Plan } from "../../src/plan";
import {
  ACTUAL_HEADERS as A,
  AUDIT_HEADERS as U,
  AUDIT_WORDS,
  FINDING_HEADERS as H,
  FINDING_STATES as S,
  SHEETS,
  TABLES,
  targetHeader,
} from "../../src/sheets";
import { auditWorkbook, writePlan, type WorkbookPort } from "../../src/workflows";
import type { CellValue, TableSnapshot } from "../../src/workflows/port";
import { writeAuditSheets, type AuditSheetsOutcome } from "../../src/workflows/audit/writeAudit";
import { XlsxPort } from "../../src/xlsx";
import { ALL, CONTEXT, fewItems } from "./samplePlan";

jest.setTimeout(60_000);

const { planHash, appVersion } = CONTEXT.written;
const on = (date: string) => ({ written: { ...CONTEXT.written, date } });
/** 監査 says of every row what it says of one. Where it counts, the plan is the whole one. */
const SMALL = fewItems();
let plan: Plan;
const [firstYear = 0] = bundledPlan.years;
const TARGET = targetHeader(firstYear);

let written: Uint8Array;
beforeAll(async () => {
  const port = XlsxPort.create();
  valueOf(await writePlan(port, SMALL, ALL, CONTEXT));
  written = await port.save();
});

let port: XlsxPort;
beforeEach(async () => {
  plan = SMALL;
  port = valueOf(await XlsxPort.open(written));
});

async function writeWholePlan(): Promise<void> {
  plan = bundledPlan;
  port = XlsxPort.create();
  valueOf(await writePlan(port, plan, ALL, CONTEXT));
}

function valueOf<V>(
  result: { ok: true; value: V } | { ok: false; issues: readonly { message: string }[] },
): V {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

async function write(date: string): Promise<AuditSheetsOutcome> {
  return valueOf(await writeAuditSheets(port, plan, on(date)));
}

async function tableOf(name: string): Promise<TableSnapshot> {
  const { tables } = await port.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) throw new Error(`there is no ${name}`);
  return table;
}

type Line = Readonly<Record<string, CellValue>>;

async function linesOf(name: string): Promise<readonly Line[]> {
  const { headers, values } = await tableOf(name);
  return values.map((line) =>
    Object.fromEntries(headers.map((header, index) => [header, line[index] ?? ""])),
  );
}

/** As a person types: the first row whose cell there is a number, or the row with the key. */
async function type(
  table: string,
  header: string,
  content: CellValue | { readonly formula: string },
  key?: string,
): Promise<{ readonly key: string; readonly before: CellValue; readonly cell: string }> {
  const { sheet, row, column, headers, values, formulas } = await tableOf(table);
  const at = headers.indexOf(header);
  const index = values.findIndex((line) =>
    key === undefined ? typeof line[at] === "number" : line[0] === key,
  );
  const line = values[index];
  if (at < 0 || !line) throw new Error(`there is no ${header}`);
  const before = formulas[index]?.[at] ?? "";
  const isFormula = typeof before === "string" && before.startsWith("=");
  await port.apply({
    createSheets: [],
    tables: [],
    sheets: [
      {
        sheet,
        cells: [
          {
            row: row + 1 + index,
            column: column + at,
            before: isFormula ? { formula: before.slice(1) } : before === "" ? null : before,
            content,
          },
        ],
      },
    ],
  });
  return { key: String(line[0]), before: line[at] ?? "", cell: `${String(row + 2 + index)}` };
}

const auditOf = async (book: WorkbookPort) =>
  valueOf(await auditWorkbook(book, plan, { planHash, appVersion })).findings;

it("writes both sheets into the whole plan's workbook, and finds nothing in what it wrote", async () => {
  await writeWholePlan();
  const { findings, unchecked, ledger, recalculated } = await write("2022-06-02");
  expect([findings, unchecked]).toEqual([[], []]);
  expect(ledger).toEqual({ added: 0, reopened: 0, closedNow: 0, closed: 0, open: 0 });
  const rows = await linesOf(TABLES.audit);
  const actuals = await linesOf(TABLES.actuals);
  expect(rows.map((line) => line[U.key])).toEqual(actuals.map((line) => line[A.key]));
  expect(recalculated).toBe(rows.length);
  expect(new Set(rows.map((line) => line[U.targetAgrees]))).toEqual(new Set([AUDIT_WORDS.same]));
  expect(new Set(rows.map((line) => line[U.gradeAgrees]))).toEqual(new Set([AUDIT_WORDS.same]));
  expect(await linesOf(TABLES.findings)).toMatchObject([{ [H.state]: S.clean, [H.first]: "2022-06-02" }]);
  expect(await auditOf(port)).toEqual([]);
});

it("changes only the days when nothing has changed", async () => {
  await write("2022-06-02");
  const before = await linesOf(TABLES.audit);
  await write("2022-07-01");
  expect(await linesOf(TABLES.audit)).toEqual(before);
  expect(await linesOf(TABLES.findings)).toMatchObject([
    { [H.state]: S.clean, [H.first]: "2022-06-02", [H.last]: "2022-07-01" },
  ]);
  const head = await linesOf(TABLES.findingsHead);
  expect(head[0]).toMatchObject({ 内容: "2022-07-01" });
});

it("keeps a ledger: found, still found, gone, found again; what people wrote stays", async () => {
  const { key, before } = await type(TABLES.targets, TARGET, 12_345);
  const first = await write("2022-06-02");
  expect(first.ledger).toMatchObject({ added: 1, open: 1 });
  const [row] = await linesOf(TABLES.findings);
  expect(row).toMatchObject({
    [H.key]: ["target.altered", TABLES.targets, key, TARGET].join("|"),
    [H.state]: S.open,
    [H.severity]: "重大",
    [H.sheet]: SHEETS.targets,
    [H.found]: 12_345,
    [H.expected]: before,
    [H.first]: "2022-06-02",
    [H.last]: "2022-06-02",
  });
  await type(TABLES.findings, H.response, "担当課に照会中", String(row?.[H.key]));

  await write("2022-06-10");
  expect(await linesOf(TABLES.findings)).toMatchObject([
    { [H.state]: S.open, [H.first]: "2022-06-02", [H.last]: "2022-06-10", [H.response]: "担当課に照会中" },
  ]);

  await type(TABLES.targets, TARGET, before, key);
  const third = await write("2022-06-20");
  expect(third.ledger).toMatchObject({ added: 0, closedNow: 1, closed: 1, open: 0 });
  await write("2022-06-30");
  expect(await linesOf(TABLES.findings)).toMatchObject([
    { [H.state]: S.closed, [H.last]: "2022-06-20", [H.response]: "担当課に照会中" },
  ]);

  await type(TABLES.targets, TARGET, 1, key);
  const again = await write("2022-07-01");
  expect(again.ledger).toMatchObject({ added: 0, reopened: 1, closed: 0, open: 1 });
  expect(await linesOf(TABLES.findings)).toMatchObject([
    { [H.state]: S.open, [H.first]: "2022-06-02", [H.found]: 1, [H.response]: "担当課に照会中" },
  ]);
  const head = await linesOf(TABLES.findingsHead);
  expect(head.find((line) => String(line["項目"]).startsWith("重大"))).toMatchObject({ 内容: "1件" });
});

it("shows in 監査 that a target was altered on one of the two sheets", async () => {
  const { key } = await type(TABLES.targets, TARGET, 12_345);
  await write("2022-06-02");
  const rows = await linesOf(TABLES.audit);
  const wrong = rows.filter((line) => line[U.targetAgrees] !== AUDIT_WORDS.same);
  expect(wrong).toMatchObject([
    {
      [U.key]: `${key}|${String(firstYear)}`,
      [U.onTargets]: 12_345,
      [U.targetAgrees]: `${AUDIT_WORDS.different}(計画目標)`,
    },
  ]);
});

it("finds what somebody has changed in 監査, and puts it back", async () => {
  await write("2022-06-02");
  const { key } = await type(TABLES.audit, U.planned, 1);
  await type(TABLES.audit, U.gradeAgrees, AUDIT_WORDS.same, key);
  await type(TABLES.audit, U.expected, 1, key);
  const findings = await auditOf(port);
  expect(findings.map(({ code, place }) => [code, place.header, place.key])).toEqual([
    ["audit.altered", U.planned, key],
    ["audit.altered", U.gradeAgrees, key],
    ["audit.altered", U.expected, key],
  ]);
  await write("2022-06-03");
  expect(await auditOf(port)).toEqual([]);
});

it("puts back the counts above 監査 as well", async () => {
  await write("2022-06-02");
  const audit = await tableOf(TABLES.audit);
  const { sheets } = await port.snapshot({ tables: [TABLES.audit], names: [], forAudit: true });
  const free = sheets.find(({ name }) => name === audit.sheet)?.freeCells ?? [];
  const count = free.find(({ formula }) => typeof formula === "string" && formula.includes("COUNTIFS"));
  if (!count || typeof count.formula !== "string") throw new Error("there is no count");
  const { row, column, formula } = count;
  await port.apply({
    createSheets: [],
    tables: [],
    sheets: [
      { sheet: audit.sheet, cells: [{ row, column, before: { formula: formula.slice(1) }, content: 0 }] },
    ],
  });
  expect((await auditOf(port)).map(({ code, place }) => [code, place.sheet])).toEqual([
    ["audit.altered", SHEETS.audit],
  ]);
  await write("2022-06-03");
  expect(await auditOf(port)).toEqual([]);
});

it("links a finding to its cell, and shows its address", async () => {
  await type(TABLES.targets, TARGET, 12_345);
  await write("2022-06-02");
  const { headers, values, formulas } = await tableOf(TABLES.findings);
  const at = headers.indexOf(H.cell);
  expect(values[0]?.[at]).toMatch(/^[A-Z]+\d+$/);
  expect(formulas[0]?.[at]).toBe(
    `=HYPERLINK("#'${SHEETS.targets}'!${String(values[0]?.[at])}","${String(values[0]?.[at])}")`,
  );
});

it("writes 監査 for the part of the plan that the workbook holds, and for the rest when that comes", async () => {
  port = XlsxPort.create();
  valueOf(await writePlan(port, plan, { ...ALL, years: [firstYear] }, CONTEXT));
  await write("2022-06-02");
  const keys = async () => (await linesOf(TABLES.audit)).map((line) => line[U.key]);
  const ofYear = await keys();
  expect(ofYear.every((key) => String(key).endsWith(`|${String(firstYear)}`))).toBe(true);
  valueOf(await writePlan(port, plan, ALL, CONTEXT));
  const stale = (await auditOf(port)).filter(({ code }) => code === "audit.altered");
  expect(stale.map(({ place }) => [place.table, place.header])).toEqual([[TABLES.audit, null]]);
  expect(stale[0]?.message).toMatch(/の行がありません。ほかに \d+行あります。$/);
  const { recalculated } = await write("2022-06-03");
  expect((await auditOf(port)).filter(({ code }) => code === "audit.altered")).toEqual([]);
  expect((await keys()).length).toBe(recalculated);
  expect(recalculated).toBe(ofYear.length * plan.years.length);
});

it("says 行なし for a row that 実績入力 no longer has, and audits on", async () => {
  await write("2022-06-02");
  const [line] = await linesOf(TABLES.actuals);
  const key = String(line?.[A.key]);
  await type(TABLES.actuals, A.key, "別の行", key);
  await write("2022-06-03");
  const row = (await linesOf(TABLES.audit)).find((one) => one[U.key] === key);
  expect(row).toMatchObject({
    [U.targetAgrees]: `${AUDIT_WORDS.noRow}(実績入力)`,
    [U.grade]: "",
    [U.rate]: "",
  });
});

it("refuses a workbook that is not ours, and writes nothing", async () => {
  port = XlsxPort.create();
  const refused = await writeAuditSheets(port, plan, on("2022-06-02"));
  expect(refused).toMatchObject({ ok: false, issues: [{ code: "audit.notOurs" }] });
  const { sheets } = await port.snapshot({ tables: [], names: [] });
  expect(sheets.map(({ name }) => name)).not.toContain(SHEETS.findings);
});
