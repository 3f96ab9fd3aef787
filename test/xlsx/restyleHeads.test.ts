/** The stages at the head of a 個票 in a file, after the office has confirmed how one of them is to be read. */
import { bundledPlan, uncertainReadings } from "../../src/plan";
import { READING_HEADERS as H, SHEETS, TABLES } from "../../src/sheets";
import { writePlan } from "../../src/workflows";
import type { CellValue } from "../../src/workflows/port";
import { XlsxPort } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { readValue } from "../../src/xlsx/sheet/readCell";
import { ALL, CONTEXT, LATER, mapItems } from "../workflows/samplePlan";

const UNSURE = uncertainReadings(bundledPlan).find(
  ({ indicator, year }) => indicator === null && year !== null,
);
const CODE = UNSURE?.item.code ?? "";
const PLAN = mapItems(bundledPlan, (item) => (item.code === CODE ? [item] : []));

async function write(port: XlsxPort, context = LATER) {
  const written = await writePlan(port, PLAN, ALL, context);
  if (!written.ok) throw new Error(written.issues[0].message);
}

async function decide(port: XlsxPort, typed: Readonly<Record<string, CellValue>>) {
  const { tables } = await port.snapshot({ tables: [TABLES.readings], names: [] });
  const [table] = tables;
  if (!table) throw new Error("there are readings");
  const row = table.values.findIndex((line) => line[table.headers.indexOf(H.key)] === UNSURE?.key);
  const cells = Object.entries(typed).map(([header, content]) => {
    const column = table.column + table.headers.indexOf(header);
    return { row: table.row + 1 + row, column, before: null, content };
  });
  await port.apply({ createSheets: [], tables: [], sheets: [{ sheet: table.sheet, cells }] });
}

/** 計画の段階 of the year in doubt at the head of the card, and all that is noted on the sheet. */
async function stage(port: XlsxPort) {
  const opened = await openWorkbook(await port.save());
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const sheet = workbook.sheet(`${SHEETS.card} ${CODE}`);
  const shows = (text: string) =>
    [...(sheet?.cells.entries() ?? [])].find(({ cell }) => readValue(cell, workbook.strings) === text);
  const head = shows("計画の段階");
  const at = PLAN.years.findIndex((year) => year === UNSURE?.year);
  const row = (head?.row ?? 0) + 1 + at;
  const cell = sheet?.cells.get(row, head?.column ?? 0);
  if (!sheet || !head || !cell) throw new Error("the card has the schedule at its head");
  const comments = workbook.file.names.filter((name) => /comments/.test(name));
  const notes = comments.flatMap((name) =>
    workbook.file
      .xml(name)
      .all("commentList")
      .flatMap((list) => list.all("comment"))
      .filter((one) => one.attribute("ref") === cell.attribute("r"))
      .map(String),
  );
  const formats = workbook.file.xml("xl/styles.xml");
  const listed = (list: string, at: string | undefined) => formats.first(list)?.elements[Number(at ?? 0)];
  const lookOf = (column: number) => {
    const format = listed("cellXfs", sheet.cells.get(row, column)?.attribute("s"));
    const parts = (["font", "fill", "border"] as const).map((kind) =>
      listed(`${kind}s`, format?.attribute(`${kind}Id`)),
    );
    return [...parts, format?.first("alignment"), format?.first("protection")].map(String);
  };
  return {
    value: readValue(cell, workbook.strings),
    formula: sheet.formulas.read(cell, row, head.column),
    look: lookOf(head.column),
    lookOfReported: lookOf(head.column + 1),
    notes: notes.join(),
  };
}

it("looks as certain as the stage that is reported beside it, and says who confirmed it", async () => {
  const port = XlsxPort.create();
  await write(port, CONTEXT);
  const before = await stage(port);
  await decide(port, {
    [H.decision]: "確認",
    [H.by]: "企画課 山田",
    [H.on]: 44_743,
    [H.ground]: "決裁第3号",
  });
  await write(port);
  const after = await stage(port);
  expect([after.value, after.formula]).toEqual([before.value, before.formula]);
  expect(before.look).not.toEqual(before.lookOfReported);
  expect(after.look).toEqual(after.lookOfReported);
  expect(before.notes).not.toMatch(/決裁第3号/);
  expect(after.notes).toMatch(/確認済み.*企画課 山田.*決裁第3号/s);
});
