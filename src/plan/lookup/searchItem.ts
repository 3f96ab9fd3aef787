import { dateOfSerial, SERIAL_FIRST, SERIAL_LAST } from "../calendar";
import { normalise } from "../normalise";
import { fail, succeed, type Result } from "../result";
import { shown } from "../shown";
import type { Item, Plan } from "../types";
import { byName, labelsOf } from "./byName";
import { itemLabel, quotedList } from "./labels";
import { unknownItem } from "./unknownItem";

/** Hyphens, minus signs, rules and the long-vowel mark: what people type between the digits of a code. */
const DASHES = /[\u2010-\u2015\u2043\u2212\u2500\u2501\uFE58\u30FC]/gu;
const CODE = /^[0-9a-z]+(?:-[0-9]+)+$/u;

/** Prepares the plan's names once; the function that comes back finds an item by code or name. */
export function searchItem(
  plan: Plan,
  placed: readonly { readonly item: Item }[],
): (input: unknown) => Result<Item> {
  const items = placed.map(({ item }) => item);
  const byCode = new Map(items.map((item) => [item.code, item]));
  const numerals = new Map(plan.priorities.map(({ numeral, code }) => [normalise(numeral), code]));
  const named = items.map((item) => ({ labels: labelsOf(item.name, ...item.aliases), value: item }));
  const { how, hint, near } = unknownItem(named);

  return (input) => {
    if (typeof input === "number") return isNumber(input, byCode, how);
    if (typeof input !== "string" && input !== null && input !== undefined) return unknown(input, near([]));
    const needle = normalise(input ?? "");
    if (needle === "") return fail("item.missing", "", `取組項目が空欄です。${how}`);
    const code = codeOf(needle, numerals);
    const exact = code === null ? undefined : byCode.get(code);
    if (exact !== undefined) return succeed(exact);
    return fromNames(byName(named, needle), input ?? "", () =>
      code === null ? hint(needle) : near(nearestCodes(items, code)),
    );
  };
}

function fromNames(found: readonly Item[], typed: unknown, hint: () => string): Result<Item> {
  const [first] = found;
  if (first === undefined) return unknown(typed, hint());
  if (found.length === 1) return succeed(first);
  return fail(
    "item.ambiguous",
    "",
    `「${shown(typed)}」に当てはまる取組項目が${found.length}つあります: ${quotedList(found.map(itemLabel))}。` +
      "コードか、もう少し長い名前を入力してください。",
  );
}

function unknown(typed: unknown, hint: string): Result<Item> {
  return fail("item.unknown", "", `「${shown(typed)}」に当てはまる取組項目がありません。${hint}`);
}

/** null: the text is not shaped like a code. */
function codeOf(needle: string, numerals: ReadonlyMap<string, string>): string | null {
  const text = needle.replace(DASHES, "-");
  if (!CODE.test(text)) return null;
  const [head = "", ...rest] = text.split("-");
  // ２ and 02 are 2; a numeral stands for the code of its 重点項目.
  const first = numerals.get(head) ?? head;
  return [first, ...rest].map((part) => part.replace(/^0+(?=[0-9])/u, "")).join("-");
}

/** The items that share the longest beginning of a code that does not exist. */
function nearestCodes(items: readonly Item[], code: string): readonly Item[] {
  const parts = code.split("-");
  for (let length = parts.length - (parts.length > 2 ? 1 : 0); length > 0; length--) {
    const start = `${parts.slice(0, length).join("-")}-`;
    const found = items.filter((item) => item.code.startsWith(start));
    if (found.length > 0) return found.slice(0, 3);
  }
  return [];
}

/** Excel turns 2-1-2 typed into an ordinary cell into the date 2002-01-02: say so rather than guess. */
function isNumber(value: number, byCode: ReadonlyMap<string, Item>, how: string): Result<Item> {
  if (value >= SERIAL_FIRST && value <= SERIAL_LAST) {
    const { year, month, day } = dateOfSerial(value);
    const item = byCode.get(`${year % 100}-${month}-${day}`);
    if (item !== undefined) {
      return fail(
        "item.isNumber",
        "",
        `${value} は日付の値です。${item.code} が日付に変わったのなら、「'${item.code}」と先頭に ' を付けて入力してください。`,
      );
    }
  }
  return fail("item.isNumber", "", `${value} は数値です。取組項目は、${how}`);
}
