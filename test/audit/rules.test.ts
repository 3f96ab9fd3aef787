/**
 * Colours and choices that somebody has taken away or changed: found by what they do, whatever a program has made of the rules'
 * texts and ranges.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FindingCode } from "../../src/audit";
import { bundledPlan } from "../../src/plan";
import { ACTUAL_HEADERS as A, LEVEL_COLORS, TABLES } from "../../src/sheets";
import { auditRequest, auditSnapshot, auditWorkbook, type AuditOutcome } from "../../src/workflows";
import type { AuditColumnRules } from "../../src/audit";
import { writeAuditSheets } from "../../src/workflows/audit/auditing";
import type { WorkbookSnapshot } from "../../src/workflows/port";
import { areaName, type Area } from "../../src/xlsx/formula/address";
import { moved } from "../../src/xlsx/formula/references";
import { regionsOf } from "../../src/xlsx/sheet/regions";
import type { TablePart } from "../../src/xlsx/workbook/TablePart";
import { XmlElement } from "../../src/xlsx/xml/element";
import { editFile, openPort } from "../xlsx/fileHand";
import { LIBREOFFICE, OPENPYXL, UNO, describeWith } from "../xlsx/programs";
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
  folder = mkdtempSync(join(tmpdir(), "rules-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWith([OPENPYXL], "rules changed by openpyxl", () => {
  /** What is found of each deed: what the script does is said there. Deeds in one file are done to different columns. */
  const files: readonly (readonly (readonly [deed: string, ...codes: FindingCode[]])[])[] = [
    [
      ["colorsDeleted", "color.altered"],
      ["noStates", "validation.altered"],
    ],
    [
      ["levelDeleted", "color.altered"],
      ["otherStages", "validation.altered"],
    ],
    [
      ["byFormula", "color.misleading"],
      ["otherMethods", "validation.altered"],
    ],
    [
      ["byValue", "color.misleading"],
      ["largerNumbers", "validation.altered"],
    ],
    [
      ["byText", "color.misleading"],
      ["anyText", "validation.altered"],
    ],
    [
      ["stopping", "color.altered"],
      ["pasted", "validation.altered"],
    ],
    [["recoloredGreen", "color.misleading"]],
    [["recoloredRed", "color.altered"]],
    [["harmless"]],
    [["ranking"]],
  ];
  const named = files.map((deeds) => ({ name: deeds.map(([deed]) => deed).join("+"), deeds }));
  let own: string;
  let places: Readonly<Record<string, string>>;
  beforeAll(async () => {
    own = join(folder, "openpyxl");
    const task = Object.fromEntries(named.map(({ name, deeds }) => [name, deeds.map(([deed]) => deed)]));
    places = (await python("rules_with_openpyxl.py", own, task)) as Record<string, string>;
  }, 300_000);

  it.each(named)("finds $name and nothing else", async ({ name, deeds }) => {
    const audited = await auditOf(readFileSync(join(own, `${name}.xlsx`)));
    const wanted = deeds.flatMap(([deed, ...codes]) => codes.map((code) => `${code} ${places[deed] ?? ""}`));
    expect(found(audited).sort()).toEqual(wanted.sort());
    expect(audited.unchecked).toEqual(
      name === "ranking"
        ? [
            expect.stringMatching(
              /^条件付き書式の色が分からないセルが \d+あります。その色は調べていません。$/,
            ),
          ]
        : [],
    );
  });

  it("says what is seen, what was to be seen, and of how many cells", async () => {
    const { findings } = await auditOf(readFileSync(join(own, "byFormula+otherMethods.xlsx")));
    expect(findings.map(({ severity, found, expected }) => [severity, found, expected])).toEqual([
      ["critical", "◎達成の色", "△やや遅れの色"],
      ["warning", "何でも入力できます", null],
    ]);
    expect(findings[0]?.message).toMatch(/同じ列で、ほかに \d+セルあります。$/);
  });
});

describeWith([LIBREOFFICE, UNO], "rules changed in LibreOffice", () => {
  it("finds what was deleted, and late rows that were painted green", async () => {
    const own = join(folder, "LibreOffice");
    const places = (await python("../libreoffice/rules.py", own, ["deleted", "painted"])) as Record<
      "deleted" | "painted",
      string[]
    >;
    const [grade = "", state = ""] = places.deleted;
    expect(found(await auditOf(readFileSync(join(own, "deleted.xlsx"))))).toEqual([
      `validation.altered ${state}`,
      `color.altered ${grade}`,
    ]);
    const [late = ""] = places.painted;
    expect(found(await auditOf(readFileSync(join(own, "painted.xlsx"))))).toEqual([
      `color.misleading ${late}`,
    ]);
  }, 300_000);
});

describe("what Excel makes of rules", () => {
  /** Each rule of 判定, with the cells that it is for. */
  async function withRules(
    edit: (rule: { region: ReturnType<typeof regionsOf>[number]; body: Area; table: TablePart }) => void,
  ): Promise<AuditOutcome> {
    const bytes = await editFile(await goodWorkbook(), (workbook) => {
      const table = workbook.table(TABLES.actuals);
      if (!table) throw new Error("no 実績入力");
      const column = table.area.left + table.headers.indexOf(A.grade);
      const body = { ...table.body, left: column, right: column };
      const regions = regionsOf(table.sheet, "conditionalFormatting").filter(({ element }) =>
        element.attribute("sqref")?.startsWith(areaName(body)),
      );
      expect(regions).toHaveLength(6);
      for (const region of regions) edit({ region, body, table });
    });
    return auditOf(bytes);
  }
  const halves = (body: Area) => {
    const middle = Math.floor((body.top + body.bottom) / 2);
    return [
      { ...body, top: middle + 1 },
      { ...body, bottom: middle },
    ] as const;
  };

  it("finds nothing where sorting has split their ranges, lower cells first", async () => {
    const audited = await withRules(({ region, body }) => region.write(halves(body)));
    expect(audited).toEqual({ findings: [], unchecked: [] });
  });

  it("finds nothing where each half of the rows has rules of its own", async () => {
    const audited = await withRules(({ region, body, table }) => {
      const [lower, upper] = halves(body);
      const copy = XmlElement.parse(region.element.toString(), table.sheet.part);
      region.write([upper]);
      copy.set("sqref", areaName(lower));
      for (const formula of copy.all("cfRule").flatMap((rule) => rule.all("formula")))
        formula.setText(moved(formula.text, lower.top - body.top, 0));
      table.sheet.add(copy);
    });
    expect(audited).toEqual({ findings: [], unchecked: [] });
  });

  it("finds late rows painted by a rule of the kind that may look at other sheets", async () => {
    const rule = (cells: string, first: string) =>
      `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="urn:x14" xmlns:xm="urn:xm"><x14:conditionalFormattings>` +
      `<x14:conditionalFormatting><x14:cfRule type="expression" priority="0"><xm:f>$${first}=行革_表示4</xm:f>` +
      `<x14:dxf><fill><patternFill><bgColor rgb="FF${LEVEL_COLORS[0].fill.slice(1)}"/></patternFill></fill></x14:dxf></x14:cfRule>` +
      `<xm:sqref>${cells}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;
    let isAdded = false;
    const audited = await withRules(({ body, table }) => {
      if (isAdded) return;
      isAdded = true;
      const cells = areaName(body);
      const [first = ""] = cells.split(":");
      table.sheet.add(XmlElement.parse(rule(cells, first), table.sheet.part));
    });
    expect(audited.findings).toMatchObject([
      { code: "color.misleading", found: "◎達成の色", expected: "×遅れの色" },
    ]);
  });

  it("finds the rows that the rules no longer reach", async () => {
    const audited = await withRules(({ region, body }) => region.write([halves(body)[1]]));
    expect(audited.findings.map(({ code, place }) => [code, place.header])).toEqual([
      ["color.altered", A.grade],
    ]);
  });
});

it("finds that 監査 has lost its colours", async () => {
  const port = await openPort(await goodWorkbook());
  const written = await writeAuditSheets(port, bundledPlan, { written: { ...SHIPPED, date: "2024-06-01" } });
  if (!written.ok) throw new Error(written.issues[0].message);
  const bytes = await editFile(await port.save(), (workbook) => {
    const root = workbook.table(TABLES.audit)?.sheet.root;
    for (const rules of root?.all("conditionalFormatting") ?? []) root?.remove(rules);
  });
  const { findings } = await auditOf(bytes);
  expect(findings.length).toBeGreaterThan(1);
  expect(new Set(findings.map(({ code, place }) => `${code} ${place.table ?? ""}`))).toEqual(
    new Set([`color.altered ${TABLES.audit}`]),
  );
});

describe("a snapshot", () => {
  let good: WorkbookSnapshot;
  beforeAll(async () => {
    good = await (await openPort(await goodWorkbook())).snapshot(auditRequest(bundledPlan));
  });
  /** @param rules of 実績入力; null: no table has any. */
  const auditedWith = (rules: readonly AuditColumnRules[] | null) => {
    const tables = good.tables.map(({ rules: known, ...table }) => {
      if (!known || rules === null) return table;
      return { ...table, rules: table.name === TABLES.actuals ? rules : [] };
    });
    const audited = auditSnapshot({ ...good, tables }, bundledPlan, SHIPPED);
    if (!audited.ok) throw new Error(audited.issues[0].message);
    return audited.value;
  };

  it("of a host that does not tell of rules is said not to have been looked at", () => {
    expect(auditedWith(null)).toEqual({
      findings: [],
      unchecked: ["条件付き書式の色と入力規則は調べていません。"],
    });
  });

  const [, , slightlyLate, late] = LEVEL_COLORS;
  it.each([
    ["no colour", null, "color.altered"],
    ["the other level that is off track", slightlyLate.fill, "color.altered"],
    ["another red", "#FF0000", "color.altered"],
    ["orange", "#FFC000", "color.altered"],
    ["a level that is on track", LEVEL_COLORS[1].fill, "color.misleading"],
    ["white", "#FFFFFF", "color.misleading"],
    ["blue", "#0070C0", "color.misleading"],
    ["a colour that cannot be told", "?", "color.altered"],
  ])("with a late row in %s", (_name, fill, code) => {
    const seen = { found: { fill, ink: late.color }, wanted: { fill: late.fill, ink: late.color } };
    const { findings } = auditedWith([
      { header: A.grade, colors: [{ row: 3, ...seen }], untold: [], validations: [] },
    ]);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });

  it("tells of an ink, where that is what differs", () => {
    const fill = late.fill;
    const { findings } = auditedWith([
      {
        header: A.grade,
        colors: [{ row: 3, found: { fill, ink: fill }, wanted: { fill, ink: late.color } }],
        untold: [],
        validations: [],
      },
    ]);
    expect(findings).toMatchObject([
      { code: "color.altered", found: `文字の色 ${fill}`, expected: `文字の色 ${late.color}` },
    ]);
  });
});

async function python(script: string, own: string, input: unknown): Promise<unknown> {
  mkdirSync(own);
  const good = join(own, "good.xlsx");
  writeFileSync(good, await goodWorkbook());
  const said = execFileSync("/usr/bin/python3", [join(__dirname, script), good, own], {
    input: JSON.stringify(input),
    encoding: "utf8",
    stdio: "pipe",
    timeout: 280_000,
  });
  return JSON.parse(said) as unknown;
}
