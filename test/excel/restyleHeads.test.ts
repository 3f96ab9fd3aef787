/** The stages at the head of a 個票 after the office has decided how one of them is to be read: formulas that only look otherwise. */
import { bundledPlan, uncertainReadings } from "../../src/plan";
import { CARD_HEADERS, READING_HEADERS as H, SHEETS, TABLES, cardTable } from "../../src/sheets";
import { writePlan } from "../../src/workflows";
import type { CellValue } from "../../src/workflows/port";
import { ALL, CONTEXT, LATER, mapItems } from "../workflows/samplePlan";
import { openStandInWorkbook, type StandInWorkbook } from "./standInWorkbook";

jest.setTimeout(120_000);

const UNSURE = uncertainReadings(bundledPlan).find(({ indicator }) => indicator === null);
const CODE = UNSURE?.item.code ?? "";
const PLAN = mapItems(bundledPlan, (item) => (item.code === CODE ? [item] : []));
const CARD = `${SHEETS.card} ${CODE}`;

let book: StandInWorkbook;
/** Written once, then opened again. */
let openWritten: (() => Promise<StandInWorkbook>) | undefined;
beforeEach(async () => {
  if (openWritten) {
    book = await openWritten();
    return;
  }
  book = await openStandInWorkbook();
  await write(CONTEXT);
  openWritten = await book.copies();
});
afterEach(() => book.close());

async function write(context = LATER) {
  const written = await writePlan(book.port, PLAN, ALL, context);
  if (!written.ok) throw new Error(written.issues[0].message);
  await book.settle();
}

async function tableIn(name: string) {
  const { tables } = await book.port.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) throw new Error(`there is no ${name}`);
  return table;
}

/** In the row of the schedule's reading. */
async function decide(typed: Readonly<Record<string, CellValue>>) {
  const { headers, values, sheet, row, column } = await tableIn(TABLES.readings);
  const at = values.findIndex((line) => line[headers.indexOf(H.key)] === UNSURE?.key);
  for (const [header, value] of Object.entries(typed))
    await book.hand.put(sheet, row + 1 + at, column + headers.indexOf(header), value);
}
const CONFIRMED = { [H.decision]: "確認", [H.by]: "企画課 山田", [H.on]: 44_743, [H.ground]: "決裁第3号" };

/** 計画の段階 beside each year at the head of the card. */
async function stages() {
  return book.standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(CARD);
    const used = sheet.getUsedRange().load("values");
    await context.sync();
    const top = used.values.findIndex((line) => line.includes("計画の段階"));
    const column = (used.values[top] as unknown[]).indexOf("計画の段階");
    const cells = PLAN.years.map((_year, index) => {
      const cell = used.getCell(top + 1 + index, column).load("values,formulas");
      cell.dataValidation.load("prompt");
      cell.format.font.load("italic");
      return { cell, below: cell.format.borders.getItem("EdgeBottom").load("style") };
    });
    await context.sync();
    return cells.map(({ cell: { values, formulas, dataValidation, format }, below }) => ({
      value: (values as CellValue[][])[0]?.[0],
      formula: (formulas as CellValue[][])[0]?.[0],
      isItalic: format.font.italic,
      below: String(below.style),
      note: dataValidation.prompt?.message ?? "",
    }));
  });
}

it("stop being in italics and say who confirmed them, and are as before when that is taken back", async () => {
  const before = await stages();
  expect(before.some(({ isItalic }) => isItalic)).toBe(true);
  await decide(CONFIRMED);
  await write();
  const after = await stages();
  const strip = (cells: typeof before) => cells.map(({ value, formula }) => ({ value, formula }));
  expect(strip(after)).toEqual(strip(before));
  before.forEach(({ isItalic, note }, index) => {
    const isDecided = isItalic && !after[index]?.isItalic;
    if (isDecided) {
      expect(after[index]?.note).toMatch(/確認済み.*企画課 山田.*決裁第3号/);
      expect([before[index]?.below, after[index]?.below]).toEqual(["Dot", "None"]);
    } else expect(after[index]).toMatchObject({ isItalic, note });
  });
  expect(after.filter(({ isItalic }) => isItalic).length).toBeLessThan(
    before.filter(({ isItalic }) => isItalic).length,
  );

  await decide({ [H.decision]: "", [H.by]: "", [H.on]: "", [H.ground]: "" });
  await write();
  expect(await stages()).toEqual(before);
});

it("stay as they are where people have moved the card's table, and the write goes on", async () => {
  const { headers, column } = await tableIn(cardTable(CODE));
  await book.hand.insertColumn(CARD, column + headers.indexOf(CARD_HEADERS.reason));
  const before = await stages();
  await decide(CONFIRMED);
  await write();
  expect(await stages()).toEqual(before);
});
