/** Sheets that bear our names without being ours. */
import { bundledPlan } from "../../src/plan";
import { SHEETS, TABLES } from "../../src/sheets";
import { auditRequest, auditSnapshot } from "../../src/workflows";
import type { WorkbookSnapshot } from "../../src/workflows/port";
import { openPort } from "../xlsx/fileHand";
import { SHIPPED, goodWorkbook } from "./goodWorkbook";

let good: WorkbookSnapshot;
beforeAll(async () => {
  good = await (await openPort(await goodWorkbook())).snapshot(auditRequest(bundledPlan));
});

/** As Excel renames a sheet: its tables and names go with it. */
function renamed(from: string, to: string): WorkbookSnapshot {
  const moved = <T extends { readonly sheet: string }>(one: T): T =>
    one.sheet === from ? { ...one, sheet: to } : one;
  return {
    ...good,
    sheets: good.sheets.map((sheet) => (sheet.name === from ? { ...sheet, name: to } : sheet)),
    tables: good.tables.map(moved),
    names: good.names.map(moved),
  };
}

function beside(snapshot: WorkbookSnapshot, name: string): WorkbookSnapshot {
  return { ...snapshot, sheets: [{ name, isProtected: false, visibility: "visible" }, ...snapshot.sheets] };
}

function found(snapshot: WorkbookSnapshot): unknown[] {
  const outcome = auditSnapshot(snapshot, bundledPlan, SHIPPED);
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return outcome.value.findings.map(({ code, severity, place }) => [code, severity, place.sheet]);
}

it.each([
  ["the same", SHEETS.actuals],
  ["one that looks the same", `${SHEETS.actuals} `],
])("finds a sheet with our name, %s, where ours is called otherwise", (_name, name) => {
  expect(found(beside(renamed(SHEETS.actuals, "資料3"), name))).toEqual([
    ["sheet.impostor", "warning", name],
  ]);
});

it("finds it for a sheet with several tables, and says where ours is", () => {
  const outcome = auditSnapshot(
    beside(renamed(SHEETS.settings, "旧"), SHEETS.settings),
    bundledPlan,
    SHIPPED,
  );
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  expect(outcome.value.findings).toMatchObject([
    { code: "sheet.impostor", place: { table: TABLES.settings }, found: SHEETS.settings, expected: "旧" },
  ]);
});

it("only notes people's own sheet, beside which ours was made", () => {
  expect(found(beside(renamed(SHEETS.settings, `${SHEETS.settings} (2)`), SHEETS.settings))).toEqual([
    ["sheet.sameName", "info", SHEETS.settings],
  ]);
});

it("finds nothing in a sheet that people have renamed or copied", () => {
  expect(found(renamed(SHEETS.actuals, "実績(令和5年度)"))).toEqual([]);
  expect(found(beside(good, `${SHEETS.actuals} (2)`))).toEqual([]);
  expect(found(beside(good, "課内の資料"))).toEqual([]);
});
