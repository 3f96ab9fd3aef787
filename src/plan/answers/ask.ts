import { findIndicator } from "../lookup/findIndicator";
import { findItem, findYear, type PlanIndex } from "../lookup/planIndex";
import { fail, type Result } from "../result";
import { shown } from "../shown";
import type { Indicator, Item } from "../types";

/** The indicator that a cell, an argument or nothing names. */
export function askIndicator(item: Item, input: unknown): Result<Indicator> {
  if (input === null || input === undefined) return findIndicator(item);
  if (typeof input === "string") return findIndicator(item, input);
  return fail(
    "indicator.unknown",
    "",
    `指標は名前で入力してください(「${shown(input)}」は名前ではありません)。`,
  );
}

export interface Place {
  readonly item: Item;
  readonly indicator: Indicator;
  readonly column: number;
}

/** Item, year and indicator at once; the first that cannot be understood is the issue. */
export function askPlace(index: PlanIndex, item: unknown, year: unknown, indicator: unknown): Result<Place> {
  const foundItem = findItem(index, item);
  if (!foundItem.ok) return foundItem;
  const column = findYear(index, year);
  if (!column.ok) return column;
  const found = askIndicator(foundItem.value, indicator);
  if (!found.ok) return found;
  return { ok: true, value: { item: foundItem.value, indicator: found.value, column: column.value } };
}
