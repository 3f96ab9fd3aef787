/**
 * Tampered workbooks, made by other people's programs from a good one: each deed is found with its code, in its cell, and
 * nothing else is said.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FindingCode } from "../../src/audit";
import { bundledPlan } from "../../src/plan";
import { auditWorkbook, type AuditOutcome } from "../../src/workflows";
import { openPort } from "../xlsx/fileHand";
import { OPENPYXL, describeWith } from "../xlsx/programs";
import { SHIPPED, goodWorkbook } from "./goodWorkbook";

async function auditOf(bytes: Uint8Array): Promise<AuditOutcome> {
  const audited = await auditWorkbook(await openPort(bytes), bundledPlan, SHIPPED);
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value;
}

/** `code sheet!cell`. */
function found({ findings }: AuditOutcome): string[] {
  return findings.map(({ code, place: { sheet, cell } }) => `${code} ${sheet ?? ""}!${cell ?? ""}`);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "audit-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("finds nothing in the good workbook, and has looked at everything", async () => {
  expect(await auditOf(await goodWorkbook())).toEqual({ findings: [], unchecked: [] });
});

/** What the deed of the name is. */
const WITH_OPENPYXL: readonly (readonly [deed: string, ...codes: FindingCode[]])[] = [
  ["target", "target.altered"],
  ["targetOfRow", "target.altered"],
  ["targetAsText", "unit.mixed"],
  ["targetAsFormula", "target.formula"],
  ["schedule", "schedule.altered"],
  ["unit", "unit.altered"],
  ["direction", "direction.altered"],
  ["kind", "kind.altered"],
  ["owner", "plan.altered"],
  ["method", "method.changed"],
  ["unknownMethod", "method.unknown"],
  ["rate", "rate.typed"],
  ["grade", "formula.overwritten"],
  ["noFormula", "formula.overwritten"],
  ["formula", "formula.changed"],
  ["places", "formula.overwritten"],
  ["progressFormula", "formula.overwritten"],
  ["threshold", "threshold.moved"],
  ["disorder", "threshold.disordered"],
  ["standing", "setting.changed"],
  ["word", "setting.label"],
  ["digits", "setting.changed"],
  ["reviewYear", "setting.invalid"],
  ["unitInCell", "unit.mixed"],
  ["textInCell", "number.text"],
  ["error", "number.error"],
  ["elsewhere", "number.formula"],
  ["hiddenRow", "row.hidden"],
  ["flatRow", "row.hidden"],
  ["hiddenBehindFilter", "row.hidden"],
  ["hiddenColumn", "column.hidden"],
  ["hiddenSheet", "sheet.hidden"],
  ["ownSheet", "sheet.hidden"],
  ["rowRemoved", "row.missing"],
  ["rowAdded", "row.added"],
  ["rowDoubled", "row.doubled"],
  ["hash", "plan.hash"],
  ["record", "record.missing"],
  ["nameRedirected", "name.redirected"],
  ["nameConstant", "name.missing"],
  ["nameShadowed", "name.shadowed"],
  ["tableDropped", "table.missing"],
  ["dashboard", "view.missing"],
  ["header", "column.missing"],
  ["untouched"],
  ["sorted"],
  ["filtered"],
];

describeWith([OPENPYXL], "made with openpyxl", () => {
  let places: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const good = join(folder, "good.xlsx");
    writeFileSync(good, await goodWorkbook());
    const said = execFileSync(
      "/usr/bin/python3",
      [join(__dirname, "manipulate_with_openpyxl.py"), good, folder],
      {
        input: JSON.stringify(WITH_OPENPYXL.map(([deed]) => deed)),
        encoding: "utf8",
        stdio: "pipe",
      },
    );
    places = JSON.parse(said) as Record<string, string>;
  }, 300_000);

  it.each(WITH_OPENPYXL)("finds %s", async (deed, ...codes) => {
    const audited = await auditOf(readFileSync(join(folder, `${deed}.xlsx`)));
    expect(found(audited)).toEqual(codes.map((code) => `${code} ${places[deed] ?? ""}`));
  });
});
