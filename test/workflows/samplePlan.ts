import { bundledPlan, type Indicator, type Item, type Plan, type TargetCell } from "../../src/plan";
import type { WriteChoice } from "../../src/sheets";
import type { WriteContext } from "../../src/workflows/prepareWrite";

export const PLAN: Plan = bundledPlan;
export const ALL: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };
export const CONTEXT: WriteContext = {
  written: { planHash: "0".repeat(64), date: "2022-06-01", appVersion: "0.1.0" },
};
/** The same plan a year later: only the circumstances differ. */
export const LATER: WriteContext = { written: { ...CONTEXT.written, date: "2023-06-01" } };

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

/** Exactly one target of an indicator says something else. */
export function withTarget(plan: Plan, indicatorId: string, year: number, value: number): Plan {
  const index = plan.years.indexOf(year);
  let found = 0;
  const changed = mapIndicators(plan, (indicator) => {
    if (indicator.id !== indicatorId) return indicator;
    found += 1;
    const targets = indicator.targets.map((cell, at): TargetCell =>
      at === index ? { ...cell, value } : cell,
    );
    return { ...indicator, targets };
  });
  if (found !== 1) throw new Error(`The plan has no indicator ${indicatorId}.`);
  return changed;
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
