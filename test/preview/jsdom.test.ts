/** @jest-environment jsdom */
import { openStandIn } from "../../src/preview/node/open-stand-in";

test("the stand-in opens beside a page's globals, and leaves none of its own behind", async () => {
  const standIn = await openStandIn({ globals: true });
  expect(globalThis.Excel).toBe(standIn.Excel);
  const name = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet().load("name");
    await context.sync();
    return sheet.name;
  });
  expect(name).toBe("Sheet1");
  expect(await Office.onReady()).toEqual({ host: "Excel", platform: "OfficeOnline" });
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
  expect(Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
  standIn.close();
  expect("Excel" in globalThis).toBe(false);
});
