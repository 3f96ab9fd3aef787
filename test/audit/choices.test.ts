/** Workbooks that hold a part of the plan, or hold it otherwise: written by the product, touched by nobody. */
import { bundledPlan, canonicalPlanText, itemsInOrder, ownersOf } from "../../src/plan";
import { ACTUAL_HEADERS, LOOKS, SHEETS, TABLES, scheduleHeader, type WriteChoice } from "../../src/sheets";
import { auditWorkbook, writePlan, type AuditOutcome } from "../../src/workflows";
import { XlsxPort } from "../../src/xlsx";
import { editFile, openPort } from "../xlsx/fileHand";
import { ALL, CONTEXT, mapItems, withTarget } from "../workflows/samplePlan";

const { planHash, appVersion } = CONTEXT.written;
const [firstPriority] = bundledPlan.priorities;
const [firstYear = 0, secondYear = 0] = bundledPlan.years;

async function writtenFor(...choices: readonly WriteChoice[]): Promise<XlsxPort> {
  const port = XlsxPort.create();
  for (const choice of choices) {
    const written = await writePlan(port, bundledPlan, choice, CONTEXT);
    if (!written.ok) throw new Error(written.issues[0].message);
  }
  return port;
}

async function audited(port: XlsxPort, plan = bundledPlan): Promise<AuditOutcome> {
  const outcome = await auditWorkbook(port, plan, { planHash, appVersion });
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return outcome.value;
}

const codes = ({ findings }: AuditOutcome) => findings.map(({ code }) => code);

it.each<[string, WriteChoice]>([
  ["one priority", { ...ALL, priorities: [firstPriority?.code ?? ""] }],
  ["one year", { ...ALL, years: [firstYear] }],
  ["one owner", { ...ALL, owners: [firstPriority?.measures[0]?.items[0]?.owners[0]?.value ?? ""] }],
])("only says of a workbook for %s that it is a part", async (_name, choice) => {
  expect(codes(await audited(await writtenFor(choice)))).toEqual(["selection.partial"]);
});

it("tells an item that was taken away everywhere from one that was not chosen", async () => {
  const [first, second] = itemsInOrder(bundledPlan)
    .map(({ priority, item }) => ({ ...item, of: `${priority.code} ${ownersOf(item)}` }))
    .filter(({ of }, _index, all) => all.filter((other) => other.of === of).length > 1);
  if (!first || !second) throw new Error("the plan has items of one priority and owner");
  const without = mapItems(bundledPlan, (item) => (item.code === first.code ? [] : [item]));
  const port = XlsxPort.create();
  await writePlan(port, without, ALL, CONTEXT);
  const { findings } = await audited(port);
  expect(findings.map(({ code, place }) => [code, place.key])).toEqual([["item.missing", first.code]]);
});

it("finds nothing in a workbook that was written in two parts", async () => {
  const port = await writtenFor({ ...ALL, priorities: [firstPriority?.code ?? ""] }, ALL);
  expect((await audited(port)).findings.map((f) => f.message)).toEqual([]);
});

it.each([-5, -182345000, 999, 1000])(
  "takes %d for shown as it is, where people have typed it",
  async (content) => {
    const port = await writtenFor(ALL);
    const { tables } = await port.snapshot({ tables: [TABLES.actuals], names: [] });
    const [actuals] = tables;
    if (!actuals) throw new Error("no 実績入力");
    const at = (header: string) => actuals.headers.indexOf(header);
    const line = actuals.values.findIndex((values) => typeof values[at(ACTUAL_HEADERS.target)] === "number");
    const cell = { row: actuals.row + 1 + line, column: actuals.column + at(ACTUAL_HEADERS.actual) };
    const before = actuals.values[line]?.[at(ACTUAL_HEADERS.actual)] ?? "";
    await port.apply({
      createSheets: [],
      tables: [],
      sheets: [{ sheet: actuals.sheet, cells: [{ ...cell, before, content }] }],
    });
    expect(codes(await audited(port))).not.toContain("format.misleading");
    expect(
      (await port.snapshot({ tables: [TABLES.actuals], names: [], forAudit: true })).tables[0]?.formats?.[
        line
      ]?.[at(ACTUAL_HEADERS.actual)],
    ).toBe(LOOKS.inputNumber.numberFormat);
  },
);

it("finds nothing hidden where a year came later", async () => {
  const port = await writtenFor({ ...ALL, years: [firstYear] }, { ...ALL, years: [secondYear] });
  expect(codes(await audited(port))).toEqual(["selection.partial"]);
});

it("notes columns of years that somebody has hidden", async () => {
  const port = await writtenFor(ALL);
  const edited = await editFile(await port.save(), (workbook) => {
    const table = workbook.table(TABLES.targets);
    const at = table ? table.area.left + table.headers.indexOf(scheduleHeader(secondYear)) + 1 : 0;
    const columns = table?.sheet.root.first("cols")?.all("col") ?? [];
    columns.find((column) => column.attribute("min") === String(at))?.set("hidden", 1);
  });
  const { findings } = await audited(await openPort(edited));
  expect(findings.map(({ code, severity, place }) => [code, severity, place.header])).toEqual([
    ["year.hidden", "info", scheduleHeader(secondYear)],
  ]);
});

it("takes live formulas of the add-in for targets, and says that they need it", async () => {
  const { findings } = await audited(await writtenFor({ ...ALL, targets: "formulas" }));
  expect(
    new Set(findings.map(({ code, severity, place }) => `${code} ${severity} ${place.sheet ?? ""}`)),
  ).toEqual(new Set([`target.live info ${SHEETS.targets}`]));
});

it("tells a plan that is not the one of the workbook by its hash and its numbers", async () => {
  const indicator = bundledPlan.priorities
    .flatMap(({ measures }) => measures.flatMap(({ items }) => items.flatMap(({ indicators }) => indicators)))
    .find(({ targets }) => targets.some(({ value }) => typeof value === "number"));
  const index = indicator?.targets.findIndex(({ value }) => typeof value === "number") ?? -1;
  const before = indicator?.targets[index]?.value;
  if (!indicator || typeof before !== "number") throw new Error("the plan has a target");
  const other = withTarget(bundledPlan, indicator.id, bundledPlan.years[index] ?? 0, before + 1);
  expect(canonicalPlanText(other)).not.toBe(canonicalPlanText(bundledPlan));
  const outcome = await auditWorkbook(await writtenFor(ALL), other, { planHash: "1".repeat(64), appVersion });
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  expect(codes(outcome.value)).toContain("plan.hash");
  expect(outcome.value.findings.filter(({ code }) => code === "target.altered")).toContainEqual(
    expect.objectContaining({ found: before, expected: before + 1 }),
  );
});

it("refuses a workbook without anything of ours", async () => {
  const outcome = await auditWorkbook(XlsxPort.create(), bundledPlan, { planHash, appVersion });
  expect(outcome).toMatchObject({ ok: false, issues: [{ code: "audit.notOurs" }] });
});
