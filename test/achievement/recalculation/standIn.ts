import { openStandIn } from "../../../src/preview/node/open-stand-in";
import type { Engine, Fixture, FixtureCell } from "./recalculate";

/** The engine people see in the page without Excel, through Microsoft's own Office.js. */
export const standIn: Engine = {
  name: "the stand-in",
  missing: null,
  recalculate: async (fixtures) => {
    const answers: string[][][] = [];
    for (const fixture of fixtures) answers.push(await recalculate(fixture));
    return answers;
  },
};

async function recalculate({ sheets, names }: Fixture): Promise<string[][]> {
  const { Excel, close } = await openStandIn();
  try {
    return await Excel.run(async (context) => {
      const all = Object.entries(sheets);
      for (const [name, cells] of all) {
        const sheet = context.workbook.worksheets.add(name);
        const width = Math.max(...cells.map((row) => row.length));
        const formulas = cells.map((row) =>
          Array.from({ length: width }, (_, column) => entry(row[column] ?? null)),
        );
        sheet.getRangeByIndexes(0, 0, cells.length, width).formulas = formulas;
      }
      for (const [name, reference] of Object.entries(names))
        context.workbook.names.add(name, `=${reference}`);
      const range = context.workbook.worksheets
        .getItem(all[0]?.[0] ?? "")
        .getUsedRange()
        .load("values");
      await context.sync();
      return (range.values as unknown[][]).map((row) => row.map(String));
    });
  } finally {
    close();
  }
}

/** As it would be typed; an apostrophe keeps "120" a text. */
function entry(cell: FixtureCell): string | number {
  if (cell === null) return "";
  if (typeof cell === "string") return cell === "" ? "" : `'${cell}`;
  return typeof cell === "number" ? cell : `=${cell.formula}`;
}
