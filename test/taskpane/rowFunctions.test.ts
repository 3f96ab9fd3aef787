import { bundledPlan as plan, itemsInOrder } from "../../src/plan";
import { ACTUAL_HEADERS as A, SHEETS, TABLES, actualKey } from "../../src/sheets";
import { answerOfRow, functionFormula, rowArguments, writePlan, type RowCall } from "../../src/workflows";
import { metadata } from "../../src/dev/bench/functions";
import { associated } from "../functions/excelRuntime";
import { openStandInWorkbook, type StandInWorkbook } from "../excel/standInWorkbook";
import "../../src/functions";

jest.setTimeout(60_000);

/** The formulas that the pane inserts, calculated in the stand-in, against what the pane said before. */
describe("functions about a row", () => {
  let book: StandInWorkbook;
  beforeAll(async () => {
    book = await openStandInWorkbook();
    book.standIn.host.registerFunctions(await metadata(), Object.fromEntries(associated));
    const year = 2022;
    const choice = { priorities: ["2"], owners: "all", years: [year], targets: "values" } as const;
    const outcome = await writePlan(book.port, plan, choice, {
      written: { planHash: "0".repeat(64), date: "2022-10-01", appVersion: "0.1.0" },
    });
    if (!outcome.ok) throw new Error(outcome.issues[0].message);
  });
  afterAll(() => book.close());

  const placeOf = async (key: string) => {
    const { tables } = await book.port.snapshot({ tables: [TABLES.actuals], names: [] });
    const [table] = tables;
    const row = table?.values.findIndex((values) => values.includes(key)) ?? -1;
    if (!table || row < 0) throw new Error(`no row ${key}`);
    return (header: string) => [table.row + 1 + row, table.column + table.headers.indexOf(header)] as const;
  };
  const type = async (key: string, header: string, value: string | number) => {
    const [row, column] = (await placeOf(key))(header);
    await book.hand.put(SHEETS.actuals, row, column, value);
  };
  const calculated = async (calls: readonly RowCall[]) =>
    book.standIn.Excel.run(async (context) => {
      const cells = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, calls.length, 1);
      cells.formulas = calls.map((call) => [functionFormula(call.name, rowArguments(call))]);
      await context.sync();
      await book.settle();
      cells.load("values");
      await context.sync();
      return cells.values.flat();
    });
  const said = async (call: RowCall) => {
    const answer = await answerOfRow(book.port, plan, call);
    if (!answer.ok) throw new Error(answer.issues[0].message);
    return answer.value.kind === "value" ? answer.value.value : answer.value.message;
  };

  const calls = itemsInOrder(plan)
    .filter(({ priority }) => priority.code === "2")
    .flatMap(({ item }) =>
      (item.indicators.length === 0 ? [null] : item.indicators).map((indicator) => ({
        item,
        indicator,
        year: 2022,
      })),
    );

  it("show in a cell what the pane said, for every kind of row", async () => {
    const numbers = calls.filter(({ indicator }) => typeof indicator?.targets[2]?.value === "number");
    const stages = calls.filter(({ indicator }) => indicator === null);
    expect([numbers.length, stages.length].every((count) => count > 0)).toBe(true);
    for (const { item, indicator, year } of numbers) {
      await type(actualKey(item, indicator, year), A.firstHalf, 1_000);
      await type(actualKey(item, indicator, year), A.actual, 90_000);
    }
    for (const { item, indicator, year } of stages)
      await type(actualKey(item, indicator, year), A.stage, plan.stages[0] ?? "");

    const asked = [
      ...calls.map((call) => ({ ...call, name: "STATUS" }) as const),
      ...numbers.map((call) => ({ ...call, name: "PACE" }) as const),
    ];
    const words = await Promise.all(asked.map(said));
    expect(await calculated(asked)).toEqual(words);
    expect(words.filter((word) => typeof word === "number").length).toBeGreaterThan(0);
    expect(words).toContain("×遅れ");
  });

  it("stay with their row when people sort", async () => {
    const [call] = calls.filter(({ indicator }) => typeof indicator?.targets[2]?.value === "number");
    if (!call) throw new Error("no call");
    const asked = [{ ...call, name: "STATUS" } as const];
    const before = await calculated(asked);
    await book.hand.sortDescending(TABLES.actuals, A.key);
    await book.settle();
    expect(await calculated(asked)).toEqual(before);
  });

  it("say why a formula would find nothing", async () => {
    const [call] = calls;
    if (!call) throw new Error("no call");
    expect(await answerOfRow(book.port, plan, { ...call, name: "PACE", year: 2021 })).toMatchObject({
      ok: false,
      issues: [{ code: "row.missing" }],
    });
  });

  it("say what an error in the cell means", async () => {
    const call = calls.find(({ indicator }) => indicator === null);
    if (!call) throw new Error("no call");
    expect(await said({ ...call, name: "PACE" })).toBe("段階の指標のため、年度末の見込みは計算しません。");
    expect(await calculated([{ ...call, name: "PACE" }])).toEqual(["#VALUE!"]);
  });
});
