import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

/** A table 実績 on Sheet1!A1:C3 with two rows. */
function addTable(context: Excel.RequestContext): Excel.Table {
  const sheet = context.workbook.worksheets.getItem("Sheet1");
  sheet.getRange("A1:C3").values = [
    ["指標", "年度", "実績"],
    ["1-1", "R4", 10],
    ["1-2", "R4", 20],
  ].map((row) => row.map((value) => (value === "1-1" || value === "1-2" ? `'${value}` : value)));
  const table = sheet.tables.add("A1:C3", true);
  table.name = "実績表";
  return table;
}

test("a table has a name, columns, rows and ranges", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    table.load("name,style,showHeaders,showBandedRows,showFilterButton");
    table.columns.load("items/name,items/index");
    table.rows.load("items/values");
    const ranges = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()].map((one) =>
      one.load("address"),
    );
    const column = table.columns.getItem("実績").getDataBodyRange().load("values");
    const found = context.workbook.tables.getItem("実績表").load("name");
    const touching = context.workbook.worksheets
      .getItem("Sheet1")
      .getRange("B2")
      .getTables()
      .load("items/name");
    await context.sync();
    expect(table.toJSON()).toMatchObject({ name: "実績表", showHeaders: true, showBandedRows: true });
    expect(table.columns.items.map((one) => one.name)).toEqual(["指標", "年度", "実績"]);
    expect(table.rows.items.map((row) => row.values as unknown)).toEqual([
      [["1-1", "R4", 10]],
      [["1-2", "R4", 20]],
    ]);
    expect(ranges.map((one) => one.address)).toEqual(["Sheet1!A1:C3", "Sheet1!A1:C1", "Sheet1!A2:C3"]);
    expect(column.values).toEqual([[10], [20]]);
    expect([found.name, ...touching.items.map((one) => one.name)]).toEqual(["実績表", "実績表"]);
  });
});

test("rows are added at the end and in the middle, and what lies below moves down", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A5:D5").values = [["下", "", "", "横"]];
    table.rows.add(undefined, [["1-4", "R4", 40]]);
    table.rows.add(1, [["x", "R4", 15]]);
    const body = table.getDataBodyRange().load("values,address");
    const below = sheet.getRange("A7:D7").load("values");
    const beside = sheet.getRange("D5").load("values");
    table.rows.load("count");
    await context.sync();
    expect(body.address).toBe("Sheet1!A2:C5");
    expect((body.values as unknown[][]).map((row) => row[2])).toEqual([10, 15, 20, 40]);
    expect([below.values, beside.values]).toEqual([[["下", "", "", ""]], [["横"]]]);
    expect(table.rows.count).toBe(4);
  });
});

test("rows that are added look like the one above, and leave the selection and the shown sheet as they are", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const last = sheet.getRange("A3:C3").format;
    last.font.name = "BIZ UDPゴシック";
    last.fill.color = "#FFF8DC";
    last.protection.locked = false;
    sheet.getRange("B2").select();
    context.workbook.worksheets.add("別").activate();
    await context.sync();
    table.rows.add(undefined, [
      ["1-4", "R4", 40],
      ["1-5", "R4", 50],
    ]);
    const added = sheet.getRange("A4:C5").load("format/font/name,format/fill/color,format/protection/locked");
    const above = sheet.getRange("A2").load("format/fill/color");
    const shown = context.workbook.worksheets.getActiveWorksheet().load("name");
    await context.sync();
    expect(added.format.toJSON()).toMatchObject({
      font: { name: "BIZ UDPゴシック" },
      fill: { color: "#FFF8DC" },
      protection: { locked: false },
    });
    expect(above.format.fill.color).not.toBe("#FFF8DC");
    expect(shown.name).toBe("別");
    sheet.activate();
    const selected = context.workbook.getSelectedRange().load("address");
    await context.sync();
    expect(selected.address).toBe("Sheet1!B2");
  });
});

test("rows are deleted; the last one is emptied", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    table.rows.deleteRowsAt(0);
    const one = table.getDataBodyRange().load("values");
    await context.sync();
    expect(one.values).toEqual([["1-2", "R4", 20]]);
    table.rows.getItemAt(0).delete();
    const none = table.getDataBodyRange().load("values");
    await context.sync();
    expect(none.values).toEqual([["", "", ""]]);
  });
});

test("columns are added, renamed through either end and deleted", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const actual = table.columns.getItem("実績");
    table.columns.add(undefined, [["判定"], ["◎"], ["○"]]);
    table.columns.add(0, undefined, "番号");
    await context.sync();
    actual.name = "実績値";
    sheet.getRange("B1").values = [["指標名"]];
    table.columns.load("items/name");
    actual.load("index");
    const range = table.getRange().load("address");
    await context.sync();
    expect(table.columns.items.map((one) => one.name)).toEqual(["番号", "指標名", "年度", "実績値", "判定"]);
    expect([range.address, actual.index]).toEqual(["Sheet1!A1:E3", 3]);
    table.columns.getItem("年度").delete();
    table.columns.load("items/name");
    await context.sync();
    expect(table.columns.items.map((one) => one.name)).toEqual(["番号", "指標名", "実績値", "判定"]);
  });
});

test("structured references follow the table", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    const cell = context.workbook.worksheets.getItem("Sheet1").getRange("F1");
    cell.formulas = [["=SUM(実績表[実績])"]];
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[30]]);
    table.rows.add(undefined, [["1-3", "R4", 5]]);
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[35]]);
  });
});

test("a table without headers gets a row of them, blank and repeated headers get names", async () => {
  await standIn.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:B2").values = [
      [1, 2],
      [3, 4],
    ];
    sheet.getRange("E1:G1").values = [["値", "", "値"]];
    const without = sheet.tables.add("A1:B2", false);
    const header = sheet.tables.add("E1:G1", true);
    const first = without.getRange().load("values");
    const second = header.getRange().load("values,address");
    without.load("name");
    await context.sync();
    expect(first.values).toEqual([
      ["列1", "列2"],
      [1, 2],
      [3, 4],
    ]);
    expect(second.values).toEqual([
      ["値", "列2", "値2"],
      ["", "", ""],
    ]);
    expect(without.name).toBe("テーブル1");
  });
});

test("a table is resized, made plain and deleted", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    table.resize("A1:D6");
    table.columns.load("items/name");
    const range = table.getRange().load("address");
    await context.sync();
    expect([range.address, table.columns.items.length]).toEqual(["Sheet1!A1:D6", 4]);
    table.convertToRange();
    const left = context.workbook.worksheets.getItem("Sheet1").getRange("A1:C2").load("values");
    const count = context.workbook.tables.getCount();
    await context.sync();
    expect([count.value, left.values]).toEqual([
      0,
      [
        ["指標", "年度", "実績"],
        ["1-1", "R4", 10],
      ],
    ]);
  });
});

test("tables do not overlap, names are not given twice, rows must fit", async () => {
  const code = (act: (context: Excel.RequestContext) => void): Promise<unknown> =>
    standIn.Excel.run(async (context) => {
      act(context);
      await context.sync();
    }).catch((error: unknown) => (error as OfficeExtension.Error).code);
  await standIn.Excel.run(async (context) => {
    addTable(context);
    context.workbook.worksheets.getItem("Sheet1").tables.add("F1:G2", true).name = "別表";
    await context.sync();
  });
  expect(await code((c) => c.workbook.tables.add("Sheet1!C3:D5", true))).toBe("InvalidArgument");
  // The header stays in its row, old and new place overlap, other tables are not touched, and a row is left.
  for (const place of ["A2:C6", "H1:I3", "A1:G3", "A1:C1"]) {
    const resize = (c: Excel.RequestContext): void => c.workbook.tables.getItemAt(0).resize(place);
    expect([place, await code(resize)]).toEqual([place, "InvalidArgument"]);
  }
  expect(await code((c) => (c.workbook.tables.getItem("別表").name = "実績表"))).toBe("ItemAlreadyExists");
  expect(await code((c) => (c.workbook.tables.getItem("別表").name = "実績 表"))).toBe("InvalidArgument");
  expect(await code((c) => c.workbook.tables.getItem("別表").rows.add(undefined, [[1]]))).toBe(
    "InvalidArgument",
  );
  expect(await code((c) => c.workbook.worksheets.getItem("Sheet1").getRange("B2:B2").insert("Down"))).toBe(
    "InvalidOperation",
  );
});

test("rows inserted and deleted in the sheet take the table along", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("1:2").insert("Down");
    const moved = table.getRange().load("address");
    await context.sync();
    sheet.getRange("5:5").insert("Down");
    const grown = table.getRange().load("address");
    await context.sync();
    sheet.getRange("4:5").delete("Up");
    const shrunk = table.getRange().load("address,values");
    await context.sync();
    expect([moved.address, grown.address, shrunk.address]).toEqual([
      "Sheet1!A3:C5",
      "Sheet1!A3:C6",
      "Sheet1!A3:C4",
    ]);
    expect(shrunk.values[1]).toEqual(["1-2", "R4", 20]);
  });
});

test("a table is filtered by values and by comparison, and shows everything again", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    table.rows.add(undefined, [["1-3", "R5", 30]]);
    const hidden = async (): Promise<boolean[]> => {
      const rows = [2, 3, 4].map((row) => sheet.getRange(`A${String(row)}`).load("rowHidden"));
      table.autoFilter.load("isDataFiltered");
      await context.sync();
      return rows.map((row) => row.rowHidden);
    };
    table.autoFilter.apply(table.getRange(), 1, { filterOn: "Values", values: ["R5"] });
    expect([await hidden(), table.autoFilter.isDataFiltered]).toEqual([[true, true, false], true]);
    table.autoFilter.clearCriteria();
    table.autoFilter.apply(table.getRange(), 2, { filterOn: "Custom", criterion1: "<=20" });
    expect(await hidden()).toEqual([false, false, true]);
    table.clearFilters();
    expect([await hidden(), table.autoFilter.isDataFiltered]).toEqual([[false, false, false], false]);
  });
});

test("a table is sorted, blanks last", async () => {
  await standIn.Excel.run(async (context) => {
    const table = addTable(context);
    table.rows.add(undefined, [
      ["1-3", "", ""],
      ["1-4", "R5", 15],
    ]);
    table.sort.apply([{ key: 2, ascending: false }]);
    const body = table.getDataBodyRange().load("values");
    await context.sync();
    expect((body.values as unknown[][]).map((row) => row[0])).toEqual(["1-2", "1-4", "1-1", "1-3"]);
  });
});
