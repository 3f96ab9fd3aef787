import { openStandIn, type StandIn } from "../../src/preview/node/open-stand-in";

let standIns: StandIn[] = [];
async function open(): Promise<StandIn> {
  const opened = await openStandIn();
  standIns.push(opened);
  return opened;
}
afterEach(() => {
  for (const one of standIns) one.close();
  standIns = [];
});

/** A precedent, a chain of formulas behind it and the end of the chain. */
async function chain({ Excel }: StandIn, length: number): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [[0]];
    sheet.getRangeByIndexes(1, 0, length, 1).formulas = Array.from({ length }, (_, row) => [
      `=A${String(row + 1)}+1`,
    ]);
    await context.sync();
  });
}

async function writeAndRead({ Excel }: StandIn, value: number, row: number): Promise<unknown> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").values = [[value]];
    await context.sync();
    const range = sheet.getRange(`A${String(row)}`).load("values");
    await context.sync();
    return range.values[0]?.[0] as unknown;
  });
}

test("a read after a write is never stale, fifty times over", async () => {
  const standIn = await open();
  await chain(standIn, 300);
  for (let round = 1; round <= 50; round += 1)
    expect([round, await writeAndRead(standIn, round, 301)]).toEqual([round, round + 300]);
});

test("changes that come in while it calculates are not lost, fifty times over", async () => {
  const standIn = await open();
  await chain(standIn, 300);
  for (let round = 1; round <= 50; round += 1) {
    // Nobody waits for these; the last one counts.
    const typed = [1, 2, 3].map((step) => standIn.host.typeInto("Sheet1", "A1", round * 10 + step));
    const read = writeAndRead(standIn, round, 301);
    await Promise.all(typed);
    expect([round, await read]).toEqual([round, round + 300]);
  }
});

test("workbooks calculate side by side, each with names of its own", async () => {
  const both = await Promise.all([open(), open()]);
  const results = await Promise.all(
    both.map(({ Excel }, index) =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        sheet.getRange("A1:A2").values = [[10], [20]];
        context.workbook.names.add("基準", sheet.getRange(`A${String(index + 1)}`));
        const range = sheet.getRange("B1");
        range.formulas = [["=基準*2"]];
        range.load("values");
        await context.sync();
        return range.values[0]?.[0] as unknown;
      }),
    ),
  );
  expect(results).toEqual([20, 40]);
});

test("settled resolves when nothing is left to do, and after closing", async () => {
  const standIn = await open();
  await chain(standIn, 50);
  await standIn.host.typeInto("Sheet1", "A1", 5);
  await standIn.host.settled();
  expect(await writeAndRead(standIn, 7, 51)).toBe(57);
  const waiting = standIn.host.settled();
  standIn.close();
  await waiting;
});

test("a function that never answers ends as an error, and one that throws stops nothing", async () => {
  const standIn = await openStandIn({ functionPatience: 50 });
  standIns.push(standIn);
  standIn.host.registerFunctions(
    { functions: ["NEVER", "THROWS", "FINE"].map((id) => ({ id, name: id })) },
    {
      NEVER: () => new Promise(() => undefined),
      THROWS: () => {
        throw new Error("だめでした");
      },
      FINE: () => 1,
    },
  );
  await standIn.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:C1");
    range.formulas = [["=REFORM.NEVER()", "=REFORM.THROWS()", "=REFORM.FINE()"]];
    range.load("values");
    await context.sync();
    expect(range.values).toEqual([["#N/A", "#VALUE!", 1]]);
  });
  expect(standIn.host.errorMessageAt("Sheet1", "A1")).toContain("50");
});

test("112,000 cells are written and read in one batch", async () => {
  const { Excel } = await open();
  const values = Array.from({ length: 11_200 }, (_, row) =>
    Array.from({ length: 10 }, (_column, column) => (column === 9 ? `=B${String(row + 1)}*2` : row + column)),
  );
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, 11_200, 10);
    range.values = values;
    range.numberFormat = "#,##0" as unknown as string[][];
    range.format.font.name = "BIZ UDPゴシック";
    range.load("values");
    await context.sync();
    expect(range.values[11_199]?.[9]).toBe(22_400);
  });
}, 30_000);

test.each([
  ["ends afterwards", () => 1],
  ["never ends", () => new Promise(() => undefined)],
])("closing in a calculation that %s leaves nothing behind that fails later", async (_, answer) => {
  const standIn = await open();
  const closed = new Promise<void>((resolve) => {
    const CLOSE = (): unknown => {
      standIn.close();
      resolve();
      return answer();
    };
    standIn.host.registerFunctions({ functions: [{ id: "CLOSE", name: "CLOSE" }] }, { CLOSE });
  });
  await standIn.host.typeInto("Sheet1", "A1", "=REFORM.CLOSE()");
  await closed;
  await standIn.host.settled();
  // Univer looks after a second whether a calculation is still going on.
  await new Promise((resolve) => setTimeout(resolve, 1100));
});

test("an empty text that a formula gives is a text to who reads it, in however many steps it came", async () => {
  const steps = [
    ["E1", "x"],
    ["C1", '=IF(B1="","",B1)'],
    ["D1", '=IF(E1="x",C1,F1)'],
    ["H1", '=IF(INDEX(D1:D2,1)="","",INDEX(D1:D2,1))'],
  ] as const;
  const resultOf = async (cuts: readonly number[]) => {
    const standIn = await open();
    for (const [index, cut] of cuts.entries()) {
      await standIn.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        for (const [cell, entry] of steps.slice(cut, cuts[index + 1]))
          sheet.getRange(cell).formulas = [[entry]];
        await context.sync();
      });
      await standIn.host.settled();
    }
    return standIn.Excel.run(async (context) => {
      const row = context.workbook.worksheets.getItem("Sheet1").getRange("C1:H1").load("values");
      await context.sync();
      return row.values[0] as unknown;
    });
  };
  for (const cuts of [[0], [0, 3], [0, 2], [0, 1, 2, 3]])
    expect([cuts, await resultOf(cuts)]).toEqual([cuts, ["", "", "x", "", "", ""]]);
});

test("a copy is of what formulas give by then: values, and arrays spilled over empty cells", async () => {
  const { Excel } = await open();
  const copied = await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:A2").values = [[2], [3]];
    sheet.getRange("B1").formulas = [["=A1*10"]];
    sheet.getRange("C1").formulas = [["=A1:A2*100"]];
    sheet.getRange("E1").copyFrom("B1", "Values");
    sheet.getRange("F2").copyFrom("C2", "Formulas");
    sheet.getRange("G2").copyFrom("B1", "Formulas");
    const cells = sheet.getRange("E1:G2").load("formulas");
    await context.sync();
    return cells.formulas as unknown;
  });
  expect(copied).toEqual([
    [20, "", ""],
    ["", 300, "=F2*10"],
  ]);
});
