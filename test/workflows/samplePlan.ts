import {
  bundledPlan,
  itemsInOrder,
  type Indicator,
  type Item,
  type Plan,
  type TargetCell,
} from "../../src/plan";
import { SHEETS, TABLES, type WriteChoice } from "../../src/sheets";
import type { WriteContext } from "../../src/workflows/write/prepareWrite";

export const PLAN: Plan = bundledPlan;
export const ALL: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };
export const CONTEXT: WriteContext = {
  written: { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" },
};
/** The same plan a year later: only the circumstances differ. */
export const LATER: WriteContext = { written: { ...CONTEXT.written, date: "2023-06-01" } };

/** What writing a plan makes; the others come with asking the departments, with logging, auditing and freezing. */
export const PLAN_SHEETS: readonly string[] = [
  SHEETS.targets,
  SHEETS.actuals,
  SHEETS.settings,
  SHEETS.record,
];
const OTHERS: readonly string[] = [
  TABLES.sent,
  TABLES.requests,
  TABLES.history,
  TABLES.audit,
  TABLES.findings,
  TABLES.findingsHead,
  TABLES.frozen,
  TABLES.contents,
];
export const PLAN_TABLES: readonly string[] = Object.values(TABLES).filter((name) => !OTHERS.includes(name));

/** A plan of its own hash, as entries would compute it. */
export function changedContext(date = "2023-06-01"): WriteContext {
  return { written: { ...CONTEXT.written, planHash: "1".repeat(64), date } };
}

export function mapItems(plan: Plan, change: (item: Item) => readonly Item[]): Plan {
  return {
    ...plan,
    priorities: plan.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.map((measure) => ({ ...measure, items: measure.items.flatMap(change) })),
    })),
  };
}

export function mapIndicators(plan: Plan, change: (indicator: Indicator) => Indicator): Plan {
  return mapItems(plan, (item) => [{ ...item, indicators: item.indicators.map(change) }]);
}

/** The plan's first two items with a number for their first target: for what is said of each cell, however many there are. */
export function fewItems(): Plan {
  const counted = itemsInOrder(bundledPlan).filter(({ item }) =>
    item.indicators.some(({ targets: [first] }) => typeof first?.value === "number"),
  );
  const codes = new Set(counted.slice(0, 2).map(({ item }) => item.code));
  return mapItems(bundledPlan, (item) => (codes.has(item.code) ? [item] : []));
}

/** Exactly one target of an indicator says something else. */
export function withTarget(plan: Plan, indicatorId: string, year: number, value: number): Plan {
  return withCell(plan, indicatorId, year, (cell) => ({ ...cell, value }));
}

/** Exactly one target of an indicator was read otherwise. */
export function withCell(
  plan: Plan,
  indicatorId: string,
  year: number,
  change: (cell: TargetCell) => TargetCell,
): Plan {
  const index = plan.years.indexOf(year);
  let found = 0;
  const changed = mapIndicators(plan, (indicator) => {
    if (indicator.id !== indicatorId) return indicator;
    found += 1;
    return {
      ...indicator,
      targets: indicator.targets.map((cell, at) => (at === index ? change(cell) : cell)),
    };
  });
  if (found !== 1) throw new Error(`The plan has no indicator ${indicatorId}.`);
  return changed;
}

/** What is stated becomes inferred, with a reason. */
export function inferred(value: number): (cell: TargetCell) => TargetCell {
  return ({ lines }) => ({ value, lines, reading: "inferred", reason: "合計と合います。" });
}

/** What could not be read becomes stated. */
export function stated(value: number): (cell: TargetCell) => TargetCell {
  return ({ lines }) => ({ value, lines, reading: "stated" });
}

/** The first target of the plan that could not be read. */
export function unreadableIn(plan: Plan): {
  readonly id: string;
  readonly year: number;
  readonly key: string;
} {
  for (const priority of plan.priorities)
    for (const measure of priority.measures)
      for (const item of measure.items)
        for (const { id, targets } of item.indicators) {
          const index = targets.findIndex(({ reading }) => reading === "unreadable");
          const year = plan.years[index];
          if (year !== undefined) return { id, year, key: `${item.code}|${id}` };
        }
  throw new Error("The plan has no unreadable target.");
}

/** An item that the plan did not have, after the one with the code. */
export function withItemAfter(plan: Plan, code: string, item: Item): Plan {
  return mapItems(plan, (one) => (one.code === code ? [one, item] : [one]));
}

export function withoutItem(plan: Plan, code: string): Plan {
  return mapItems(plan, (item) => (item.code === code ? [] : [item]));
}

export function itemOf(plan: Plan, code: string): Item {
  const found = plan.priorities
    .flatMap(({ measures }) => measures.flatMap(({ items }) => items))
    .find((item) => item.code === code);
  if (!found) throw new Error(`The plan has no item ${code}.`);
  return found;
}

/** As many items as wanted, made by repeating the plan's own under new codes. */
export function planOf(items: number): Plan {
  const own = PLAN.priorities.flatMap(({ measures }) => measures.flatMap((measure) => measure.items));
  const rounds = Math.ceil(items / own.length);
  let made = 0;
  return mapItems(PLAN, (item) =>
    Array.from({ length: rounds }, (_, round): Item | null => {
      if (made >= items) return null;
      made += 1;
      if (round === 0) return item;
      const code = `${item.code}${String(round).padStart(3, "0")}`;
      const renamed = new Map(item.indicators.map(({ id }) => [id, `${id}-${round}`]));
      return {
        ...item,
        code,
        name: `${item.name}その${round}`,
        indicators: item.indicators.map(({ innerOf, ...one }) => ({
          ...one,
          id: renamed.get(one.id) ?? one.id,
          ...(innerOf === undefined ? {} : { innerOf: renamed.get(innerOf) ?? innerOf }),
        })),
      };
    }).filter((one) => one !== null),
  );
}
