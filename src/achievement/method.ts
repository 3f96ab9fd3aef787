import type { Indicator } from "../plan/types";
import type { Result } from "../plan/result";
import { fail, succeed } from "../plan/result";

/**
 * How a rate is taken. Municipalities use all of these, and they grade differently: with 基準 120, 目標 100 and 実績 110
 * `inverse` gives 90.9 %, `twoMinus` 90 % and `improvement` 50 %. So the method belongs to each indicator and stands
 * beside every rate.
 */
export type RateMethod = "ratio" | "inverse" | "twoMinus" | "improvement" | "reached" | "stage";

/** As people read and choose them. The sheet's formulas compare with exactly these texts. */
export const METHOD_LABELS: Readonly<Record<RateMethod, string>> = {
  ratio: "実績÷目標",
  inverse: "目標÷実績",
  twoMinus: "2－実績÷目標",
  improvement: "基準からの改善",
  reached: "達成・未達",
  stage: "段階",
};

export const RATE_METHODS = Object.keys(METHOD_LABELS) as readonly RateMethod[];

/** Other ways to write a method, as {@link plain} leaves them: without brackets and 値. */
const VARIANTS: Readonly<Record<string, RateMethod>> = {
  "1-実績-目標/目標": "twoMinus",
  "基準-実績/基準-目標": "improvement",
  "実績-基準/目標-基準": "improvement",
  改善: "improvement",
  改善率: "improvement",
};

const BY_TEXT: ReadonlyMap<string, RateMethod> = new Map([
  ...RATE_METHODS.flatMap((id): [string, RateMethod][] => [
    [plain(id), id],
    [plain(METHOD_LABELS[id]), id],
  ]),
  ...Object.entries(VARIANTS),
]);

/**
 * Understands the labels, the ids and usual spellings (half or full width, ÷ or /, any dash, 値 or not).
 * Blank (null, undefined, "") is `ratio`, the usual method for "higher is better".
 *
 * @returns issue `method.unknown` for anything else; its message lists the labels.
 * @example parseMethod("２-実績/目標") // { ok: true, value: "twoMinus" }
 */
export function parseMethod(text: unknown): Result<RateMethod> {
  if (text === null || text === undefined) return succeed("ratio");
  if (typeof text === "string") {
    const key = plain(text);
    const found = key === "" ? "ratio" : BY_TEXT.get(key);
    if (found) return succeed(found);
  }
  const choices = RATE_METHODS.map((id) => `「${METHOD_LABELS[id]}」`).join("、");
  return fail(
    "method.unknown",
    "method",
    `算定方法「${String(text)}」はありません。${choices}のいずれかを指定してください。`,
  );
}

/**
 * The method an indicator starts with; the office may change it per row. Higher is better and neither: 実績÷目標.
 * Lower is better: 目標÷実績, the commonest of the three in use. Stages have no rate, and an item without an indicator (null)
 * is followed by its schedule's stages.
 *
 * @example defaultMethod(overtimeHours) // "inverse"
 */
export function defaultMethod(indicator: Pick<Indicator, "kind" | "direction"> | null): RateMethod {
  if (indicator === null || indicator.kind === "stage") return "stage";
  return indicator.direction === "lower" ? "inverse" : "ratio";
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_・･()値]/g, "")
    .replace(/[÷∕⁄]/g, "/")
    .replace(/[‐‑‒–—―−ー]/g, "-");
}
