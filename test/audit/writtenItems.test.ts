/** Workbooks that were written in parts: what was never written is not missing, and what was is. */
import { bundledPlan, formatEra, itemsInOrder } from "../../src/plan";
import {
  ACTUAL_HEADERS,
  RECORD_HEADERS,
  TABLES,
  isWrittenItemsKey,
  readWrittenItems,
  recordSheet,
  writtenItemsRows,
  type CellValue,
  type WriteChoice,
} from "../../src/sheets";
import { auditRequest, auditSnapshot, writePlan } from "../../src/workflows";
import { writeAuditSheets } from "../../src/workflows/audit/writeAudit";
import type { TableSnapshot, WorkbookSnapshot } from "../../src/workflows/port";
import { withWrittenItems } from "../../src/workflows/write/writtenItems";
import { XlsxPort } from "../../src/xlsx";
import { ALL, CONTEXT } from "../workflows/samplePlan";

const { planHash, appVersion } = CONTEXT.written;
const placed = itemsInOrder(bundledPlan);
const last = bundledPlan.priorities.at(-1)?.code ?? "";
const [first] = placed;
if (!first) throw new Error("the plan has items");
const [owner = ""] = first.item.owners.map(({ value }) => value);
const [firstYear = 0, secondYear = 0, ...laterYears] = bundledPlan.years;

const EARLIER: WriteChoice = { ...ALL, owners: [owner], years: [firstYear, secondYear] };
const LATER: WriteChoice = { ...ALL, priorities: [last] };

let port: XlsxPort;
let inTwo: WorkbookSnapshot;
beforeAll(async () => {
  port = XlsxPort.create();
  for (const choice of [EARLIER, LATER]) {
    expect(await writePlan(port, bundledPlan, choice, CONTEXT)).toMatchObject({ ok: true });
  }
  inTwo = await port.snapshot(auditRequest(bundledPlan));
});

function audited(snapshot: WorkbookSnapshot) {
  const outcome = auditSnapshot(snapshot, bundledPlan, { planHash, appVersion });
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return outcome.value.findings;
}

type IsKept = (table: TableSnapshot, line: readonly CellValue[]) => boolean;

function withRows(isKept: IsKept): WorkbookSnapshot {
  const tables = inTwo.tables.map((table) => {
    const there = table.values.map((line) => isKept(table, line));
    const kept = (_line: unknown, index: number) => there[index] === true;
    return {
      ...table,
      values: table.values.filter(kept),
      formulas: table.formulas.filter(kept),
      ...(table.recalculated && { recalculated: table.recalculated.filter(kept) }),
      ...(table.formats && { formats: table.formats.filter(kept) }),
    };
  });
  return { ...inTwo, tables: tables.filter(({ values }) => values.length > 0) };
}

/** Whether the row is of the item, and of the year where one is given. */
function isOf(table: TableSnapshot, line: readonly CellValue[], code: string, year?: number): boolean {
  const [of, , ofYear] = String(line[table.headers.indexOf(ACTUAL_HEADERS.key)] ?? "").split("|");
  return of === code && (year === undefined || ofYear === String(year));
}

it("takes no year for missing of an item that was never written for it, and says so", () => {
  const findings = audited(inTwo);
  expect(findings.map(({ code }) => code)).toEqual(["selection.partial"]);
  expect(findings[0]?.message).toContain(`の ${laterYears.map(formatEra).join("、")} を書き込んでいません。`);
});

it("recalculates in 監査 only what was written, and finds nothing in it", async () => {
  const opened = await XlsxPort.open(await port.save());
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const copy = opened.value;
  expect(await writeAuditSheets(copy, bundledPlan, CONTEXT)).toMatchObject({ ok: true });
  const snapshot = await copy.snapshot(auditRequest(bundledPlan));
  const keysOf = (name: string) => {
    const table = snapshot.tables.find((each) => each.name === name);
    const column = table?.headers.indexOf(ACTUAL_HEADERS.key) ?? -1;
    return table?.values.map((line) => line[column]);
  };
  expect(keysOf(TABLES.audit)?.length).toBeGreaterThan(0);
  expect(new Set(keysOf(TABLES.audit))).toEqual(new Set(keysOf(TABLES.actuals)));
  expect(audited(snapshot).map(({ code }) => code)).toEqual(["selection.partial"]);
});

/** A workbook of before. */
function withoutEntries(): WorkbookSnapshot {
  return withRows(
    (table, line) =>
      table.name !== TABLES.record ||
      !isWrittenItemsKey(String(line[table.headers.indexOf(RECORD_HEADERS.key)] ?? "")),
  );
}

it("takes years for missing where nothing is recorded, as in a workbook of before", () => {
  expect(new Set(audited(withoutEntries()).map(({ code }) => code))).toEqual(
    new Set(["row.missing", "selection.partial"]),
  );
});

it("records what a workbook of before has, with what is written into it", () => {
  const nothing = { items: [], years: [] };
  const whole = (snapshot: WorkbookSnapshot) =>
    withWrittenItems([recordSheet(bundledPlan, CONTEXT.written)], bundledPlan, nothing, snapshot);
  const rows = (snapshot: WorkbookSnapshot) =>
    whole(snapshot).flatMap(({ tables }) => tables.flatMap((table) => table.rows.map(({ cells }) => cells)));
  expect(rows(withoutEntries())).toEqual(rows(inTwo));
  expect(rows(inTwo)).toHaveLength(6 + bundledPlan.years.length);
});

it("finds a year of an item that was taken away", () => {
  const without = withRows(
    (table, line) => table.name !== TABLES.actuals || !isOf(table, line, first.item.code, firstYear),
  );
  const missing = audited(without).filter(({ code }) => code === "row.missing");
  const ids = first.item.indicators.length > 0 ? first.item.indicators.map(({ id }) => id) : [""];
  expect(missing.map(({ expected }) => expected)).toEqual(
    ids.map((id) => `${first.item.code}|${id}|${String(firstYear)}`),
  );
});

it("finds an item that is gone from every sheet", () => {
  const without = withRows((table, line) => !isOf(table, line, first.item.code));
  expect(audited(without)).toContainEqual(
    expect.objectContaining({
      code: "item.missing",
      expected: first.item.code,
      message: expect.stringContaining("書き込んだという記録はあります。") as string,
    }),
  );
});

it("writes nothing where all is there already", async () => {
  expect(await writePlan(port, bundledPlan, LATER, CONTEXT)).toMatchObject({
    ok: true,
    value: { hasWritten: false },
  });
});

it("keeps more codes than one cell holds, and reads them back", () => {
  const codes = Array.from({ length: 5_000 }, (_, index) => `long-code-of-an-item-${String(index)}`);
  const rows = writtenItemsRows(firstYear, codes);
  const texts = rows.map(({ cells }) => String(cells[1]?.content));
  expect(rows.length).toBeGreaterThan(1);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  expect(texts.every((text) => text.length <= 32_767)).toBe(true);
  const isWritten = readWrittenItems(new Map(rows.map(({ key }, index) => [key, texts[index] ?? ""])));
  expect(codes.every((code) => isWritten?.(code, firstYear))).toBe(true);
  expect(isWritten?.(codes[0] ?? "", secondYear)).toBe(false);
});
