/** Workbooks with 監査 and 監査結果 in the hands of people and of other programs. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledPlan as plan, itemsInOrder, type Item } from "../../src/plan";
import {
  AUDIT_HEADERS as U,
  AUDIT_WORDS,
  FINDING_HEADERS as F,
  SHEETS,
  TABLES,
  TARGET_HEADERS as T,
  ACTUAL_HEADERS as A,
  targetHeader,
} from "../../src/sheets";
import { auditWorkbook, type AuditOutcome } from "../../src/workflows";
import { writeAuditSheets } from "../../src/workflows/audit/auditing";
import { writeWorkbookFile } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { SHIPPED, goodWorkbook } from "../audit/goodWorkbook";
import type { Hand } from "../contract/workbookPort.contract";
import { mapItems } from "../workflows/samplePlan";
import { editFile, handOn, openPort } from "./fileHand";
import { filledSheets } from "./filledSheets";
import { sheetsOfPlan } from "./planFile";
import {
  GNUMERIC,
  LIBREOFFICE,
  UNO,
  describeWith,
  recalculatedByGnumeric,
  throughLibreOffice,
} from "./programs";
import { EXAMPLE_ROWS, typedIn } from "./workedExample";

jest.setTimeout(120_000);

const [year = 0] = plan.years;
const WRITTEN = { ...SHIPPED, date: "2024-06-10" };

let written: Uint8Array;
beforeAll(async () => {
  written = await withAudit(await goodWorkbook());
});

/** The items of the worked example with a first target: what people do to a row, they may do to any. */
const FEW = mapItems(plan, (item) => {
  const isTargeted = item.indicators.some(({ targets: [first] }) => typeof first?.value === "number");
  return isTargeted && EXAMPLE_ROWS.some(({ key }) => isOf(key, item)) ? [item] : [];
});
const fewTyped = EXAMPLE_ROWS.filter(({ key }) => itemsInOrder(FEW).some(({ item }) => isOf(key, item)));
const smallWorkbook = () =>
  writeWorkbookFile(filledSheets(sheetsOfPlan(FEW), typedIn(fewTyped), { year: 2023, asOf: null }));

function isOf(key: string, { code }: Item): boolean {
  return key.startsWith(`${code}|`);
}

async function withAudit(bytes: Uint8Array, of = plan): Promise<Uint8Array> {
  const port = await openPort(bytes);
  const outcome = await writeAuditSheets(port, of, { written: WRITTEN });
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
  return port.save();
}

async function auditOf(bytes: Uint8Array, of = plan): Promise<AuditOutcome> {
  const audited = await auditWorkbook(await openPort(bytes), of, SHIPPED);
  if (!audited.ok) throw new Error(audited.issues[0].message);
  return audited.value;
}

/** 目標の一致, 率の差 and 判定の一致 of each row, by its key. */
async function verdicts(bytes: Uint8Array): Promise<unknown> {
  const { tables } = await (await openPort(bytes)).snapshot({ tables: [TABLES.audit], names: [] });
  const [table] = tables;
  const at = (header: string) => table?.headers.indexOf(header) ?? -1;
  const shown = [U.key, U.targetAgrees, U.rate, U.difference, U.grade, U.gradeAgrees, U.depends].map(at);
  return Object.fromEntries(
    (table?.values ?? []).map((values) => [values[at(U.key)], shown.map((column) => values[column])]),
  );
}

it("finds nothing wrong in the worked example, and something to say about its choices", async () => {
  expect(await auditOf(written)).toEqual({ findings: [], unchecked: [] });
  const rows = Object.values((await verdicts(written)) as Record<string, readonly unknown[]>);
  expect(new Set(rows.map(([, agrees]) => agrees))).toEqual(new Set([AUDIT_WORDS.same]));
  expect(rows.filter(([, , , , , , depends]) => String(depends).startsWith(AUDIT_WORDS.depends)).length).toBe(
    14,
  );
});

describe("after people have been at work", () => {
  let small: Uint8Array;
  beforeAll(async () => {
    small = await withAudit(await smallWorkbook(), FEW);
  });

  const after = async (work: (hand: Hand) => Promise<void>): Promise<Uint8Array> => {
    let bytes = small;
    await work(
      handOn(async (change) => {
        bytes = await editFile(bytes, change);
      }),
    );
    return bytes;
  };

  it.each<[string, (hand: Hand) => Promise<void>]>([
    ["sorted 計画目標", (hand) => hand.sortDescending(TABLES.targets, T.code)],
    ["sorted 実績入力", (hand) => hand.sortDescending(TABLES.actuals, A.code)],
    ["sorted 監査", (hand) => hand.sortDescending(TABLES.audit, U.code)],
    ["filtered 監査", (hand) => hand.filter(TABLES.audit, U.targetAgrees, AUDIT_WORDS.same)],
    ["called 監査 otherwise", (hand) => hand.renameSheet(SHEETS.audit, "監査 (内部)")],
  ])("who %s: it finds nothing and says the same", async (_name, work) => {
    const bytes = await after(work);
    expect((await auditOf(bytes, FEW)).findings).toEqual([]);
    expect(await verdicts(bytes)).toEqual(await verdicts(small));
  });

  it("who left it pointing at other cells of 計画目標: it says so, and is put right", async () => {
    // This hand does not move what other sheets say of the columns, as a program does.
    const bytes = await after((hand) => hand.insertColumn(SHEETS.targets, 2));
    const { findings } = await auditOf(bytes, FEW);
    expect(findings.map(({ code, place }) => [code, place.header])).toEqual([["audit.altered", U.onTargets]]);
    const again = await withAudit(bytes, FEW);
    expect((await auditOf(again, FEW)).findings).toEqual([]);
    expect(await verdicts(again)).toEqual(await verdicts(small));
  });

  it("who changed a target says so in its row", async () => {
    const port = await openPort(small);
    const { tables } = await port.snapshot({ tables: [TABLES.targets], names: [] });
    const [table] = tables;
    const column = table?.headers.indexOf(targetHeader(year)) ?? -1;
    const index = table?.values.findIndex((line) => typeof line[column] === "number") ?? -1;
    const bytes = await after((hand) =>
      hand.put(SHEETS.targets, (table?.row ?? 0) + 1 + index, (table?.column ?? 0) + column, 1),
    );
    const rows = (await verdicts(bytes)) as Record<string, readonly unknown[]>;
    const key = `${String(table?.values[index]?.[0])}|${String(year)}`;
    expect(rows[key]?.[1]).toBe(`${AUDIT_WORDS.different}(計画目標)`);
    const { findings } = await auditOf(bytes, FEW);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["target.altered"]));
  });
});

describeWith([LIBREOFFICE, UNO], "in LibreOffice", () => {
  const FILES = { saved: ["saved"], moved: ["columnInserted", "targetsMoved"] } as const;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "audit-sheet-"));
    const file = join(folder, "good.xlsx");
    writeFileSync(file, written);
    const script = join(__dirname, "../libreoffice/manipulate.py");
    execFileSync("/usr/bin/python3", [script, file, folder], { input: JSON.stringify(FILES), stdio: "pipe" });
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(FILES))("%s: it finds nothing, says the same, and is written again", async (name) => {
    const bytes = readFileSync(join(folder, `${name}.xlsx`));
    expect((await auditOf(bytes)).findings).toEqual([]);
    expect(await verdicts(bytes)).toEqual(await verdicts(written));
    const again = await withAudit(bytes);
    expect((await auditOf(again)).findings).toEqual([]);
  });
});

describeWith([LIBREOFFICE, GNUMERIC], "the link to a cell", () => {
  it("shows the cell's address in both programs", async () => {
    const port = await openPort(await smallWorkbook());
    const { tables } = await port.snapshot({ tables: [TABLES.targets], names: [] });
    const [table] = tables;
    const column = table?.headers.indexOf(targetHeader(year)) ?? -1;
    const index = table?.values.findIndex((line) => typeof line[column] === "number") ?? -1;
    await port.apply({
      createSheets: [],
      tables: [],
      sheets: [
        {
          sheet: table?.sheet ?? "",
          cells: [
            {
              row: (table?.row ?? 0) + 1 + index,
              column: (table?.column ?? 0) + column,
              before: table?.values[index]?.[column] ?? null,
              content: 1,
            },
          ],
        },
      ],
    });
    const audited = await withAudit(await port.save(), FEW);
    const ours = await editFile(audited, () => undefined);
    const shown = await linksIn(audited);
    expect(shown).toEqual([expect.stringMatching(/^[A-Z]+\d+$/)]);
    expect(await linksIn(throughLibreOffice(ours, "xlsx", "xlsx"))).toEqual(shown);
    expect(await linksIn(recalculatedByGnumeric(ours))).toEqual(shown);
  });
});

/** What the column セル of 監査結果 shows; Gnumeric knows no tables. */
async function linksIn(bytes: Uint8Array): Promise<readonly unknown[]> {
  const opened = await openWorkbook(bytes);
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const sheet = workbook.sheet(SHEETS.findings);
  const cells = [...(sheet?.cells.entries() ?? [])].map(({ row, column, cell }) => ({
    row,
    column,
    value: readValue(cell, workbook.strings),
  }));
  const head = cells.find(({ value }) => value === F.cell);
  return cells
    .filter(({ row, column, value }) => head && column === head.column && row > head.row && value !== "")
    .map(({ value }) => value);
}
