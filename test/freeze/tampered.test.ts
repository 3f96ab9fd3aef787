/** A frozen workbook that other people's programs have saved or changed: by hand, and by the audit. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledPlan } from "../../src/plan";
import { SHEETS } from "../../src/sheets";
import { auditWorkbook, type AuditOutcome } from "../../src/workflows";
import { verifyWorkbook, type Verification } from "../../src/workflows/freeze";
import { SHIPPED, goodWorkbook } from "../audit/goodWorkbook";
import { openPort } from "../xlsx/fileHand";
import { LIBREOFFICE, OPENPYXL, describeWith, throughLibreOffice } from "../xlsx/programs";
import { SAME, freeze, sha256, smallWorkbook, tryToFreeze, verify } from "./frozenBook";

jest.setTimeout(120_000);

let frozen: Uint8Array;
beforeAll(async () => {
  frozen = await freeze(await smallWorkbook());
});

async function audit(bytes: Uint8Array): Promise<AuditOutcome> {
  const audited = await auditWorkbook(await openPort(bytes), bundledPlan, SHIPPED, sha256);
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value;
}

/** Without that it is a part of the plan. */
const said = ({ findings }: AuditOutcome) =>
  findings
    .filter(({ code }) => code !== "selection.partial")
    .map(({ code, place: { sheet, cell } }) => `${code} ${sheet ?? ""}!${cell ?? ""}`);

it("is as it was frozen", async () => {
  const { stamp, hashNow, ...verification } = await verify(frozen);
  expect(verification).toEqual({ ...SAME, origin: { kind: "unknown" } });
  expect(stamp).toMatchObject({
    hash: hashNow,
    frozen: "2024-06-01 09:30",
    by: "行革担当 山田",
    note: "議会提出",
    source: "進捗管理.xlsx",
    planHash: SHIPPED.planHash,
  });
});

it("opens on the sheet that says what it is, behind all others", async () => {
  const { sheets } = await (await openPort(frozen)).snapshot({ tables: [], names: [], forAudit: true });
  expect(sheets.slice(-2).map(({ name, visibility }) => [name, visibility])).toEqual([
    [SHEETS.frozen, "visible"],
    [SHEETS.contents, "veryHidden"],
  ]);
  expect((await (await openPort(frozen)).activeCell()).address).toContain(SHEETS.frozen);
});

it("is told by the audit as what it is, and nothing else is said", async () => {
  const outcome = await audit(frozen);
  expect(said(outcome)).toEqual(["frozen !"]);
  expect(outcome.findings.find(({ code }) => code === "frozen")?.message).toContain(
    "2024-06-01 09:30、行革担当 山田",
  );
});

it("is told alike of the whole plan's workbook, filled in, and everything is looked at", async () => {
  const { findings, unchecked } = await audit(await freeze(await goodWorkbook()));
  expect([findings.map(({ code }) => code), unchecked]).toEqual([["frozen"], []]);
});

it("is not looked into where nobody can work out hashes, and the audit says so", async () => {
  const without = await auditWorkbook(await openPort(frozen), bundledPlan, SHIPPED);
  if (!without.ok) throw new Error(without.issues[0].message);
  expect(said(without.value)).toEqual(["frozen !"]);
  expect(without.value.unchecked.at(-1)).toContain("確定したあとに変わっていないかは調べていません");
  expect((await audit(frozen)).unchecked).toEqual(without.value.unchecked.slice(0, -1));
});

it("is not frozen a second time", async () => {
  const again = await tryToFreeze(frozen);
  expect(again).toMatchObject({ ok: false, issues: [{ code: "freeze.already" }] });
});

it("has the same hash as another freeze of the same workbook", async () => {
  const [one, other] = [await verify(frozen), await verify(await freeze(await smallWorkbook()))];
  expect(one.stamp?.hash).toBe(other.stamp?.hash);
});

describe("asked whether it is the file of a known freeze", () => {
  const asked = async (context: Omit<Parameters<typeof verifyWorkbook>[1], "sha256">) =>
    verifyWorkbook(await openPort(frozen), { sha256, ...context });

  it("says yes to its own hash and no to another", async () => {
    const { stamp } = await verify(frozen);
    expect(await asked({ hash: stamp?.hash ?? "" })).toMatchObject({
      ok: true,
      value: { isSame: true, origin: { kind: "hash", isSame: true } },
    });
    expect(await asked({ hash: "0".repeat(64) })).toMatchObject({
      ok: true,
      value: { ...SAME, isSame: false, origin: { kind: "hash", isSame: false } },
    });
  });

  it("says no to a workbook that knows of no freeze, and refuses another frozen copy", async () => {
    expect(await asked({ master: await openPort(await smallWorkbook()) })).toMatchObject({
      ok: true,
      value: { isSame: false, origin: { kind: "log", isSame: false, entry: null } },
    });
    expect(await asked({ master: await openPort(frozen) })).toMatchObject({
      ok: false,
      issues: [{ code: "verify.masterFrozen" }],
    });
  });
});

it("is no frozen copy before it is frozen", async () => {
  expect(await verifyWorkbook(await openPort(await smallWorkbook()), { sha256 })).toMatchObject({
    ok: false,
    issues: [{ code: "verify.notFrozen" }],
  });
});

describeWith([LIBREOFFICE], "saved again by LibreOffice", () => {
  it("is as it was frozen", async () => {
    const again = throughLibreOffice(frozen, "xlsx", "xlsx");
    expect(await verify(again)).toMatchObject(SAME);
    expect(said(await audit(again))).toEqual(["frozen !"]);
  });
});

const DEEDS = [
  ...["saved", "painted", "filtered"],
  ...["number", "target", "rate", "formula", "emptied", "sorted_rows"],
  ...["sheetAdded", "sheetRemoved", "sheetRenamed", "sheetMoved"],
  ...["stampHash", "recordAltered", "recordRemoved", "stampRemoved", "stampRenamed"],
  ...["stampWords", "emptySheet", "summary", "unstamped", "formulas"],
] as const;
type Deed = (typeof DEEDS)[number];

describeWith([OPENPYXL], "after openpyxl has had it", () => {
  let folder: string;
  let places: Readonly<Record<string, string | null>>;
  const bytesOf = (deed: Deed): Uint8Array => readFileSync(join(folder, `${deed}.xlsx`));

  /** @returns where each did it */
  const commit = (file: string, bytes: Uint8Array, deeds: readonly string[]) => {
    writeFileSync(join(folder, file), bytes);
    const said = execFileSync(
      "/usr/bin/python3",
      [join(__dirname, "tamper_with_openpyxl.py"), join(folder, file), folder],
      { input: JSON.stringify(deeds), encoding: "utf8" },
    );
    return JSON.parse(said) as Readonly<Record<string, string | null>>;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "frozen-"));
    places = commit("frozen.xlsx", frozen, DEEDS);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each<Deed>(["saved", "painted", "filtered"])("%s: is as it was frozen", async (deed) => {
    expect(await verify(bytesOf(deed))).toMatchObject(SAME);
  });

  it.each<Deed>(["number", "target", "rate", "emptied"])("%s: names the cell, then and now", async (deed) => {
    const { isSame, cells, sheets, problems } = await verify(bytesOf(deed));
    expect([isSame, sheets, problems]).toEqual([false, [], []]);
    expect(cells.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([places[deed]]);
    expect(cells[0]?.now).toBe({ number: "123456", target: "123456", rate: "0.9" }[deed as string] ?? null);
  });

  it("formula: names a formula where none may be", async () => {
    const { isSame, formulas } = await verify(bytesOf("formula"));
    expect([isSame, formulas]).toEqual([
      false,
      [{ sheet: "実績入力", cell: places.formula?.split("!")[1], formula: "=1+1" }],
    ]);
  });

  it("sorted_rows: names many cells of one sheet", async () => {
    const { isSame, cells, sheets } = await verify(bytesOf("sorted_rows"));
    expect([isSame, sheets, new Set(cells.map(({ sheet }) => sheet))]).toEqual([
      false,
      [],
      new Set(["実績入力"]),
    ]);
    expect(cells.length).toBeGreaterThan(50);
  });

  it.each<[Deed, Partial<Verification>]>([
    ["sheetAdded", { sheets: [{ kind: "added", sheet: "追加", cells: 1 }], cells: [] }],
    ["emptySheet", { sheets: [{ kind: "added", sheet: "空のシート", cells: 0 }], cells: [] }],
    ["sheetRenamed", { sheets: [{ kind: "renamed", sheet: "設定", now: "基準" }], cells: [] }],
  ])("%s: says so once", async (deed, expected) => {
    expect(await verify(bytesOf(deed))).toMatchObject({ isSame: false, problems: [], ...expected });
  });

  it.each<[Deed, string]>([
    ["sheetRemoved", "removed"],
    ["sheetMoved", "moved"],
  ])("%s: says so once", async (deed, kind) => {
    const { isSame, sheets, cells } = await verify(bytesOf(deed));
    expect([isSame, sheets.map((one) => one.kind), cells]).toEqual([false, [kind], []]);
  });

  it.each<[Deed, ...string[]]>([
    ["stampWords", "stamp.altered"],
    ["stampHash", "stamp.altered", "contents.altered"],
    ["recordAltered", "contents.altered"],
    ["recordRemoved", "contents.missing"],
    ["stampRenamed", "stamp.renamed"],
  ])("%s: says what is wrong with the stamp", async (deed, ...codes) => {
    const { isSame, problems } = await verify(bytesOf(deed));
    expect([isSame, problems.map((one) => one.code)]).toEqual([false, codes]);
  });

  it("stampRemoved: is no frozen copy any more, and the audit sees values where formulas were", async () => {
    expect(await verifyWorkbook(await openPort(bytesOf("stampRemoved")), { sha256 })).toMatchObject({
      issues: [{ code: "verify.notFrozen" }],
    });
    expect(
      said(await audit(bytesOf("stampRemoved"))).some((one) => one.startsWith("formula.overwritten")),
    ).toBe(true);
  });

  it.each<[Deed, (place: string) => readonly string[]]>([
    ["target", (place) => [`target.altered ${place}`]],
    ["emptied", (place) => [`plan.altered ${place}`]],
  ])("%s: the audit finds the changed cell, and what it is by the plan", async (deed, others) => {
    const found = said(await audit(bytesOf(deed)));
    const place = places[deed] ?? "";
    expect(found).toEqual(expect.arrayContaining([`frozen.changed ${place}`, ...others(place), "frozen !"]));
    expect(found.filter((one) => one.startsWith("frozen.changed"))).toHaveLength(1);
    expect(found.filter((one) => one.startsWith("formula.overwritten"))).toEqual([]);
  });

  it("rate: the audit still checks rates by the rule", async () => {
    const found = said(await audit(bytesOf("rate")));
    expect(found).toEqual(
      expect.arrayContaining([`frozen.changed ${places.rate ?? ""}`, `result.stale ${places.rate ?? ""}`]),
    );
  });

  it("stampHash: the audit says that stamp and record do not fit", async () => {
    expect(said(await audit(bytesOf("stampHash")))).toEqual(["frozen.stamp !", "frozen.stamp !", "frozen !"]);
  });

  it("summary: the audit works sums out anew, and finds the one that was typed, even if it was frozen again", async () => {
    const place = places.summary ?? "";
    expect(said(await audit(bytesOf("summary")))).toEqual(
      expect.arrayContaining([`frozen.changed ${place}`, `result.stale ${place}`]),
    );
    const again = bytesOf("unstamped");
    // A workbook that is none of the frozen ones any more, with values in place of its formulas.
    const refused = await tryToFreeze(again);
    const issues = refused.ok ? [] : refused.issues;
    expect(issues[0]).toMatchObject({
      code: "freeze.critical",
      message: expect.stringMatching(/重大が \d+件.*初めの 3件/) as string,
    });
    expect(issues).toHaveLength(1 + 3);
    expect(issues.map(({ message }) => message).join(" ")).toContain("数式がなくなり");
    expect(said(await audit(await freeze(again, true)))).toEqual([`result.stale ${place}`, "frozen !"]);
  });

  it("recordRemoved: values are worked out anew where nobody can tell what the cells held", async () => {
    const found = said(await audit(bytesOf("recordRemoved")));
    expect(found).toEqual(["frozen.stamp !", "frozen !"]);
  });

  it("formulas: the audit says once for a sheet that some were put in", async () => {
    const { findings } = await audit(bytesOf("formulas"));
    const since = findings.filter(({ code }) => code === "frozen.changed");
    expect(since.map(({ place: { sheet, cell } }) => `${sheet ?? ""}!${cell ?? ""}`)).toEqual([
      places.formulas,
    ]);
    expect(since[0]?.message).toContain("ほかに 2セル");
  });

  it.each([sha256, undefined])(
    "junkStamp: a table of the stamp's name makes no frozen copy of a workbook, hashes or not",
    async (hashes) => {
      const { junkStamp: place } = commit("live.xlsx", await smallWorkbook(), ["junkStamp"]);
      const bytes = readFileSync(join(folder, "junkStamp.xlsx"));
      const audited = await auditWorkbook(await openPort(bytes), bundledPlan, SHIPPED, hashes);
      if (!audited.ok) throw new Error(audited.issues[0].message);
      const found = said(audited.value);
      expect(found).toContain(`formula.overwritten ${place ?? ""}`);
      expect(found).not.toContain("frozen !");
      expect(found.filter((one) => one.startsWith("frozen.changed"))).toHaveLength(1);
      expect(audited.value.unchecked.filter((one) => one.includes("確定版"))).toEqual([]);
    },
  );

  it("saved: the audit finds nothing", async () => {
    expect(said(await audit(bytesOf("saved")))).toEqual(["frozen !"]);
  });
});
