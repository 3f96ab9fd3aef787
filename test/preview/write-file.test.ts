import { bundledPlan } from "../../src/plan";
import { readOffTrack, writePlan, type WorkbookPort } from "../../src/workflows";
import { XlsxPort } from "../../src/xlsx";
import { openStandInWorkbook, type StandInWorkbook } from "../excel/standInWorkbook";
import { ALL, CONTEXT, mapItems } from "../workflows/samplePlan";
import { describeWith, LIBREOFFICE, OPENPYXL, throughLibreOffice, withOpenpyxl } from "../xlsx/programs";

jest.setTimeout(120_000);

/** Items of each kind (numbers, stages, targets unreadable and inferred): more of the same would only take longer. */
const ITEMS: readonly string[] = ["1-1-2", "1-1-4", "2-1-1", "2-1-2", "3-1-1"];
const PLAN = mapItems(bundledPlan, (item) => (ITEMS.includes(item.code) ? [item] : []));

async function write(port: WorkbookPort): Promise<void> {
  const outcome = await writePlan(port, PLAN, ALL, CONTEXT);
  if (!outcome.ok) throw new Error(outcome.issues[0].message);
}

/** What inspect_workbook.py finds. */
interface Inspected {
  readonly sheets: Readonly<Record<string, InspectedSheet>>;
  readonly names: Readonly<Record<string, string>>;
}
interface InspectedSheet {
  readonly state: string;
  readonly tables: unknown;
  readonly protection: unknown;
  readonly freeze: unknown;
  readonly print: unknown;
  readonly hidden: unknown;
  readonly widths: Readonly<Record<string, number>>;
  readonly validations: readonly { readonly type: string; readonly formulas: readonly string[] }[];
  readonly conditional: readonly Readonly<Record<string, unknown>>[];
  readonly cells: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const inspected = (bytes: Uint8Array) => withOpenpyxl("inspect_workbook.py", bytes).said as Inspected;

/** Bytes made in the other realm, as ours. */
const fileOf = async ({ standIn }: StandInWorkbook) => new Uint8Array(await standIn.host.writeFile());

let workbook: StandInWorkbook;
beforeEach(async () => {
  workbook = await openStandInWorkbook();
});
afterEach(() => workbook.close());

/** Written once, then opened again. */
let openWritten: (() => Promise<StandInWorkbook>) | undefined;
async function becomeWritten(): Promise<void> {
  if (openWritten) {
    workbook.close();
    workbook = await openWritten();
    return;
  }
  await write(workbook.port);
  openWritten = await workbook.copies();
}

describeWith([OPENPYXL], "the stand-in's workbook as a file", () => {
  it("has what the same write makes of a file, seen by openpyxl", async () => {
    await becomeWritten();
    const port = XlsxPort.create();
    await write(port);
    const [ours, wanted] = [inspected(await fileOf(workbook)), inspected(await port.save())];

    expect(Object.keys(ours.sheets)).toEqual(["Sheet1", ...Object.keys(wanted.sheets)]);
    const unquoted = (names: Inspected["names"]) =>
      Object.fromEntries(Object.entries(names).map(([name, cells]) => [name, cells.replace(/'/g, "")]));
    expect(unquoted(ours.names)).toEqual(unquoted(wanted.names));
    for (const [name, sheet] of Object.entries(wanted.sheets)) {
      const own = ours.sheets[name];
      if (!own) throw new Error(`no sheet ${name}`);
      for (const part of ["state", "tables", "protection", "freeze", "print", "hidden"] as const)
        expect([name, part, own[part]]).toEqual([name, part, sheet[part]]);
      expect(sortedRules(own)).toEqual(sortedRules(sheet));
      for (const [letter, width] of Object.entries(sheet.widths))
        expect([letter, Math.abs((own.widths[letter] ?? 0) - width) < 0.1]).toEqual([letter, true]);
      const parts = Object.entries(sheet.cells).filter(
        ([place, { value, fill }]) => value !== null || fill !== null || own.cells[place],
      );
      expect(parts.length).toBeGreaterThan(10);
      expect(Object.fromEntries(parts.map(([place]) => [place, shown(own.cells[place])]))).toEqual(
        Object.fromEntries(parts.map(([place, cell]) => [place, shown(cell)])),
      );
    }
  });

  it("has people's own sheets, with formulas as files hold them and texts that stay texts", async () => {
    await workbook.standIn.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.name = "覚え書き";
      sheet.getRange("A1:B1").values = [["'=1+1", 12.5]];
      sheet.getRange("A2:C2").formulas = [
        ['=TEXTJOIN("、",TRUE,A1,"LET(")', "=SUM(B1)", "=XLOOKUP(1,B1,B1)"],
      ];
      sheet.getRange("B1").numberFormat = [["#,##0.0"]];
      sheet.getRange("A3").values = [[true]];
      context.workbook.names.add("基準", sheet.getRange("B1"));
      await context.sync();
    });
    const { sheets, names } = inspected(await fileOf(workbook));
    expect(names).toEqual({ 基準: "覚え書き!$B$1" });
    const { cells } = sheets["覚え書き"] ?? { cells: {} as InspectedSheet["cells"] };
    expect(
      Object.fromEntries(Object.entries(cells).map(([place, { value, type }]) => [place, [type, value]])),
    ).toEqual({
      A1: ["s", "=1+1"],
      B1: ["n", 12.5],
      A2: ["f", '=_xlfn.TEXTJOIN("、",TRUE,A1,"LET(")'],
      B2: ["f", "=SUM(B1)"],
      C2: ["f", "=_xlfn.XLOOKUP(1,B1,B1)"],
      A3: ["b", true],
    });
    expect(cells["B1"]?.format).toBe("#,##0.0");
  });
});

describe("the stand-in's workbook as a file of ours", () => {
  const type = (header: string, value: string | number) =>
    workbook.standIn.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("実績入力表");
      const keys = table.columns.getItem("キー").getDataBodyRange().load("values");
      await context.sync();
      const row = (keys.values as string[][]).findIndex(([key]) => key === "2-1-2|2-1-2-1|2022");
      const cell = table.columns.getItem(header).getDataBodyRange().getCell(row, 0);
      cell.values = [[value]];
      await context.sync();
    });

  it("is read by the same workflows with the same result", async () => {
    await becomeWritten();
    await type("実績", 100_000);
    await type("状態", "確定");
    await workbook.settle();
    const opened = await XlsxPort.open(await fileOf(workbook));
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const [ours, wanted] = [await readOffTrack(opened.value, PLAN), await readOffTrack(workbook.port, PLAN)];
    expect(ours).toEqual(wanted);
    expect(wanted).toMatchObject({
      value: { rows: expect.arrayContaining([expect.objectContaining({ key: "2-1-2|2-1-2-1|2022" })]) },
    });
  });
});

describeWith([LIBREOFFICE, OPENPYXL], "the stand-in's workbook in LibreOffice", () => {
  it("shows the same results when it is calculated there", async () => {
    await becomeWritten();
    const snapshot = await workbook.port.snapshot({ tables: ["実績入力表"], names: [] });
    const calculated = throughLibreOffice(await fileOf(workbook), "xlsx", "xlsx");
    const opened = await XlsxPort.open(calculated);
    if (!opened.ok) throw new Error(opened.issues[0].message);
    const [ours] = (await opened.value.snapshot({ tables: ["実績入力表"], names: [] })).tables;
    expect(ours?.values).toEqual(snapshot.tables[0]?.values);
  });
});

/** What is seen of a cell. Reasons are input messages in Excel and notes in files; both keep a text a text in their own way. */
function shown(cell: Readonly<Record<string, unknown>> | undefined): unknown {
  const { note, author, quote, ...seen } = cell ?? {};
  void [note, author, quote];
  return seen;
}

/** Without their order: a new conditional format comes first in Excel, last in a file. */
function sortedRules({ conditional, validations }: InspectedSheet): unknown {
  const texts = (rules: readonly object[]) => rules.map((rule) => JSON.stringify(rule)).sort();
  return {
    conditional: texts(conditional.map(({ priority, ...rule }) => (void priority, rule))),
    validations: texts(validations.filter(({ formulas }) => formulas[0] !== "TRUE")),
  };
}
