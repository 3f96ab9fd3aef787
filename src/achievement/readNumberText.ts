import { fail, succeed, type Result } from "../plan/result";
import { shown } from "../plan/shown";
import {
  MAX_SIGNIFICANT_DIGITS,
  decimalText,
  decimalValue,
  shiftDecimal,
  significantDigits,
  type Decimal,
} from "./decimalText";

/** Powers of ten of one and the same unit: what is written in one is said exactly in another. */
const MONEY: ReadonlyMap<string, number> = new Map([
  ["円", 0],
  ["千円", 3],
  ["万円", 4],
  ["百万円", 6],
  ["億円", 8],
]);

const PERCENT = "%";
/** ▲ and △ are how official documents print a minus. ー and – are not taken: people write ranges with them. */
const NUMBER = /^([+\-−▲△]?) *((?:\d[\d,]*)?(?:\.\d+)?) *(.*)$/su;
const PLAIN = /^\d*(?:\.\d+)?$/;
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
/** 10/1, 2026-10-1, 令和8年, 10月1日 */
const DATE = /^\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?$|[\d元] *[年月日]|^[RHrh]\d{1,2}\./u;

/** A number that somebody typed as text, beside what was typed in other words; null where nothing was typed. */
export type NumberText = { readonly value: number; readonly reading: string } | null;

/**
 * Reads a number that was typed as text: half or full width, grouped by commas in threes, with - − ▲ △ or +, and with the
 * row's own unit behind. Money in another power of 円 is converted exactly, digit by digit. Everything else is refused
 * rather than guessed. Blank text is null.
 *
 * @param unit of the row, such as 千円; "" where it has none.
 * @returns issues `number.text`, `number.separator`, `number.unit`, `number.percent`, `number.date`, `number.range`; `path` is "".
 * @example readNumberText("１，２００千円", "円") // 1,200,000, 「１，２００千円」を 1,200,000円と読みました。
 */
export function readNumberText(text: string, unit: string): Result<NumberText> {
  const folded = halfWidth(text).trim();
  if (folded === "") return succeed(null);
  const typed = `「${shown(text)}」`;
  const [, sign = "", digits = "", rest = ""] = NUMBER.exec(folded) ?? [];
  if (digits === "")
    return DATE.test(folded) ? aDate(typed) : fail("number.text", "", notANumber(typed, rest));
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) {
    return fail(
      "number.separator",
      "",
      `桁区切りの位置が正しくありません(${typed})。「1,200」のように3桁ごとに区切るか、区切らずに入力してください。`,
    );
  }
  const written = decimalOf(digits, sign !== "" && sign !== "+");
  if (significantDigits(written) > MAX_SIGNIFICANT_DIGITS) return tooLong(typed);

  const own = plainUnit(unit);
  // A unit that is broken apart may be two words: only the row's own may be written as the row has it.
  const suffix = folding(rest);
  if (suffix === "" || suffix === own || suffix === folding(unit)) {
    const value = decimalValue(written);
    if (suffix === "" && own === PERCENT && isFraction(value))
      return fail(
        "number.percent",
        "",
        fraction(decimalText(written), decimalText(shiftDecimal(written, 2))),
      );
    return succeed({ value, reading: `${typed}を ${decimalText(written)} と読みました。` });
  }
  const from = MONEY.get(suffix);
  const to = MONEY.get(own);
  if (from === undefined) {
    return DATE.test(folded) ? aDate(typed) : fail("number.text", "", notTheUnit(typed, suffix, own));
  }
  if (to === undefined) {
    return fail(
      "number.unit",
      "",
      own === ""
        ? `この行には単位がありません(${typed})。数字だけを入力してください。`
        : `この行の単位は「${unit}」です(${typed})。単位をそろえて、数字だけを入力してください。`,
    );
  }
  const converted = shiftDecimal(written, from - to);
  if (significantDigits(converted) > MAX_SIGNIFICANT_DIGITS || converted.whole.replace(/^0+/, "").length > 15)
    return tooLong(typed);
  return succeed({
    value: decimalValue(converted),
    reading: `${typed}を ${decimalText(converted)} ${own}と読みました。`,
  });
}

/** Whether a plain number in a row of percentages could be meant as a fraction: 0.9 for 90 %. */
export function isFraction(value: number): boolean {
  return value !== 0 && Math.abs(value) < 1;
}

/** What to type instead of a number that may be a fraction. */
export function fraction(asTyped: string, asPercent: string): string {
  return (
    `${asTyped} が ${asPercent}% のことか ${asTyped}% のことか分かりません。` +
    `${asPercent}% なら「${asPercent}」と入力してください。${asTyped}% なら先頭に ' を付けて「'${asTyped}%」と入力してください。`
  );
}

/** Full-width ASCII and the full-width space only: NFKC would make numbers of ① and ² as well. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, " ");
}

function folding(unit: string): string {
  return unit.normalize("NFKC").trim();
}

function plainUnit(unit: string): string {
  return folding(unit).replace(/\s/g, "");
}

function decimalOf(digits: string, isNegative: boolean): Decimal {
  const [whole = "", decimals = ""] = digits.replaceAll(",", "").split(".");
  return { isNegative, whole, decimals };
}

function aDate(typed: string): Result<never> {
  return fail(
    "number.date",
    "",
    `日付か分数に見えます(${typed})。数値を一つだけ、数字だけで入力してください。`,
  );
}

function notANumber(typed: string, rest: string): string {
  const isDash = /^[-−–—―ー~〜・/\s]*$/u.test(rest);
  return isDash
    ? `数値ではありません(${typed})。数値がないときは空欄にして、「状態」で「算定不能」か「対象外」を選んでください。`
    : `数値ではありません(${typed})。数字だけを入力し、説明は「取組状況」か「理由・対応」に書いてください。`;
}

function notTheUnit(typed: string, suffix: string, own: string): Parameters<typeof fail>[2] {
  if (suffix.includes(PERCENT) && own !== PERCENT)
    return `この行は割合の行ではありません(${typed})。${own === "" ? "" : `単位「${own}」で、`}数字だけを入力してください。`;
  if (/\d/.test(suffix.normalize("NFKC")))
    return `数値が二つ以上あるように見えます(${typed})。数値を一つだけ、数字だけで入力してください。`;
  return `数字の後に「${shown(suffix)}」があります(${typed})。数字だけを入力し、説明は「取組状況」か「理由・対応」に書いてください。`;
}

function tooLong(typed: string): Result<never> {
  return fail(
    "number.range",
    "",
    `桁数が多すぎます(${typed})。扱えるのは15桁までです。桁と単位を確かめてください。`,
  );
}
