/** Workbooks that hold a part of the plan, or hold it otherwise: written by the product, touched by nobody. */
import { bundledPlan, canonicalPlanText, itemsInOrder, ownersOf } from "../../src/plan";
import { SHEETS, scheduleHeader, type WriteChoice } from "../../src/sheets";
import { auditWorkbook, writePlan, type AuditOutcome } from "../../src/workflows";
import { XlsxPort } from "../../src/xlsx";
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

it("notes columns of years that came later and are still hidden", async () => {
  const port = await writtenFor({ ...ALL, years: [firstYear] }, { ...ALL, years: [firstYear, secondYear] });
  const { findings } = await audited(port);
  expect(findings.map(({ code, severity, place }) => [code, severity, place.header])).toEqual([
    ["selection.partial", "info", null],
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
