import { openAsWorkbook } from "../../src/excel";
import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";
import { writeWorkbookFile, XlsxPort } from "../../src/xlsx";
import { blankSheet } from "../xlsx/blankFile";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

const fileWith = (sheet: string) => writeWorkbookFile([blankSheet(sheet)]);

/** What `Excel.createWorkbook` uses everywhere but on the web; Microsoft's types do not name it. */
interface WithNewWorkbooks {
  createWorkbook(base64: string): { load(names: string): unknown; open(): void };
}

async function sheetsOfOpened(): Promise<string[][]> {
  const files = await Promise.all(standIn.opened.map((bytes) => XlsxPort.open(bytes)));
  return files.map((file) => (file.ok ? file.value.view().sheets.map(({ name }) => name) : ["?"]));
}

test("Excel.createWorkbook opens a file beside the workbook, byte for byte", async () => {
  const bytes = await fileWith("財政課");
  await openAsWorkbook(bytes, (base64) => standIn.Excel.createWorkbook(base64));
  expect(standIn.opened.map((opened) => Buffer.from(opened).equals(Buffer.from(bytes)))).toEqual([true]);
  expect(await sheetsOfOpened()).toEqual([["財政課"]]);
});

test("application.createWorkbook opens nothing until it is told to, then as often as it is told", async () => {
  const base64 = Buffer.from(await fileWith("総務課")).toString("base64");
  await standIn.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const application = context.workbook.application as unknown as WithNewWorkbooks;
    const created = application.createWorkbook(base64);
    created.load("id");
    await context.sync();
    expect(standIn.opened).toEqual([]);
    created.open();
    application.createWorkbook(base64).open();
    worksheets.load("items/name");
    await context.sync();
    expect(worksheets.items.map(({ name }) => name)).toEqual(["Sheet1"]);
  });
  expect(await sheetsOfOpened()).toEqual([["総務課"], ["総務課"]]);
});

test("a workbook without a file is blank", async () => {
  await standIn.Excel.createWorkbook();
  expect(standIn.opened.map(({ length }) => length)).toEqual([0]);
});

test.each(["これはブックではない", "AAAA", "UEsDB!=="])("%j is no file", async (base64) => {
  await expect(standIn.Excel.createWorkbook(base64)).rejects.toMatchObject({ code: "InvalidArgument" });
  expect(standIn.opened).toEqual([]);
});
