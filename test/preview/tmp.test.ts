import { openStandIn } from "../../src/preview/node/open-stand-in";
test("x", async () => {
  const s = await openStandIn();
  await s.Excel.run(async c => {
    const sheet = c.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A2").values=[[1]];
    c.workbook.names.add("値", sheet.getRange("A2"));
    const cell = sheet.getRange("C1"); cell.formulas = [["=値*10"]]; cell.load("values,formulas"); await c.sync();
    console.log(cell.values, cell.formulas);
    c.workbook.names.getItem("値").delete(); cell.load("values,formulas"); await c.sync();
    console.log(cell.values, cell.formulas);
    sheet.getRange("C2").formulas=[["=値*11"]]; const d = sheet.getRange("C1:C2").load("values,formulas"); await c.sync();
    console.log(d.values, d.formulas);
  });
  s.close();
});
