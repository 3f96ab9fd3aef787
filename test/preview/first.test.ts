import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

test("sheets", async () => {
  const { Excel } = standIn;
  const r = await Excel.run(async (context) => {
    const ws = context.workbook.worksheets;
    const a = ws.add("実績 入力");
    a.getRange("A1:C3").values = [
      ["k", "n", "v"],
      ["a", 1, 2],
      ["b", 3, 4],
    ];
    const t = context.workbook.tables.add("'実績 入力'!A1:C3", true);
    t.name = "実績";
    context.workbook.names.add("基準", a.getRange("B2"));
    const s1 = ws.getItem("Sheet1");
    s1.getRange("A1:A6").formulas = [
      ["=SUM('実績 入力'!B2:C3)"],
      ["=基準+1"],
      ["=SUM(実績[v])"],
      ["=INDEX('実績 入力'!C:C,MATCH(\"b\",'実績 入力'!A:A,0))"],
      ['=COUNTIFS(\'実績 入力\'!A:A,"a")&"x"'],
      ['=TEXT(1234.5,"#,##0.0")'],
    ];
    const rg = s1.getRange("A1:A6").load("values");
    ws.load("items/name");
    const nul = ws.getItemOrNullObject("nope");
    const nulRange = nul.getRange("A1").load("values");
    t.load("name,id,showHeaders");
    t.columns.load("items/name");
    t.rows.load("count");
    await context.sync();
    t.rows.add(undefined, [
      ["c", 10, 20],
      ["d", 1, 1],
    ]);
    t.getDataBodyRange().getLastRow().load("values");
    const body = t.getDataBodyRange().load("address,values");
    const again = s1.getRange("A1:A3").load("values");
    await context.sync();
    return {
      v: rg.values,
      items: ws.items.map((i) => i.name),
      n: nul.isNullObject,
      t: t.toJSON(),
      body: body.toJSON(),
      again: again.values,
    };
  });
  console.log(JSON.stringify(r));
  for (const f of [
    (c: Excel.RequestContext) => c.workbook.worksheets.getItem("x").load("name"),
    (c: Excel.RequestContext) => c.workbook.worksheets.add("a/b"),
    (c: Excel.RequestContext) => c.workbook.worksheets.add("sheet1"),
    (c: Excel.RequestContext) => {
      c.workbook.worksheets.getItem("Sheet1").getRange("A1:B2").values = [[1]];
    },
    (c: Excel.RequestContext) => c.workbook.worksheets.getItem("Sheet1").charts.load("items"),
  ]) {
    try {
      await Excel.run(async (c) => {
        f(c);
        await c.sync();
      });
      console.log("no error");
    } catch (e) {
      console.log(
        (e as any).code,
        (e as any).message,
        JSON.stringify((e as any).debugInfo),
        e instanceof Error,
        e instanceof standIn.OfficeExtension.Error,
      );
    }
  }
});
test("big", async () => {
  const { Excel } = standIn;
  for (const rows of [3000, 11200]) {
    const t0 = performance.now();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const range = sheet.getRangeByIndexes(0, 0, rows, 10);
      range.values = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: 10 }, (_, c) => (c === 9 ? `=A${r + 1}+1` : r * c)),
      );
      await context.sync();
      console.log("write", rows, performance.now() - t0);
      range.load("values");
      await context.sync();
      console.log("read", performance.now() - t0, range.values[rows - 1]);
      range.format.fill.color = "#FFFF00";
      await context.sync();
      console.log("format", performance.now() - t0);
    });
  }
}, 60000);
