import type { Result } from "../result";
import type { Item, Measure, Plan, Priority } from "../types";
import { boundedMemo } from "./boundedMemo";
import { columnOf } from "./columnOf";
import { searchItem } from "./searchItem";

/** An item with what stands above it. */
export interface PlacedItem {
  readonly priority: Priority;
  readonly measure: Measure;
  readonly item: Item;
}

/** All items from the first 重点項目 to the last. */
export function itemsInOrder(plan: Plan): readonly PlacedItem[] {
  return plan.priorities.flatMap((priority) =>
    priority.measures.flatMap((measure) => measure.items.map((item) => ({ priority, measure, item }))),
  );
}

/** A plan made ready to be asked. Build it once and keep it: it remembers what it was asked. */
export interface PlanIndex {
  readonly plan: Plan;
  readonly items: readonly PlacedItem[];
  readonly item: (input: unknown) => Result<Item>;
  readonly column: (input: unknown) => Result<number>;
}

/** So many different texts are remembered: more than a workbook uses, less than would hurt. */
const REMEMBERED = 4096;

export function indexPlan(plan: Plan): PlanIndex {
  const items = itemsInOrder(plan);
  return {
    plan,
    items,
    item: remembering(searchItem(plan, items)),
    column: remembering((input) => columnOf(plan, input)),
  };
}

/** Only texts and numbers are remembered: an object is the same key only by chance. */
function remembering<T extends object>(find: (input: unknown) => T): (input: unknown) => T {
  const known = boundedMemo(REMEMBERED, find);
  return (input) => (typeof input === "string" || typeof input === "number" ? known(input) : find(input));
}

/**
 * The item that a text means: its code (2-1-2, Ⅱ-1-2, any width, any dash), its full name, or any part of the name or
 * of an alias. Width, case, spaces and brackets do not matter; exact beats prefix beats part.
 *
 * Issues: `item.missing` (blank), `item.ambiguous` (names all that fit), `item.unknown` (says that it
 * is an indicator or a 担当課, or names the nearest, or says how to list all), `item.isNumber` (a cell in which Excel turned 2-1-2 into a date).
 *
 * @example findItem(index, "ふるさと納税") // 2-1-2 ふるさと納税の推進
 */
export function findItem(index: PlanIndex, input: unknown): Result<Item> {
  return index.item(input);
}

/**
 * The column of a fiscal year among the plan's years, 0-based.
 *
 * Issues: those of `parseFiscalYear`, and `year.outsidePlan`.
 *
 * @example findYear(index, "R4") // 2 in a plan of R2 to R6
 */
export function findYear(index: PlanIndex, input: unknown): Result<number> {
  return index.column(input);
}
