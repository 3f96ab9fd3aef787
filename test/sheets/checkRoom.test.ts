import fc from "fast-check";
import { grownPlan } from "../../src/dev/grownPlan";
import { bundledPlan, itemsInOrder } from "../../src/plan";
import type { Plan } from "../../src/plan";
import type { SheetSpec } from "../../src/sheets";
import { TABLES, checkRoom } from "../../src/sheets";
import { plans } from "./samplePlans";
import { ALL, sheetOf, sheetsOf, tableOf } from "./specCells";

function ownersIn(plan: Plan): string[] {
  return [...new Set(itemsInOrder(plan).flatMap(({ item }) => item.owners.map(({ value }) => value)))];
}

/** Every part that people write first: one 担当課, one 重点項目, one year. */
function partsOf(plan: Plan) {
  return [
    ...ownersIn(plan).map((owner) => ({ ...ALL, owners: [owner] })),
    ...plan.priorities.filter(hasItems).map(({ code }) => ({ ...ALL, priorities: [code] })),
    ...plan.years.slice(0, 1).map((year) => ({ ...ALL, years: [year] })),
    ALL,
  ];
}

function hasItems({ measures }: Plan["priorities"][number]): boolean {
  return measures.some(({ items }) => items.length > 0);
}

describe("the sheets of any part of a plan", () => {
  it("have room for all of it", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const whole = sheetsOf(plan);
        for (const part of partsOf(plan)) expect(checkRoom(sheetsOf(plan, part), whole)).toEqual([]);
      }),
      { seed: 11, numRuns: 30 },
    );
  });

  it.each([75, 600])("have room for all of a plan of %d items", (items) => {
    const plan = grownPlan(bundledPlan, items);
    const whole = sheetsOf(plan);
    for (const part of [...partsOf(plan).slice(0, 3), ...partsOf(plan).slice(-2)])
      expect(checkRoom(sheetsOf(plan, part), whole)).toEqual([]);
  });

  it("have room for a plan that has grown by a tenth", () => {
    const [before, after] = [sheetsOf(grownPlan(bundledPlan, 600)), sheetsOf(grownPlan(bundledPlan, 660))];
    const codes = checkRoom(before, after).map(({ code }) => code);
    // Its 重点項目 have grown by twelve, which is no plan of a city.
    expect(codes.filter((code) => code === "room.name")).toEqual([]);
  });
});

describe("checkRoom", () => {
  const [owner = ""] = ownersIn(bundledPlan);
  const whole = sheetsOf(bundledPlan);
  const report = sheetOf(sheetsOf(bundledPlan, { owners: [owner] }), "report");
  const period = tableOf([report], TABLES.reportPeriod);
  const changed = (change: Partial<SheetSpec>) =>
    checkRoom([{ ...report, ...change }], whole).map(({ code }) => code);
  const below = { row: period.row + 1 + period.rows.length, column: period.column };

  it("finds free cells below a table that will grow", () =>
    expect(
      changed({ blocks: [...report.blocks, { ...below, cells: [[{ content: "注", look: "lead" }]] }] }),
    ).toEqual(["room.blocked"]));

  it("finds a table below that is not as wide", () => {
    const tables = report.tables.map((table) =>
      table.name === TABLES.reportRows ? { ...table, columns: table.columns.slice(1) } : table,
    );
    expect(changed({ tables })).toEqual(["room.torn"]);
  });

  it("finds a name that ends above the last row to come", () => {
    const progress = sheetOf(sheetsOf(bundledPlan, { owners: [owner] }), "progress");
    const [name, ...more] = progress.names;
    if (!name) throw new Error("no name");
    const short = { ...progress, names: [{ ...name, rows: 3 }, ...more] };
    expect(checkRoom([short], whole).map(({ code }) => code)).toEqual(["room.name"]);
  });
});
