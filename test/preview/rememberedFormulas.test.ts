/** What a formula reads is found out once and remembered; here it changes afterwards, and each change must still be seen. */
import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIn: StandIn;
beforeEach(async () => {
  standIn = await openStandIn();
});
afterEach(() => standIn.close());

type Cells = Readonly<Record<string, string | number>>;

/** Writes cells of a sheet, one after the other, and waits for their results. */
async function put(cells: Cells, name = "Sheet1", { Excel, host }: StandIn = standIn): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    for (const [address, content] of Object.entries(cells)) sheet.getRange(address).formulas = [[content]];
    await context.sync();
  });
  await host.settled();
}

const value = (address: string, name = "Sheet1", { Excel }: StandIn = standIn): Promise<unknown> =>
  Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getItem(name).getRange(address).load("values");
    await context.sync();
    return cell.values[0]?.[0] as unknown;
  });

const change = ({ Excel }: StandIn, deed: (workbook: Excel.Workbook) => void): Promise<void> =>
  Excel.run(async (context) => {
    deed(context.workbook);
    await context.sync();
  });

test("the same text on two sheets reads each sheet's own cells", async () => {
  await change(standIn, ({ worksheets }) => worksheets.add("二枚目"));
  await put({ A1: 1, B1: "=A1*2" });
  await put({ A1: 10, B1: "=A1*2" }, "二枚目");
  await put({ A1: 2 });
  await put({ A1: 20 }, "二枚目");
  expect([await value("B1"), await value("B1", "二枚目")]).toEqual([4, 40]);
});

test("a range that another cell makes longer", async () => {
  await put({ A1: 1, A2: 2, A3: 3, C1: 1, E1: "=SUM(OFFSET(A1,0,0,C1,1))" });
  expect(await value("E1")).toBe(1);
  await put({ C1: 3 });
  expect(await value("E1")).toBe(6);
  await put({ A3: 30 });
  expect(await value("E1")).toBe(33);
});

test("a whole column, below where the sheet ended", async () => {
  await put({ A1: 1, C1: "=SUM(A:A)" });
  await put({ A900: 5 });
  expect(await value("C1")).toBe(6);
  await put({ A900: 7 });
  expect(await value("C1")).toBe(8);
});

test("cells that moved, and a sheet that was renamed", async () => {
  await change(standIn, ({ worksheets }) => worksheets.add("元"));
  await put({ A1: 1 }, "元");
  await put({ B1: "=元!A1+1" });
  await change(standIn, ({ worksheets }) => {
    worksheets.getItem("元").getRange("A:A").insert("Right");
    worksheets.getItem("元").name = "先";
  });
  await put({ B1: 5, A1: 100 }, "先");
  expect(await value("B1")).toBe(6);
});

test("a name that means other cells, while another workbook's keeps its own", async () => {
  const other = await openStandIn();
  try {
    for (const one of [standIn, other]) {
      await change(one, ({ names, worksheets }) =>
        names.add("基準", worksheets.getItem("Sheet1").getRange("A1")),
      );
      await put({ A1: 1, A2: 2, C1: "=基準*10" }, "Sheet1", one);
    }
    await change(standIn, ({ names }) => (names.getItem("基準").formula = "=Sheet1!$A$2"));
    await put({ A1: 5, A2: 7 });
    await put({ A1: 5, A2: 7 }, "Sheet1", other);
    expect([await value("C1"), await value("C1", "Sheet1", other)]).toEqual([70, 50]);
  } finally {
    other.close();
  }
});

test("a name of one sheet, once the sheet is called otherwise", async () => {
  await change(standIn, ({ worksheets }) => {
    const sheet = worksheets.getItem("Sheet1");
    sheet.names.add("率", sheet.getRange("A1"));
  });
  await put({ A1: 2, B1: "=率*3" });
  expect(await value("B1")).toBe(6);
  await change(standIn, ({ worksheets }) => (worksheets.getItem("Sheet1").name = "別名"));
  await put({ A1: 4 }, "別名");
  expect(await value("B1", "別名")).toBe(12);
});

test("formulas of conditional formats and validations change no result and leave nothing to wait for", async () => {
  await put({ A1: 1, A2: 2, B1: "=SUM(A1:A2)" });
  await change(standIn, ({ worksheets }) => {
    const range = worksheets.getItem("Sheet1").getRange("A1:A2");
    const rule = range.conditionalFormats.add("Custom").custom;
    rule.rule.formula = "=$A1=$B$1";
    rule.format.fill.color = "#FF0000";
    range.dataValidation.rule = { custom: { formula: "=A1<$B$1" } };
  });
  await put({ A1: 3 });
  expect(await value("B1")).toBe(5);
  await change(standIn, ({ worksheets }) => {
    worksheets.getItem("Sheet1").getRange("A1:A2").conditionalFormats.clearAll();
  });
  await put({ A1: 4 });
  expect(await value("B1")).toBe(6);
});
