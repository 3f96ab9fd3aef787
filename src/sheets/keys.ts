import type { FiscalYear, Indicator, Item } from "../plan";

/** The key of a row: the values of its key columns. */
export function tableKey(values: readonly (string | number)[]): string {
  return values.join("|");
}

/** A row of 計画目標. Items without an indicator have a row of their own, with nothing after the code. */
export function targetKey(item: Item, indicator: Indicator | null): string {
  return tableKey([item.code, indicator?.id ?? ""]);
}

/** A row of 実績入力. @example actualKey(item, indicator, 2022) // "2-1-2|2-1-2-1|2022" */
export function actualKey(item: Item, indicator: Indicator | null, year: FiscalYear): string {
  return tableKey([item.code, indicator?.id ?? "", year]);
}
