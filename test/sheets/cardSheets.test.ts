import fc from "fast-check";
import type { Plan } from "../../src/plan";
import { bundledPlan, itemsInOrder } from "../../src/plan";
import { DEFAULT_SETTINGS } from "../../src/achievement";
import type { CellBlock, ChartSpec, SheetSpec } from "../../src/sheets";
import {
  CARD_HEADERS as H,
  MOST_CARDS,
  TABLES,
  cardTable,
  itemsWithoutCard,
  requestSheets,
} from "../../src/sheets";
import { indicator, item, plan, samplePlan } from "./samplePlan";
import { plans } from "./samplePlans";
import { ALL, WRITTEN, cellOf, columnOf, keysOf, sheetsOf, tableOf } from "./specCells";

function cardsOf(one: Plan): readonly SheetSpec[] {
  return sheetsOf(one).filter(({ role }) => role === "card");
}

function cardOf(one: Plan, code: string): SheetSpec {
  const card = cardsOf(one).find(({ name }) => name === `個票 ${code}`);
  if (!card) throw new Error(`no card ${code}`);
  return card;
}

function cells({ row, column, rows, columns }: CellBlock): string[] {
  return Array.from({ length: rows * columns }, (_, index) =>
    [row + Math.floor(index / columns), column + (index % columns)].join(),
  );
}

describe("個票", () => {
  it("is one sheet with one table per item, named by its code, behind the others", () => {
    const sheets = sheetsOf(bundledPlan);
    const codes = itemsInOrder(bundledPlan).map(({ item: one }) => one.code);
    expect(sheets.slice(-codes.length).map(({ name }) => name)).toEqual(codes.map((code) => `個票 ${code}`));
    for (const card of cardsOf(bundledPlan)) expect(card.tables).toHaveLength(1);
    expect(cardsOf(bundledPlan).flatMap(({ tables }) => tables.map(({ name }) => name))).toEqual(
      codes.map(cardTable),
    );
    expect(cardTable("2-1-2")).toBe("個票_2_1_2");
  });

  it("has a row per indicator and year, those of an indicator together, with the keys of 実績入力", () => {
    const sheets = sheetsOf(samplePlan);
    const ofCards = cardsOf(samplePlan).flatMap(({ tables }) => tables.flatMap(keysOf));
    expect(ofCards).toEqual(keysOf(tableOf(sheets, TABLES.actuals)));
  });

  it("shows all years of the plan, whatever years are written", () => {
    const some = sheetsOf(samplePlan, { years: [2029] });
    const whole = sheetsOf(samplePlan);
    for (const code of ["1-1-1", "1-1-2", "2-1-1"])
      expect(tableOf(some, cardTable(code))).toEqual(tableOf(whole, cardTable(code)));
  });

  it("marks a target as 計画目標 does: what was inferred, what cannot be read, and why", () => {
    const sheets = sheetsOf(samplePlan);
    const visits = (year: number) =>
      cellOf(tableOf(sheets, cardTable("1-1-1")), `1-1-1|visits|${year}`, H.target);
    expect(visits(2028)).toEqual({ content: 1_200 });
    expect(visits(2029)).toMatchObject({ content: 1_100, look: "inferredNumber" });
    expect(visits(2029).note).toContain("合計が閉じる並びは一つだけです。");
    expect(visits(2030)).toEqual({ content: 1_000.5, look: "decimal" });
    const cost = cellOf(tableOf(sheets, cardTable("2-1-1")), "2-1-1|cost|2028", H.target);
    expect(cost).toMatchObject({ content: "要確認", look: "unreadable" });
    expect(cost.note).toContain("調整中");
  });

  it("puts the planned stage in the place of a target where there is none, ⇒ followed back", () => {
    const table = tableOf(sheetsOf(samplePlan), cardTable("1-1-2"));
    const aim = (year: number) => cellOf(table, `1-1-2||${year}`, H.target);
    expect(aim(2028)).toMatchObject({ content: "要確認", look: "unreadable" });
    expect(aim(2030)).toMatchObject({ content: "実施", look: "inferredStage" });
    expect(cellOf(table, "1-1-2||2028", H.indicator).content).toBe("数値目標なし");
  });

  it("shows what people answer by formulas over names, none of them in a cell that keeps text", () => {
    const table = tableOf(sheetsOf(samplePlan), cardTable("1-1-1"));
    for (const header of [H.actual, H.rate, H.grade, H.method, H.state, H.progress, H.reason]) {
      expect(columnOf(table, header).formula).toMatch(/行革_行_/);
      expect(columnOf(table, header).formula).not.toMatch(/\[@|!/);
    }
    for (const card of cardsOf(bundledPlan)) {
      for (const { content, look } of card.blocks.flatMap(({ cells: lines }) => lines.flat())) {
        if (typeof content !== "object") continue;
        // As text these looks would show the formula itself.
        expect(["text", "stage", "inferredText", "inferredStage", "unreadable"]).not.toContain(look);
      }
    }
  });

  it("has as many lines of text in each row as the page has room for, and cuts what is longer", () => {
    for (const card of cardsOf(bundledPlan)) {
      for (const { rows, columns } of card.tables) {
        const [lines = 0, ...others] = new Set(rows.map((row) => row.lines));
        expect([card.name, others]).toEqual([card.name, []]);
        expect(lines).toBeGreaterThanOrEqual(3);
        expect(lines).toBeLessThanOrEqual(12);
        const room = columns.findIndex(({ header }) => header === H.room);
        for (const { width } of columns.filter(({ header }) => header === H.progress || header === H.reason))
          for (const { cells: inRow } of rows)
            expect(inRow[room]?.content).toBe(lines * (Math.floor(width / 2) - 1));
      }
    }
    const years = (count: number) => Array.from({ length: count }, (_, index) => 2028 + index);
    const linesOf = (count: number) =>
      cardOf(plan(years(count), [item("1-1-1", "窓口", count)]), "1-1-1").tables[0]?.rows[0]?.lines ?? 0;
    // Few rows get the room of the page, many keep the least.
    expect(linesOf(2)).toBeGreaterThan(linesOf(5));
    expect(linesOf(5)).toBeGreaterThan(3);
    expect(linesOf(30)).toBe(3);
  });

  it("prints on one page: wide for a few rows, upright for many", () => {
    for (const { print } of cardsOf(bundledPlan)) expect(print?.pagesTall).toBe(1);
    const counted = (count: number) => {
      const indicators = Array.from({ length: count }, (_, index) =>
        indicator(`i${index}`, `指標${index}`, [1, 2, 3, 4, 5]),
      );
      const years = [2028, 2029, 2030, 2031, 2032];
      return cardOf(plan(years, [{ ...item("1-1-1", "窓口", 5), indicators }]), "1-1-1").print?.orientation;
    };
    expect([1, 4, 8].map(counted)).toEqual(["landscape", "portrait", "portrait"]);
  });

  it("is not written for a department's file", () => {
    const sheets = requestSheets(
      samplePlan,
      { requestId: "1", department: "企画課", year: 2029, deadline: "2029-10-31", contact: "内線 1" },
      DEFAULT_SETTINGS,
      new Map(),
      WRITTEN,
    );
    expect(sheets.ok && sheets.value.map(({ role }) => role)).not.toContain("card");
  });

  it("is left out for all items where there would be too many tabs", () => {
    const many = (count: number) =>
      plan(
        [2028, 2029],
        Array.from({ length: count }, (_, index) => item(`1-1-${index + 1}`, "窓口", 2)),
      );
    expect(cardsOf(many(MOST_CARDS))).toHaveLength(MOST_CARDS);
    expect(itemsWithoutCard(many(MOST_CARDS), ALL)).toBe(0);
    expect(cardsOf(many(MOST_CARDS + 1))).toEqual([]);
    expect(itemsWithoutCard(many(MOST_CARDS + 1), ALL)).toBe(MOST_CARDS + 1);
  });
});

describe("charts of 個票", () => {
  const chartsOf = (one: Plan) =>
    cardsOf(one).flatMap((card) => (card.charts ?? []).map((chart) => ({ card, chart })));

  it("compare target and actual of the indicators that have a target number, as many as find room", () => {
    expect(chartsOf(samplePlan).map(({ chart }) => chart.title)).toEqual([
      "来庁者数（人）",
      "オンライン申請（件）",
      "経費（件）",
    ]);
    expect(cardOf(bundledPlan, "1-1-5").charts?.map(({ title }) => title)).toEqual([
      "児童クラブの利用（校）",
    ]);
    const [chart] = cardOf(bundledPlan, "2-1-2").charts ?? [];
    expect(chart?.series.map(({ name }) => name.text)).toEqual(["目標", "実績"]);
  });

  it("take the cells of their own indicator, as many as there are years", () => {
    fc.assert(
      fc.property(plans, (one) => {
        for (const { card, chart } of chartsOf(one)) {
          const [table] = card.tables;
          if (!table) throw new Error("no table");
          expect(chart.categories).toMatchObject({ rows: one.years.length, columns: 1 });
          for (const { name, values } of chart.series) {
            expect(name.row).toBe(table.row);
            expect(table.columns[name.column]?.header).toBe(name.text);
            expect(values).toMatchObject({ rows: one.years.length, columns: 1, column: name.column });
            const first = values.row - table.row - 1;
            const keys = keysOf(table).slice(first, first + values.rows);
            expect(keys.map((key) => key.split("|").slice(0, 2).join("|"))).toEqual(
              keys.map(() => `${keys[0]?.split("|").slice(0, 2).join("|") ?? ""}`),
            );
            expect(keys.map((key) => Number(key.split("|")[2]))).toEqual(one.years);
            expect(chart.name).toContain(keys[0]?.split("|")[1]);
          }
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it("stand beside each other on empty cells, and are called differently", () => {
    fc.assert(
      fc.property(plans, (one) => {
        const charts = chartsOf(one).map(({ chart }) => chart.name);
        expect(new Set(charts).size).toBe(charts.length);
        for (const card of cardsOf(one)) {
          const used = [
            ...card.blocks.flatMap(({ row, column, cells: lines }) =>
              lines.flatMap((line, down) => line.map((_, right) => `${row + down},${column + right}`)),
            ),
            ...card.tables.flatMap(({ row, column, rows, columns }) =>
              cells({ row, column, rows: rows.length + 1, columns: columns.length }),
            ),
            ...(card.charts ?? []).flatMap(({ place }: ChartSpec) => cells(place)),
          ];
          expect(new Set(used).size).toBe(used.length);
        }
      }),
      { seed: 12, numRuns: 60 },
    );
  });
});
