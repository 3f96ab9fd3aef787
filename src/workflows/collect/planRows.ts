import type { FiscalYear, Plan } from "../../plan";
import { itemsInOrder } from "../../plan";
import { ACTUAL_HEADERS as H, NO_INDICATOR, actualRows, yearName, type ActualRow } from "../../sheets";

/** A row of 実績入力 as the plan has it. */
export interface PlanRow {
  readonly key: string;
  readonly year: FiscalYear;
  readonly owners: ReadonlySet<string>;
  readonly item: string;
  /** As the sheet has it: 数値目標なし for an item without one. */
  readonly indicator: string;
  /** 「2-1-2 ふるさと納税の推進 寄附金額」 */
  readonly label: string;
  /** Whether a number is asked for: stages and items without an indicator are told in 段階 and 取組状況. */
  readonly isNumeric: boolean;
  /** What stands beside the key for people to know the row by, by header. */
  readonly words: ReadonlyMap<string, string>;
}

/** All rows that the plan can have in 実績入力, by key, in the plan's order. */
export function planRows(plan: Plan): ReadonlyMap<string, PlanRow> {
  const rows = actualRows({
    items: itemsInOrder(plan),
    years: plan.years.map((year, index) => ({ year, index })),
  });
  return new Map(rows.map((row) => [row.key, planRow(row)]));
}

function planRow({ key, year, item, indicator }: ActualRow): PlanRow {
  const named = `${item.code} ${item.name}`;
  return {
    key,
    year,
    owners: new Set(item.owners.map(({ value }) => value)),
    item: item.name,
    indicator: indicator?.name ?? NO_INDICATOR,
    label: indicator ? `${named} ${indicator.name}` : named,
    isNumeric: indicator !== null && indicator.kind !== "stage",
    words: new Map([
      [H.code, item.code],
      [H.item, item.name],
      [H.indicator, indicator?.name ?? NO_INDICATOR],
      [H.westernYear, String(year)],
      [H.year, yearName(year)],
    ]),
  };
}

/** All 担当課 of the plan. */
export function departmentsOf(plan: Plan): ReadonlySet<string> {
  return new Set(itemsInOrder(plan).flatMap(({ item }) => item.owners.map(({ value }) => value)));
}
