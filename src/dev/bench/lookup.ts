import { openStandIn } from "../../preview/node/open-stand-in";
import { bundledPlan, formatEra, itemsInOrder } from "../../plan";
import { median, milliseconds, print } from "./lines";

const calls = 100_000;
const formulas = 10_000;

/** What Excel's runtime would bring; functions.ts looks for it when an answer is an error. */
class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
Object.assign(globalThis, {
  CustomFunctions: {
    associate: () => undefined,
    Error: CellError,
    ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
  },
});

/** Names and years in turn, so that no call is the one before. */
function questions(): [item: string, year: string, value: number][] {
  return itemsInOrder(bundledPlan).flatMap(({ item }) => {
    const [indicator, ...more] = item.indicators.filter(({ innerOf }) => innerOf === undefined);
    if (!indicator || more.length > 0) return [];
    return indicator.targets.flatMap(({ value }, at) =>
      typeof value === "number"
        ? [[item.name, formatEra(bundledPlan.years[at] ?? 0), value] as [string, string, number]]
        : [],
    );
  });
}

export async function benchLookup(): Promise<void> {
  const { target } = await import("../../functions/functions");
  const asked = questions();
  const keys = asked.map(([item, year]) => `${item}|${year}`);
  const map = new Map(asked.map(([, , value], at) => [keys[at] ?? "", value]));
  let sum = 0;
  const ours = await median(() => {
    for (let call = 0; call < calls; call += 1) {
      const [item, year] = asked[call % asked.length] ?? ["", ""];
      sum += (target([[item]], [[year]])[0]?.[0] as number) ?? 0;
    }
  });
  const bare = await median(() => {
    for (let call = 0; call < calls; call += 1) {
      sum += map.get(keys[call % keys.length] ?? "") ?? 0;
    }
  });
  if (!Number.isFinite(sum)) throw new Error("a benchmark that computes nothing");
  print("Lookup", [
    {
      what: `TARGET, ${calls} calls by name and year (median)`,
      figure: milliseconds(ours),
      beside: `a bare Map with its keys ready ${milliseconds(bare)}`,
    },
    ...(await inTheSheet(asked)),
  ]);
}

/** The same question as formulas: our function against INDEX/MATCH over a table of targets, in the stand-in's engine. */
async function inTheSheet(asked: readonly [string, string, number][]) {
  const { metadata, implementations } = await import("./functions");
  const years = bundledPlan.years.map((year) => formatEra(year));
  const names = [...new Set(asked.map(([name]) => name))];
  const grid = [
    ["", ...years],
    ...names.map((name) => [
      name,
      ...years.map((year) => asked.find(([n, y]) => n === name && y === year)?.[2] ?? ""),
    ]),
  ];
  const time = async (formula: (row: number) => string): Promise<number> => {
    const standIn = await openStandIn();
    standIn.host.registerFunctions(await metadata(), await implementations());
    const started = await standIn.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRangeByIndexes(0, 10, grid.length, years.length + 1).values = grid;
      const questions = Array.from({ length: formulas }, (_, row) =>
        (asked[row % asked.length] ?? ["", ""]).slice(0, 2),
      );
      sheet.getRangeByIndexes(0, 0, formulas, 2).values = questions;
      await context.sync();
      await standIn.host.settled();
      const now = performance.now();
      sheet.getRangeByIndexes(0, 2, formulas, 1).formulas = Array.from({ length: formulas }, (_, row) => [
        formula(row + 1),
      ]);
      await context.sync();
      return now;
    });
    await standIn.host.settled();
    const took = performance.now() - started;
    standIn.close();
    return took;
  };
  const last = String(grid.length);
  const index = (row: number) =>
    `=INDEX($L$2:$P$${last},MATCH(A${row},$K$2:$K$${last},0),MATCH(B${row},$L$1:$P$1,0))`;
  const ours = await time((row) => `=REFORM.TARGET(A${row},B${row})`);
  return [
    {
      what: `=REFORM.TARGET, ${formulas} formulas written and calculated in the stand-in (one run)`,
      figure: milliseconds(ours),
      beside: `INDEX/MATCH ${milliseconds(await time(index))}`,
    },
  ];
}
