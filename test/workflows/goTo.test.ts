import { ACTUAL_HEADERS, TABLES } from "../../src/sheets";
import { goTo, writePlan } from "../../src/workflows";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, PLAN } from "./samplePlan";

describe("goTo", () => {
  const place = { table: TABLES.actuals, key: "2-1-2|2-1-2-1|2022", header: ACTUAL_HEADERS.actual };

  async function written(): Promise<FakeWorkbook> {
    const book = new FakeWorkbook();
    await writePlan(book, PLAN, ALL, CONTEXT);
    return book;
  }

  it("selects the cell, also after sorting, inserting and renaming", async () => {
    const book = await written();
    book.sortDescending(TABLES.actuals, ACTUAL_HEADERS.key);
    book.insertColumn("実績入力", 3);
    book.sheet("実績入力").name = "R4";
    expect(await goTo(book, place)).toEqual({ ok: true, value: null });
    const { tables } = await book.snapshot({ tables: [TABLES.actuals], names: [] });
    const [table] = tables;
    const index = table?.values.findIndex((values) => values.includes(place.key)) ?? -1;
    expect(book.selected).toMatch(new RegExp(`^R4![A-Z]+${(table?.row ?? 0) + 2 + index}$`));
  });

  it.each([
    ["table.missing", { ...place, table: "無い表" }],
    ["table.columnMissing", { ...place, header: "無い見出し" }],
    ["row.missing", { ...place, key: "9-9-9||2022" }],
  ])("says %s and selects nothing", async (code, missing) => {
    const book = await written();
    expect(await goTo(book, missing)).toMatchObject({ ok: false, issues: [{ code }] });
    expect(book.selected).toBeUndefined();
  });
});
