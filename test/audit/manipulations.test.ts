/**
 * Tampered workbooks, made by other people's programs from a good one: each deed is found with its code, in its cell, and
 * nothing else is said.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FindingCode } from "../../src/audit";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as A, PROGRESS_HEADERS as P, TABLES } from "../../src/sheets";
import { auditWorkbook, type AuditOutcome } from "../../src/workflows";
import { openPort } from "../xlsx/fileHand";
import { LIBREOFFICE, OPENPYXL, UNO, describeWith } from "../xlsx/programs";
import { EXAMPLE_ROWS } from "../xlsx/workedExample";
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

/** What is found of each deed: what the scripts do is said there. */
type Deed = readonly [deed: string, ...codes: FindingCode[]];
/** Deeds done to one workbook, none in a cell of another one: saving takes the programs longer than anything else. */
type Files = readonly (readonly Deed[])[];

const WITH_OPENPYXL: Files = [
  [
    ["target", "target.altered"],
    ["targetOfRow", "target.altered"],
    ["unit", "unit.altered"],
    ["rate", "rate.typed"],
    ["word", "setting.label"],
    ["ownSheet", "sheet.hidden"],
  ],
  [
    ["targetAsText", "unit.mixed"],
    ["direction", "direction.altered"],
    ["grade", "formula.overwritten"],
    ["digits", "setting.changed"],
    ["hiddenSheet", "sheet.hidden"],
  ],
  [
    ["targetAsFormula", "target.formula"],
    ["schedule", "schedule.altered"],
    ["formula", "formula.changed"],
    ["threshold", "threshold.moved"],
    ["chart", "formula.overwritten"],
  ],
  [
    ["kind", "kind.altered"],
    ["unitInCell", "unit.mixed"],
    ["noFormula", "formula.overwritten"],
    ["places", "formula.overwritten"],
    ["standing", "setting.changed"],
    ["hash", "plan.hash"],
  ],
  [
    ["owner", "plan.altered"],
    ["method", "method.changed"],
    ["error", "number.error"],
    ["disorder", "threshold.disordered"],
    ["progressFormula", "formula.overwritten"],
  ],
  [
    ["moreDigits", "format.misleading"],
    ["unknownMethod", "method.unknown"],
    ["reviewYear", "setting.invalid"],
  ],
  [
    ["textInCell", "number.text"],
    ["hiddenRow", "row.hidden"],
  ],
  [
    ["elsewhere", "number.formula"],
    ["invisible", "format.misleading"],
  ],
  [
    ["otherUnit", "format.misleading"],
    ["otherRate", "format.misleading"],
    ["hiddenColumn", "column.hidden"],
    ["nameConstant", "name.missing"],
  ],
  [
    ["hiddenBehindFilter", "row.hidden"],
    ["nameRedirected", "name.redirected"],
  ],
  [["rowRemoved", "row.missing"]],
  [["yearRemoved", "year.missing", "selection.partial"]],
  [
    ["rowAdded", "row.added"],
    ["rowDoubled", "row.doubled"],
    ["nameShadowed", "name.shadowed"],
  ],
  [
    ["record", "record.missing"],
    ["dashboard", "view.missing"],
    ["header", "column.missing"],
  ],
  [["tableDropped", "table.missing"]],
  [["untouched"]],
  [["sorted"], ["filtered"]],
];

const WITH_LIBREOFFICE: Files = [
  // What nothing is found of was saved as well.
  [["sorted"], ["answered"]],
  [["columnInserted"], ["filtered"], ["renamed"]],
  [
    ["target", "target.altered"],
    ["threshold", "threshold.moved"],
    ["formula", "formula.changed"],
    ["hiddenSheet", "sheet.hidden"],
  ],
  [
    ["rate", "rate.typed"],
    ["hiddenRow", "row.hidden"],
    ["nameRedirected", "name.redirected"],
  ],
  [
    ["hiddenColumn", "column.hidden"],
    ["rowRemoved", "row.missing"],
  ],
];

/** What follows where somebody has put in columns or rows, or taken out a sheet. */
const MOVED = /^シート「.+」の、表の外の数式\(凡例、グラフの元の数値など\)は調べていません。$/;

describe.each([
  ["openpyxl", "manipulate_with_openpyxl.py", [OPENPYXL], WITH_OPENPYXL],
  ["LibreOffice", "../libreoffice/manipulate.py", [LIBREOFFICE, UNO], WITH_LIBREOFFICE],
] as const)("%s", (program, script, needed, files: Files) => {
  const named = files.map((deeds) => ({ name: deeds.map(([deed]) => deed).join("+"), deeds }));
  describeWith(needed, `workbooks saved by ${program}`, () => {
    let own: string;
    let places: Readonly<Record<string, string>>;
    beforeAll(async () => {
      own = join(folder, program);
      mkdirSync(own);
      const good = join(own, "good.xlsx");
      writeFileSync(good, await goodWorkbook());
      const task = Object.fromEntries(named.map(({ name, deeds }) => [name, deeds.map(([deed]) => deed)]));
      places = python(script, [good, own], task) as Record<string, string>;
    }, 300_000);

    it.each(named)("finds $name and nothing else", async ({ name, deeds }) => {
      const audited = await auditOf(readFileSync(join(own, `${name}.xlsx`)));
      const wanted = deeds.flatMap(([deed, ...codes]) =>
        // That the workbook is a part of the plan is said of no cell.
        codes.map((code) => `${code} ${code === "selection.partial" ? "!" : (places[deed] ?? "")}`),
      );
      expect(found(audited).sort()).toEqual(wanted.sort());
      if (wanted.length === 0) expect(audited.unchecked.filter((text) => !MOVED.test(text))).toEqual([]);
    });
  });
});

describeWith([OPENPYXL], "results that nobody calculated", () => {
  const forge = async (task: {
    readonly table: string;
    readonly where?: Readonly<Record<string, string>>;
    readonly header: string;
    readonly value: string;
  }) => {
    const file = join(folder, "forged.xlsx");
    writeFileSync(file, await goodWorkbook());
    const place = python("forge_results.py", [file], { where: null, ...task }) as string;
    return { place, audited: await auditOf(readFileSync(file)) };
  };

  it.each([
    [A.rate, "1.234"],
    [A.grade, "◎大成功"],
  ])("finds %s that was changed in the file itself", async (header, value) => {
    const { place, audited } = await forge({ table: TABLES.actuals, header, value });
    expect(found(audited)).toEqual([`result.stale ${place}`]);
  });

  it("finds one in a sheet that follows", async () => {
    const [key = ""] = EXAMPLE_ROWS.filter(
      ({ year, cells }) => year === 2023 && Number(cells["実績"]) > 0,
    ).map((row) => row.key.replace(/\|\d+$/, ""));
    const { place, audited } = await forge({
      table: TABLES.progress,
      where: { [P.key]: key },
      header: P.actual,
      value: "123456",
    });
    expect(found(audited)).toEqual([`result.stale ${place}`]);
  });

  it("finds the rate of an answer that was changed in the file itself, and the sheets that show the old one", async () => {
    const { place, audited } = await forge({ table: TABLES.actuals, header: A.actual, value: "1" });
    const ofActuals = audited.findings.filter(({ place: { table } }) => table === TABLES.actuals);
    expect(ofActuals).toMatchObject([
      { code: "result.stale", place: { header: A.rate, cell: expect.stringMatching(/\d+$/) as string } },
    ]);
    expect(ofActuals[0]?.place.cell?.replace(/^[A-Z]+/, "")).toBe(place.replace(/^.*![A-Z]+/, ""));
    expect(new Set(audited.findings.map(({ code }) => code))).toEqual(new Set(["result.stale"]));
    // Everything that follows is said once for each table, and once for what stands beside the tables of a sheet.
    const places = audited.findings.map(({ place: { sheet, table } }) => `${sheet ?? ""} ${table ?? ""}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

function python(script: string, args: readonly string[], input: unknown): unknown {
  const said = execFileSync("/usr/bin/python3", [join(__dirname, script), ...args], {
    input: JSON.stringify(input),
    encoding: "utf8",
    stdio: "pipe",
    timeout: 280_000,
  });
  return JSON.parse(said) as unknown;
}
