import fc from "fast-check";
import { DEFAULT_SETTINGS } from "../../src/achievement";
import { bundledPlan } from "../../src/plan";
import type { CellBlock, ChartSpec, SheetSpec } from "../../src/sheets";
import {
  CHART_CHOICE_HEADERS as C,
  LISTED_HEADERS as L,
  LOOKS,
  NAMES,
  TABLES,
  headersIn,
} from "../../src/sheets";
import { indicator, item, plan, samplePlan } from "./samplePlan";
import { plans } from "./samplePlans";
import { columnOf, keysOf, sheetOf, sheetsOf, tableOf } from "./specCells";

const sheets = sheetsOf(samplePlan);
const dashboard = sheetOf(sheets, "dashboard");

/** What a free cell holds, by place. */
function freeCells({ blocks }: SheetSpec): ReadonlyMap<string, unknown> {
  return new Map(
    blocks.flatMap(({ row, column, cells }) =>
      cells.flatMap((line, down) =>
        line.map(({ content }, right): [string, unknown] => [`${row + down},${column + right}`, content]),
      ),
    ),
  );
}

function chartOf(sheet: SheetSpec, kind: ChartSpec["kind"]): ChartSpec {
  const chart = sheet.charts?.find((one) => one.kind === kind);
  if (!chart) throw new Error(`no chart of ${kind}`);
  return chart;
}

function cellsIn({ row, column, rows, columns }: CellBlock): string[] {
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_cell, right) => `${row + down},${column + right}`),
  ).flat();
}

/** Body cells of a table's column as an A1 block. */
function bodyOf(sheet: SheetSpec, name: string, header: string): string {
  const table = tableOf([sheet], name);
  const letter = String.fromCharCode(65 + table.column + table.columns.indexOf(columnOf(table, header)));
  return `$${letter}$${table.row + 2}:$${letter}$${table.row + 1 + table.rows.length}`;
}

describe("ダッシュボード", () => {
  it("stands behind 進捗集計 and before 進捗状況報告, 読み取り確認 and 設定", () => {
    const roles = sheets.map(({ role }) => role);
    const at = roles.indexOf("dashboard");
    expect(roles.slice(at - 1, at + 4)).toEqual(["summary", "dashboard", "report", "readings", "settings"]);
  });

  it("has the same tables whatever the plan, so that a later plan finds all of them", () => {
    const names = (sheet: SheetSpec) => sheet.tables.map(({ name }) => name).sort();
    fc.assert(
      fc.property(plans, (one) => {
        expect(names(sheetOf(sheetsOf(one), "dashboard"))).toEqual(names(dashboard));
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  it("lets only its longest list grow with the plan, with nothing below it", () => {
    const bundled = sheetOf(sheetsOf(bundledPlan), "dashboard");
    for (const { name, row, column, columns, rows } of bundled.tables) {
      const small = tableOf([dashboard], name);
      if (name !== TABLES.indicators) {
        expect([name, small.rows.length]).toEqual([name, rows.length]);
        continue;
      }
      const below = [...freeCells(bundled).keys()].filter((place) => {
        const [at = 0, across = 0] = place.split(",").map(Number);
        return at > row + rows.length && across >= column && across < column + columns.length;
      });
      expect(below).toEqual([]);
      const tables = bundled.tables.filter((one) => one.row > row);
      expect(tables).toEqual([]);
    }
  });

  it("lets people choose the indicator and nothing else, from the names in the list below", () => {
    const people = dashboard.tables.flatMap(({ columns }) =>
      columns.filter(({ owner }) => owner === "people"),
    );
    expect(people.map(({ header }) => header)).toEqual([C.heading]);
    const [choice] = people;
    expect(LOOKS[choice?.look ?? "text"].unlocked).toBe(true);
    expect(choice?.validation).toMatchObject({
      type: "list",
      source: bodyOf(dashboard, TABLES.indicators, L.heading),
    });
  });

  it("names no cell in a table's formulas: people insert rows and columns above", () => {
    for (const { columns } of dashboard.tables) {
      for (const { header, formula = "" } of columns) {
        const bare = headersIn(formula).reduce((left, name) => left.replaceAll(`[[${name}]]`, ""), formula);
        expect([header, bare.replace(/"[^"]*"/g, "").match(/\$[A-Z]+\$?\d+/g)]).toEqual([header, null]);
      }
    }
  });

  it("has the names that its formulas use, from the header on", () => {
    expect(dashboard.names.map(({ name }) => name).sort()).toEqual(Object.values(NAMES.dashboard).sort());
    const list = tableOf([dashboard], TABLES.indicators);
    for (const { row, rows = 1 } of dashboard.names) {
      expect(row).toBe(list.row);
      expect(rows).toBeGreaterThan(list.rows.length);
    }
  });

  it("draws charts of blocks whose names stand right above and whose categories right beside", () => {
    const cells = freeCells(dashboard);
    for (const { name, categories, series, place } of dashboard.charts ?? []) {
      series.forEach(({ name: title, values }, index) => {
        expect([name, values]).toEqual([name, { ...categories, column: categories.column + 1 + index }]);
        expect([name, title.row, title.column]).toEqual([name, categories.row - 1, values.column]);
        const shown = cells.get(`${title.row},${title.column}`);
        // The labels of 設定 are formulas.
        expect([name, typeof shown === "object" ? title.text : shown]).toEqual([name, title.text]);
      });
      // What a chart covers is empty.
      const covered = new Set(cellsIn(place));
      expect([...cells.keys()].filter((cell) => covered.has(cell))).toEqual([]);
      for (const table of dashboard.tables) {
        const block = { row: table.row, column: table.column, rows: table.rows.length + 1, columns: 1 };
        expect(cellsIn(block).filter((cell) => covered.has(cell))).toEqual([]);
      }
    }
  });

  it("calls the levels in its chart as 設定 does", () => {
    const [one, ...others] = DEFAULT_SETTINGS.levels;
    const settings = {
      ...DEFAULT_SETTINGS,
      levels: [{ ...one, word: "できた" }, ...others],
    } as typeof DEFAULT_SETTINGS;
    const chart = chartOf(sheetOf(sheetsOf(samplePlan, {}, settings), "dashboard"), "stackedBars");
    expect(chart.series[0]?.name.text).toBe("◎できた");
    const cells = freeCells(dashboard);
    chart.series.slice(0, 4).forEach(({ name: { row, column } }, level) => {
      expect(cells.get(`${row},${column}`)).toEqual({ formula: NAMES.labels[level] });
    });
  });

  it("tells every row apart by one short name", () => {
    const same = plan(
      [2028],
      [
        {
          ...item("1-1-1", "取組", 1),
          indicators: [indicator("a", "件数", [1]), indicator("b", "件数", [2])],
        },
      ],
    );
    for (const one of [bundledPlan, samplePlan, same]) {
      const list = tableOf(sheetsOf(one), TABLES.indicators);
      const at = list.columns.indexOf(columnOf(list, L.heading));
      const names = list.rows.map(({ cells }) => cells[at]?.content);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it("fits on one page while that can be read; a large plan's list is cut, and it says so", () => {
    expect(sheetOf(sheetsOf(bundledPlan), "dashboard").print).toMatchObject({
      orientation: "landscape",
      pagesTall: 1,
    });
    const items = Array.from({ length: 150 }, (_, index) => item(`1-1-${index + 1}`, `取組${index + 1}`, 1));
    const large = sheetOf(sheetsOf(plan([2028], items)), "dashboard");
    expect(large.print?.pagesTall).toBeUndefined();
    expect(keysOf(tableOf([large], TABLES.indicators))).toHaveLength(100);
    expect([...freeCells(large).values()].join("\n")).toContain("ほか50件は「進捗一覧」にあります");
  });
});
