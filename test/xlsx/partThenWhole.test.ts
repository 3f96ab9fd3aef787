/** One 担当課 is written first, everything later: the sheets that were made for a part must have room, and reach, for the whole. */
import { grownPlan } from "../../src/dev/grownPlan";
import type { Plan } from "../../src/plan";
import { bundledPlan } from "../../src/plan";
import type { WriteChoice } from "../../src/sheets";
import {
  ACTUAL_HEADERS as A,
  CHART_CHOICE_HEADERS,
  LISTED_HEADERS,
  PROGRESS_HEADERS as P,
  SHEETS,
  TABLES,
} from "../../src/sheets";
import { writePlan } from "../../src/workflows";
import type { CellValue } from "../../src/workflows/port";
import { XlsxPort } from "../../src/xlsx";
import { openWorkbook } from "../../src/xlsx/open";
import { hasResult, readValue } from "../../src/xlsx/sheet/readCell";

const ITEMS = 75;
const PLAN = grownPlan(bundledPlan, ITEMS);
const ALL: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };
const CONTEXT = { written: { planHash: "0".repeat(64), date: "2022-10-01", appVersion: "0.1.0" } };

/** Not the first one, which another order of rows would change. */
const CHOSEN = "2-1-2 寄附金額";

/** The longest lists, and the counts of all of them; where a row stands, and what follows from it, may differ. */
const COMPARED = [
  TABLES.progress,
  TABLES.byPriority,
  TABLES.byOwner,
  TABLES.figures,
  TABLES.indicators,
  TABLES.reportRows,
  TABLES.reportPeriod,
];
const OF_PLACE: readonly string[] = [LISTED_HEADERS.row, P.weight, P.lateOrder];

async function written(plan: Plan, choices: readonly WriteChoice[]): Promise<XlsxPort> {
  const port = XlsxPort.create();
  for (const choice of choices) {
    const outcome = await writePlan(port, plan, choice, CONTEXT);
    if (!outcome.ok) throw new Error(outcome.issues[0].message);
  }
  await answer(port);
  return port;
}

/** Most rows with a target have an actual value that follows from their key; and one indicator is chosen for the chart. */
async function answer(port: XlsxPort): Promise<void> {
  const { tables } = await port.snapshot({ tables: [TABLES.actuals, TABLES.chartChoice], names: [] });
  const [table, choice] = [TABLES.actuals, TABLES.chartChoice].map((name) =>
    tables.find((found) => found.name === name),
  );
  if (!table || !choice) throw new Error("the tables are gone");
  const at = (header: string) => table.headers.indexOf(header);
  const cells = table.values.flatMap((line, index) => {
    const [target, key] = [line[at(A.target)], String(line[at(A.key)])];
    const sum = [...key].reduce((total, letter) => total + letter.charCodeAt(0), 0);
    if (typeof target !== "number" || sum % 3 === 0) return [];
    const content = Math.round(target * (0.5 + (sum % 7) / 10));
    return [{ row: table.row + 1 + index, column: table.column + at(A.actual), before: null, content }];
  });
  expect(cells.length).toBeGreaterThan(100);
  const column = choice.column + choice.headers.indexOf(CHART_CHOICE_HEADERS.heading);
  const chosen = { row: choice.row + 1, column, before: null, content: CHOSEN };
  await port.apply({
    createSheets: [],
    tables: [],
    sheets: [
      { sheet: table.sheet, cells },
      { sheet: choice.sheet, cells: [chosen] },
    ],
  });
}

/** By table, then by key. */
async function shown(port: XlsxPort) {
  const { tables } = await port.snapshot({ tables: COMPARED, names: [] });
  return new Map(
    tables.map(({ name, headers, values }) => {
      // What is counted has its key in the first column.
      const key = Math.max(0, headers.indexOf(P.key));
      return [
        name,
        new Map(
          values.map((line) => [
            line[key],
            Object.fromEntries(
              headers.flatMap((header, index): [string, CellValue][] =>
                OF_PLACE.includes(header) ? [] : [[header, line[index] ?? ""]],
              ),
            ),
          ]),
        ),
      ] as const;
    }),
  );
}

/** Free cells with formulas, such as counts and sentences, by address; and how many formulas have no result. */
async function freeCells(port: XlsxPort) {
  const opened = await openWorkbook(await port.save());
  if (!opened.ok) throw new Error(opened.issues[0].message);
  const workbook = opened.value;
  const found: unknown[] = [];
  const without: unknown[] = [];
  for (const sheet of workbook.sheets) {
    const tables = workbook.tables.filter((table) => table.sheet === sheet).map(({ area }) => area);
    for (const { row, column, cell } of sheet.cells.formulas()) {
      if (!hasResult(cell)) without.push([sheet.name, cell.attribute("r")]);
      const isInTable = tables.some(
        ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
      );
      if (!isInTable && SAME_PLACES.includes(sheet.name))
        found.push([sheet.name, cell.attribute("r"), readValue(cell, workbook.strings)]);
    }
  }
  return { found, without };
}
const SAME_PLACES: readonly string[] = [SHEETS.progress, SHEETS.summary, SHEETS.dashboard, SHEETS.report];

const [FIRST] = PLAN.priorities;

describe("a plan of 75 items, of which a part is written first", () => {
  let atOnce: XlsxPort;
  beforeAll(async () => {
    atOnce = await written(PLAN, [ALL]);
  }, 60_000);

  it.each<[string, readonly Partial<WriteChoice>[]]>([
    ["one 担当課", [{ owners: ["市民課"] }]],
    ["one 担当課, in one year", [{ owners: ["市民課"], years: [2022] }]],
    ["one 重点項目, then another 担当課", [{ priorities: [FIRST?.code ?? ""] }, { owners: ["市民課"] }]],
  ])(
    "has room for everything after %s, and shows the same as one written at once",
    async (_what, parts) => {
      const choices = parts.map((part) => ({ ...ALL, ...part }));
      const later = await written(PLAN, [...choices, ALL]);
      const wanted = await shown(atOnce);
      expect([...wanted.keys()].sort()).toEqual([...COMPARED].sort());
      expect(wanted.get(TABLES.progress)?.size).toBeGreaterThan(ITEMS);
      expect(await shown(later)).toEqual(wanted);
      const [one, other] = [await freeCells(later), await freeCells(atOnce)];
      expect(one.without).toEqual([]);
      expect(one.found).toEqual(other.found);
      expect(one.found.length).toBeGreaterThan(100);
      expect(JSON.stringify(one.found)).toMatch(new RegExp(`グラフの指標: ${CHOSEN}（[^（）]+）"`));
    },
    60_000,
  );
});
