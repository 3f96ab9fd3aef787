import { normalise } from "../normalise";
import { fail, succeed, type Result } from "../result";
import { shown } from "../shown";
import type { Indicator, Item } from "../types";
import { boundedMemo } from "./boundedMemo";
import { byName, labelsOf } from "./byName";
import { itemLabel, quotedList } from "./labels";

/** More spellings than an item's few indicators are ever called by. */
const REMEMBERED = 256;

type Find = (text: string) => Result<Indicator>;

/** An item never changes, so what was found in it stays right as long as the item is there. */
const finders = new WeakMap<Item, Find>();

/**
 * The indicator of an item. Without a text (null, blank): the only one; parts of another (内数) do not count.
 * With a text: by name, part of a name (as in `findItem`) or id, parts of another included.
 *
 * Issues: `indicator.none` (the item has none), `indicator.several` (lists them), `indicator.ambiguous`,
 * `indicator.unknown` (both list them).
 *
 * @example findIndicator(item, "トイレ")
 */
export function findIndicator(item: Item, text?: string | null): Result<Indicator> {
  let find = finders.get(item);
  if (find === undefined) {
    find = boundedMemo(REMEMBERED, (asked: string) => search(item, asked));
    finders.set(item, find);
  }
  return find(text ?? "");
}

function search(item: Item, text: string): Result<Indicator> {
  const needle = normalise(text);
  if (item.indicators.length === 0) {
    return fail("indicator.none", "", `「${itemLabel(item)}」に数値目標はありません。`);
  }
  return needle === "" ? theOnly(item) : named(item, needle, text);
}

function theOnly(item: Item): Result<Indicator> {
  const whole = item.indicators.filter(({ innerOf }) => innerOf === undefined);
  const [first] = whole;
  if (first !== undefined && whole.length === 1) return succeed(first);
  const message = `「${itemLabel(item)}」には指標が${whole.length}つあります。`;
  return fail("indicator.several", "", `${message}${choices(item)}`);
}

function named(item: Item, needle: string, typed: string): Result<Indicator> {
  const candidates = item.indicators.map((value) => ({ labels: labelsOf(value.name, value.id), value }));
  const found = byName(candidates, needle);
  const [first] = found;
  if (first === undefined) {
    const message = `「${itemLabel(item)}」に「${shown(typed)}」という指標はありません。`;
    return fail("indicator.unknown", "", `${message}${choices(item)}`);
  }
  if (found.length === 1) return succeed(first);
  const message = `「${shown(typed)}」に当てはまる指標が「${itemLabel(item)}」に${found.length}つあります。`;
  return fail("indicator.ambiguous", "", `${message}${choices(item)}`);
}

function choices(item: Item): string {
  return `指標は${quotedList(item.indicators.map(({ name }) => name))}です。名前を入力してください。`;
}
