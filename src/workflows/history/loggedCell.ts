import {
  CONTINUES,
  itemsInOrder,
  type Confirmation,
  type FiscalYear,
  type Plan,
  type TargetCell,
} from "../../plan";
import {
  ACTUAL_HEADERS as A,
  NO_INDICATOR,
  TABLES,
  actualKey,
  scheduleHeader,
  targetHeader,
  targetKey,
} from "../../sheets";

/** What a cell of 計画目標 or 実績入力 is about. */
export interface LoggedCell {
  readonly year: FiscalYear | null;
  readonly item: string;
  readonly indicator: string;
  /** What the office decided about what stands in the cell. */
  readonly confirmation: Confirmation | null;
}

/** Tells what cells of 計画目標 and 実績入力 are about: null for keys that the plan does not have. */
export function cellsOfPlan(plan: Plan): (table: string, key: string, header: string) => LoggedCell | null {
  const rows = new Map<string, (header: string) => LoggedCell>();
  for (const { item } of itemsInOrder(plan)) {
    for (const indicator of item.indicators.length === 0 ? [null] : item.indicators) {
      const named = { item: item.name, indicator: indicator?.name ?? NO_INDICATOR };
      const targets = indicator?.targets ?? [];
      rows.set(`${TABLES.targets}|${targetKey(item, indicator)}`, (header) => {
        const goal = plan.years.findIndex((year) => targetHeader(year) === header);
        const stage = plan.years.findIndex((year) => scheduleHeader(year) === header);
        const cell = targets[goal] ?? item.schedule[stage];
        return {
          ...named,
          year: plan.years[Math.max(goal, stage)] ?? null,
          confirmation: cell?.confirmation ?? null,
        };
      });
      plan.years.forEach((year, index) => {
        rows.set(`${TABLES.actuals}|${actualKey(item, indicator, year)}`, (header) => {
          const cells = header === A.target ? targets : header === A.schedule ? item.schedule : [];
          return { ...named, year, confirmation: decisionUpTo(cells, index) };
        });
      });
    }
  }
  return (table, key, header) => rows.get(`${table}|${key}`)?.(header) ?? null;
}

/** 実績入力 follows ⇒ back to what it continues: that may be what was decided. */
function decisionUpTo(cells: readonly TargetCell[], index: number): Confirmation | null {
  const own = cells[index];
  if (!own) return null;
  if (own.confirmation) return own.confirmation;
  return own.value === CONTINUES ? decisionUpTo(cells, index - 1) : null;
}
