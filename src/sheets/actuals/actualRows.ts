import type { FiscalYear, Indicator, PlacedItem } from "../../plan";
import type { Selection } from "../choice";
import { actualKey } from "../keys";

/** A row of 実績入力: an indicator, or an item without one, in one fiscal year. */
export interface ActualRow extends PlacedItem {
  /** Of the row in every workbook. */
  readonly key: string;
  /** null: the item has none, and only its 取組状況 is reported. */
  readonly indicator: Indicator | null;
  readonly year: FiscalYear;
  /** Of the year, in the plan's rows of cells. */
  readonly index: number;
}

/** The rows of 実績入力 for a choice, in the plan's order. */
export function actualRows({ items, years }: Selection): readonly ActualRow[] {
  return items.flatMap((placed) =>
    (placed.item.indicators.length === 0 ? [null] : placed.item.indicators).flatMap((indicator) =>
      years.map((year): ActualRow => ({
        ...placed,
        ...year,
        indicator,
        key: actualKey(placed.item, indicator, year.year),
      })),
    ),
  );
}
