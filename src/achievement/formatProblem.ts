import { fail, type Result } from "../plan/result";
import { groupedNumber } from "./decimalText";
import { shownNumbers, type ShownNumber } from "./numberFormat";

/** Powers of ten that are said in front of a unit. */
const POWERS: ReadonlyMap<string, number> = new Map([
  ["千", 3],
  ["万", 4],
  ["百万", 6],
  ["千万", 7],
  ["億", 8],
  ["十億", 9],
  ["兆", 12],
]);
const POWER = /百万|千万|十億|[千万億兆]/u;
/** Japanese fonts draw a backslash as ¥, and files of Japanese versions hold one. */
const YEN = /[円¥￥\\]/u;

/**
 * Why a plain number is not taken for what its cell holds: its format shows another amount, in thousands (`#,##0,`), with the
 * unit of another one (`0"千円"` in a row of 円), or both. A format that says the row's own amount in other words, such as
 * `#,##0,"千円"` in a row of 円, is no reason, and nought is nought in any unit.
 *
 * @returns the issue `number.scaled`, or null.
 * @example formatProblem(182_345_000, "#,##0,", "千円") // shown as 182,345
 */
export function formatProblem(value: number, format: string, unit: string): Result<never> | null {
  if (value === 0) return null;
  const misleading = shownNumbers(format).find((section) => !isSameAmount(section, unit));
  if (!misleading) return null;
  const why =
    misleading.thousands > 0
      ? "桁を縮める表示形式のため、見えている数値とセルの値が違います"
      : "表示形式の単位が、この行の単位と違います";
  const own = unit.trim();
  return fail(
    "number.scaled",
    "",
    `${why}(「${asShown(value, misleading)}」と表示、値は ${groupedNumber(value)}、この行の単位は${own === "" ? "なし" : `「${own}」`})。` +
      "どちらの数値か分かりません。セルの表示形式を「標準」か「数値」にしてから、この行の単位に合わせた数字を入力してください。",
  );
}

function isSameAmount({ thousands, letters }: ShownNumber, unit: string): boolean {
  const own = unit.normalize("NFKC").replace(/\s/g, "");
  const said = letters.normalize("NFKC");
  const isMoney = YEN.test(said);
  const saysUnit = said !== own && (isMoney || POWER.test(said));
  if (!saysUnit) return thousands === 0;
  if (isMoney && !YEN.test(own)) return false;
  return powerOf(said) - 3 * thousands === powerOf(own);
}

/** 3 of 千円; 0 of 円. */
function powerOf(words: string): number {
  return POWERS.get(POWER.exec(words)?.[0] ?? "") ?? 0;
}

function asShown(value: number, { thousands, places, letters }: ShownNumber): string {
  const number = groupedNumber(
    thousands === 0 ? value : Number((value / 1_000 ** thousands).toFixed(Math.min(places, 20))),
  );
  const words = letters.replace(/[^\p{L}%]/gu, "");
  return YEN.test(letters) && !words.includes("円") ? `¥${number}${words}` : `${number}${words}`;
}
