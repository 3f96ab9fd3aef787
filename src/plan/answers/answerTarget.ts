import { formatEra } from "../fiscalYear";
import { findItem, findYear, type PlanIndex } from "../lookup/planIndex";
import type { Indicator, Plan, TargetCell } from "../types";
import { none, notFound, value, wrong, type Answer } from "./answer";
import { askIndicator } from "./ask";

/** Answers are made once per indicator, so that asking again allocates nothing. */
const known = new WeakMap<PlanIndex, Map<Indicator, readonly Answer<number | string>[]>>();

/**
 * The target of an item in a fiscal year: a number in the indicator's unit, or the text of a stage.
 *
 * none: the item has no indicator, the year has no target, or the source cannot be read there.
 * wrong: the issues of `findItem`, `findYear` and `findIndicator`; blank item or year is one of them.
 *
 * @example answerTarget(index, "ふるさと納税", "R4") // { kind: "value", value: 180000 }
 */
export function answerTarget(
  index: PlanIndex,
  item: unknown,
  year: unknown,
  indicator?: unknown,
): Answer<number | string> {
  const foundItem = findItem(index, item);
  if (!foundItem.ok) return wrong(foundItem.issues);
  const column = findYear(index, year);
  if (!column.ok) return wrong(column.issues);
  const found = askIndicator(foundItem.value, indicator);
  if (!found.ok) return notFound(found);
  const answer = answersOf(index, found.value)[column.value];
  if (answer === undefined) throw new Error(`no cell ${column.value} in ${found.value.id}`);
  return answer;
}

function answersOf(index: PlanIndex, indicator: Indicator): readonly Answer<number | string>[] {
  let ofIndex = known.get(index);
  if (ofIndex === undefined) {
    ofIndex = new Map();
    known.set(index, ofIndex);
  }
  let answers = ofIndex.get(indicator);
  if (answers === undefined) {
    answers = indicator.targets.map((cell, column) => answerCell(index.plan, indicator, cell, column));
    ofIndex.set(indicator, answers);
  }
  return answers;
}

function answerCell(
  plan: Plan,
  indicator: Indicator,
  cell: TargetCell,
  column: number,
): Answer<number | string> {
  if (cell.value !== null) return value(cell.value);
  const place = `「${indicator.name}」の${formatEra(plan.years[column] ?? 0)}`;
  if (cell.reading !== "unreadable") return none(`${place}に目標はありません。`);
  const shows = cell.shows === undefined ? "" : `出典の表示: ${cell.shows}。`;
  return none(`${place}の目標は、出典から読み取れません(要確認)。${shows}`);
}
