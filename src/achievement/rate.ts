import type { Direction } from "../plan/types";
import { isBlank, isNumber } from "./blank";
import type { RateMethod } from "./method";
import { METHOD_LABELS } from "./method";
import { roundHalfAway } from "./round";

/** What a rate is taken from. Values come from cells and are checked here; target, actual and baseline share one unit. */
export interface RateInput {
  readonly target: unknown;
  readonly actual: unknown;
  readonly method: RateMethod;
  /** Only `improvement` reads it: the value before the plan began. */
  readonly baseline?: unknown;
  /** Only `reached` reads it: with `lower` the target is the most that is allowed, otherwise the least. */
  readonly direction?: Direction | undefined;
}

export type NoRateCode =
  | "method.stage"
  | "target.blank"
  | "target.notNumber"
  | "target.zero"
  | "target.negative"
  | "actual.blank"
  | "actual.notNumber"
  | "actual.notPositive"
  | "baseline.blank"
  | "baseline.notNumber"
  | "baseline.equalsTarget"
  | "rate.overflow";

export type Rate =
  | { readonly kind: "rate"; /** A fraction: 0.9 is 90 %. Not rounded. */ readonly value: number }
  | { readonly kind: "none"; readonly code: NoRateCode; /** Japanese. */ readonly message: string };

/** Differences below this many decimal places are noise of binary arithmetic, such as 0.1 + 0.2 against 0.3. */
export const REACHED_PLACES = 9;

/**
 * The achievement rate of one value, as a fraction, unrounded; never NaN or infinite.
 *
 * - `ratio` 実績÷目標, `inverse` 目標÷実績, `twoMinus` 2－実績÷目標: need a target above 0. A target of 0 is `target.zero`
 *   (no rate, as 総務省 and cities publish it: 目標未設定, never an error or 0 %). A negative target is `target.negative`:
 *   a quotient would call the worse value the better one. `inverse` also needs an actual above 0.
 * - `improvement` (基準値－実績)÷(基準値－目標), for either direction and any sign.
 * - `reached` 1 when the target is reached, otherwise 0; any sign.
 * - `stage` never has a rate.
 *
 * Blank actual: `actual.blank` (未回答), never 0. Text, booleans and error values: `….notNumber`. Blank target: `target.blank`.
 *
 * @example rate({ target: 91, actual: 101, method: "inverse" }) // { kind: "rate", value: 0.900990… }
 */
export function rate({ target, actual, method, baseline, direction }: RateInput): Rate {
  if (method === "stage") return none("method.stage", "段階の指標のため、達成率はありません。");
  if (isBlank(target)) return none("target.blank", "目標がないため、達成率はありません。");
  if (!isNumber(target)) return none("target.notNumber", notANumber("目標", target));
  const divides = method === "ratio" || method === "inverse" || method === "twoMinus";
  if (divides && target === 0) return none("target.zero", "目標が 0 のため、達成率はありません。");
  if (isBlank(actual)) return none("actual.blank", "実績が未回答です。");
  if (!isNumber(actual)) return none("actual.notNumber", notANumber("実績", actual));
  if (divides && target < 0) {
    return none(
      "target.negative",
      `目標が負の数(${target})のため、「${METHOD_LABELS[method]}」では計算できません。` +
        `算定方法を「${METHOD_LABELS.improvement}」か「${METHOD_LABELS.reached}」にしてください。`,
    );
  }

  switch (method) {
    case "ratio":
      return finite(actual / target);
    case "twoMinus":
      return finite(2 - actual / target);
    case "inverse":
      if (actual > 0) return finite(target / actual);
      return none(
        "actual.notPositive",
        `実績が 0 以下(${actual})のため、「${METHOD_LABELS.inverse}」では計算できません。` +
          `算定方法を「${METHOD_LABELS.twoMinus}」か「${METHOD_LABELS.reached}」にしてください。`,
      );
    case "improvement":
      if (isBlank(baseline)) {
        return none(
          "baseline.blank",
          `「${METHOD_LABELS.improvement}」には基準値が要ります。基準値を入力してください。`,
        );
      }
      if (!isNumber(baseline)) return none("baseline.notNumber", notANumber("基準値", baseline));
      if (baseline === target) {
        return none(
          "baseline.equalsTarget",
          `基準値と目標が同じ(${target})ため、改善の割合を計算できません。基準値か算定方法を見直してください。`,
        );
      }
      return finite((baseline - actual) / (baseline - target));
    case "reached": {
      const margin = direction === "lower" ? target - actual : actual - target;
      return { kind: "rate", value: roundHalfAway(margin, REACHED_PLACES) >= 0 ? 1 : 0 };
    }
  }
}

function finite(value: number): Rate {
  if (Number.isFinite(value)) return { kind: "rate", value };
  return none("rate.overflow", "達成率が大きすぎて計算できません。目標と実績の桁を確かめてください。");
}

function none(code: NoRateCode, message: string): Rate {
  return { kind: "none", code, message };
}

function notANumber(what: string, value: unknown): string {
  return `${what}が数値ではありません(「${String(value)}」)。数字だけを入力してください。`;
}
