import { writePlan } from "../../src/workflows";
import { SHEETS, TABLES } from "../../src/sheets";
import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";
import { ALL, CONTEXT, PLAN, mapItems } from "../workflows/samplePlan";
import { dumpWorkbook } from "./dumpWorkbook";
import { openStandInWorkbook } from "./standInWorkbook";

jest.setTimeout(120_000);

const SMALL = mapItems(PLAN, (item) => (item.code === "2-1-2" || item.code === "1-1-4" ? [item] : []));

/** Types an actual value, and gives what the other sheets make of it. */
function change({ Excel }: StandIn): Promise<unknown> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEETS.actuals);
    sheet.protection.unprotect();
    const actuals = context.workbook.tables.getItem(TABLES.actuals).columns;
    actuals.getItem("実績").getDataBodyRange().values = 7 as unknown as number[][];
    const shown = context.workbook.tables.getItem(TABLES.progress).getDataBodyRange().load("values");
    await context.sync();
    return shown.values;
  });
}

it("a copy of a written and filtered workbook is equal, calculates alike and is a workbook of its own", async () => {
  const book = await openStandInWorkbook();
  const copies: { close(): void }[] = [];
  try {
    await writePlan(book.port, SMALL, ALL, CONTEXT);
    await book.hand.filter(TABLES.actuals, "コード", "2-1-2");
    await book.settle();
    const before = await book.dump();
    const filter = await book.filterOf(TABLES.actuals);
    const open = await book.copies();
    const copy = await open();
    copies.push(copy);
    expect(await copy.dump()).toEqual(before);
    expect(await copy.filterOf(TABLES.actuals)).toEqual(filter);

    const data = await book.standIn.host.copy();
    const [one, two] = [await openStandIn({ copy: data }), await openStandIn({ copy: data })];
    copies.push(one, two);
    const shown = await change(one);
    expect(await dumpWorkbook(two)).toEqual(before);
    expect(await dumpWorkbook(one)).not.toEqual(before);
    expect(await change(book.standIn)).toEqual(shown);
  } finally {
    for (const copy of copies) copy.close();
    book.close();
  }
});
