import { formatEra } from "../fiscalYear";
import { byName, labelsOf } from "../lookup/byName";
import { itemLabel, quotedList } from "../lookup/labels";
import { findItem, type PlanIndex } from "../lookup/planIndex";
import { normalise } from "../normalise";
import { fail, succeed, type Result } from "../result";
import { shown } from "../shown";
import type { TargetCell } from "../types";
import { none, value, wrong, type Answer } from "./answer";
import { ownersOf } from "./answerItem";
import { weakestReading, READING_WORDS } from "./readings";

/** Rows of equal length, the first of them headers. */
export type Table = readonly (readonly (string | number)[])[];

/** What stands in a cell that cannot be read. */
export const TO_BE_CHECKED = "要確認";

/**
 * All items, or those of one 担当課 (by name or part of it; blank is all), with headers.
 * wrong: `owner.unknown`, `owner.ambiguous`, `owner.notText`.
 *
 * @example answerItems(index, "財政課")
 */
export function answerItems(index: PlanIndex, owner?: unknown): Answer<Table> {
  const wanted = findOwner(index, owner);
  if (!wanted.ok) return wrong(wanted.issues);
  const header = ["コード", "取組項目", "担当課", "区分", "重点項目", "実施項目"];
  const rows = index.items
    .filter(({ item }) => wanted.value === null || item.owners.some((one) => one.value === wanted.value))
    .map(({ priority, measure, item }) => [
      item.code,
      item.name,
      ownersOf(item),
      index.plan.originLabels[item.origin.value],
      `${priority.numeral} ${priority.name}`,
      `${measure.code} ${measure.name}`,
    ]);
  return value([header, ...rows]);
}

/** null: everybody. */
function findOwner(index: PlanIndex, input: unknown): Result<string | null> {
  if (input === null || input === undefined) return succeed(null);
  if (typeof input !== "string") {
    return fail(
      "owner.notText",
      "",
      `担当課は名前で入力してください(「${shown(input)}」は名前ではありません)。`,
    );
  }
  const needle = normalise(input);
  if (needle === "") return succeed(null);
  const owners = [...new Set(index.items.flatMap(({ item }) => item.owners.map((owner) => owner.value)))];
  const found = byName(
    owners.map((name) => ({ labels: labelsOf(name), value: name })),
    needle,
  );
  const [first] = found;
  if (first !== undefined && found.length === 1) return succeed(first);
  if (first === undefined) {
    const message = `「${shown(input)}」という担当課はありません。担当課は${quotedList(owners)}です。`;
    return fail("owner.unknown", "", message);
  }
  const message = `「${shown(input)}」に当てはまる担当課が${found.length}つあります: ${quotedList(found)}。`;
  return fail("owner.ambiguous", "", `${message}どれか一つを入力してください。`);
}

/**
 * The indicators of an item with unit, a column for each plan year and how they were read, with headers. A year without
 * a target is empty text, one that cannot be read 要確認.
 *
 * none: the item has no indicator. wrong: the issues of `findItem`.
 *
 * @example answerTargets(index, "1-1-5")
 */
export function answerTargets(index: PlanIndex, item: unknown): Answer<Table> {
  const found = findItem(index, item);
  if (!found.ok) return wrong(found.issues);
  const { indicators } = found.value;
  if (indicators.length === 0) return none(`「${itemLabel(found.value)}」に数値目標はありません。`);
  const header = ["指標", "単位", ...index.plan.years.map(formatEra), "読み方"];
  const rows = indicators.map(({ name, unit, targets }) => [
    name,
    unit,
    ...targets.map(cellText),
    READING_WORDS[weakestReading(targets)],
  ]);
  return value([header, ...rows]);
}

function cellText({ value: target, reading }: TargetCell): string | number {
  return target ?? (reading === "unreadable" ? TO_BE_CHECKED : "");
}
