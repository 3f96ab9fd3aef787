import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

test("values and formulas go in and come out", async () => {
  const result = await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B2").values = [
      [1, "=A1*2"],
      ["文字", true],
    ];
    const range = sheet.getRange("A1:B2").load("values,formulas,address");
    await context.sync();
    return { values: range.values, formulas: range.formulas, address: range.address };
  });
  expect(result).toEqual({
    values: [
      [1, 2],
      ["文字", true],
    ],
    formulas: [
      [1, "=A1*2"],
      ["文字", true],
    ],
    address: "Sheet1!A1:B2",
  });
});
