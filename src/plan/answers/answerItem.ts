import { findItem, type PlanIndex } from "../lookup/planIndex";
import type { Item } from "../types";
import { notFound, value, wrong, type Answer } from "./answer";
import { askIndicator } from "./ask";

/** Between two owners of one item, as the source prints them. */
const AND = "・";

/** 担当課, joined as the source prints them: 財政課・スポーツ振興課. */
export function ownersOf({ owners }: Item): string {
  return owners.map((owner) => owner.value).join(AND);
}

/**
 * 担当課 of an item. wrong: the issues of `findItem`.
 *
 * @example answerOwner(index, "2-1-1") // 財政課・スポーツ振興課
 */
export function answerOwner(index: PlanIndex, item: unknown): Answer<string> {
  const found = findItem(index, item);
  return found.ok ? value(ownersOf(found.value)) : wrong(found.issues);
}

/**
 * The full name of an item from its code; a part of the name does as well. wrong: the issues of `findItem`.
 *
 * @example answerItemName(index, "2-1-2") // ふるさと納税の推進
 */
export function answerItemName(index: PlanIndex, item: unknown): Answer<string> {
  const found = findItem(index, item);
  return found.ok ? value(found.value.name) : wrong(found.issues);
}

/**
 * The unit of an indicator; empty text for one that is a stage. none: the item has no indicator.
 * wrong: the issues of `findItem` and `findIndicator`.
 *
 * @example answerUnit(index, "ふるさと納税") // 千円
 */
export function answerUnit(index: PlanIndex, item: unknown, indicator?: unknown): Answer<string> {
  const found = findItem(index, item);
  if (!found.ok) return wrong(found.issues);
  const named = askIndicator(found.value, indicator);
  return named.ok ? value(named.value.unit) : notFound(named);
}
