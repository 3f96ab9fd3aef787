import type { Indicator, Item } from "../types";
import { byName, labelsOf, nearest, type Named } from "./byName";
import { itemLabel, quotedList } from "./labels";

/** More than these make a message that nobody reads. */
const MOST = 3;

/** What helps somebody whose text names no item. */
export interface UnknownItem {
  /** What to type, with a code of this plan as the example. */
  readonly how: string;
  /** For a normalised text: what else in the plan bears that name, or else the nearest items. */
  readonly hint: (needle: string) => string;
  /** The nearest items by name, or, where there are none, how to list all. */
  readonly near: (items: readonly Item[]) => string;
}

/** Prepares the plan's names once, like the search that comes before it. */
export function unknownItem(named: readonly Named<Item>[]): UnknownItem {
  const items = named.map(({ value }) => value);
  const how = howToName(items[0] === undefined ? "" : `(${items[0].code} など)`);
  const near = (found: readonly Item[]): string =>
    found.length === 0
      ? `${how}一覧は =REFORM.ITEMS() で見られます。`
      : `近いものは${quotedList(found.map(itemLabel))}です。${how}`;
  const indicators = items.flatMap((item) =>
    item.indicators.map((indicator) => ({ labels: labelsOf(indicator.name), value: { item, indicator } })),
  );
  const owners = namedOwners(items);
  const hint = (needle: string): string => {
    // One letter stands in too many names to mean one of them.
    if ([...needle].length > 1) {
      const measured = byName(indicators, needle).slice(0, MOST);
      if (measured.length > 0) return theseAreIndicators(measured);
      const responsible = byName(owners, needle).slice(0, MOST);
      if (responsible.length > 0) return theseAreOwners(responsible);
    }
    return near(nearest(named, needle));
  };
  return { how, hint, near };
}

function howToName(codes: string): string {
  return `コード${codes}か、名前の一部を入力してください。`;
}

function namedOwners(items: readonly Item[]): readonly Named<string>[] {
  const owners = new Set(items.flatMap((item) => item.owners.map(({ value }) => value)));
  return [...owners].map((value) => ({ labels: labelsOf(value), value }));
}

function theseAreIndicators(
  found: readonly { readonly item: Item; readonly indicator: Indicator }[],
): string {
  const each = found.map(
    ({ item, indicator }) => `「${indicator.name}」は「${itemLabel(item)}」の指標です。`,
  );
  const codes = [...new Set(found.map(({ item }) => item.code))];
  return `${each.join("")}取組項目は、${howToName(`(${codes.join("、")})`)}`;
}

function theseAreOwners(found: readonly string[]): string {
  const formulas = found.map((owner) => `=REFORM.ITEMS("${owner}")`);
  return `${quotedList(found)}は担当課です。取組項目は ${formulas.join("、")} で一覧できます。`;
}
