import { serialOfDate } from "../plan/calendar";
import type { FiscalYear, IndicatorKind } from "../plan/types";
import { isBlank, isNumber } from "./blank";
import { roundHalfAway } from "./round";

/** What the numbers of an indicator are, as people read and choose it. The sheet's formulas compare with exactly these texts. */
export const KIND_LABELS: Readonly<Record<IndicatorKind, string>> = {
  annual: "合計",
  level: "水準",
  oneOff: "一回",
  stage: "段階",
};

/** What an estimate of the year's end rests on, as the sheet says it. */
export const PACE_BASIS = {
  forecast: "年度末見込",
  proRata: "上半期から按分",
  interpolated: "基準値から延長",
  reached: "上半期の水準",
} as const;

export type PaceBasis = keyof typeof PACE_BASIS;

/** Decimal places of an estimate that is calculated: without the noise of binary arithmetic, on which programs round apart. */
export const ESTIMATE_PLACES = 9;

/** What a year's end is estimated from. Values come from cells and are checked here; all share the target's unit. */
export interface PaceInput {
  readonly kind: IndicatorKind;
  /** 上半期実績: from 1 April to the as-of date, at most to 30 September. */
  readonly firstHalf: unknown;
  /** 年度末見込. */
  readonly forecast: unknown;
  /** Where a level stood when the year began; only `level` reads it. */
  readonly baseline?: unknown;
  readonly fiscalYear: FiscalYear;
  /** Excel serial of the day up to which is known what is known; a time of day does not count. See `parseDay`. */
  readonly asOf: number;
}

export type NoPaceCode =
  | "pace.stage"
  | "pace.notBegun"
  | "pace.oneOff"
  | "pace.overflow"
  | "forecast.notNumber"
  | "firstHalf.blank"
  | "firstHalf.notNumber"
  | "baseline.notNumber";

export type Pace =
  | {
      readonly kind: "estimate";
      /** Of the whole year, in the unit of the values. */
      readonly value: number;
      readonly basis: PaceBasis;
    }
  | { readonly kind: "none"; readonly code: NoPaceCode; /** Japanese. */ readonly message: string };

/**
 * Where a value will be when its fiscal year ends, as far as the first half says. Always an estimate, never an actual.
 *
 * - 年度末見込 wins: who forecasts knows more than a rule of three.
 * - `annual` 合計: 上半期実績 ÷ share, where share is the days from 1 April to the as-of date (at most 30 September), both
 *   included, ÷ the days of the fiscal year.
 * - `level` 水準: 基準値＋(上半期実績－基準値) ÷ share; without 基準値 the level reached is the estimate.
 * - `oneOff` 一回: only 年度末見込. Half a removal is not half a year's work.
 * - `stage`: none.
 *
 * Before 1 April of the fiscal year nothing is estimated (`pace.notBegun`). Blank 上半期実績 is 未回答, never 0.
 *
 * @example pace({ kind: "annual", firstHalf: 90, forecast: "", fiscalYear: 2022, asOf: 44834 }) // 90 × 365 ÷ 183 = 179.508…
 */
export function pace({ kind, firstHalf, forecast, baseline, fiscalYear, asOf }: PaceInput): Pace {
  if (kind === "stage") return none("pace.stage", "段階の指標のため、年度末の見込みは計算しません。");
  const begins = serialOfDate({ year: fiscalYear, month: 4, day: 1 });
  if (asOf < begins) {
    return none(
      "pace.notBegun",
      "基準日が年度の始まり(4月1日)より前のため、見込みはありません。基準日か年度を確かめてください。",
    );
  }
  if (isNumber(forecast)) return { kind: "estimate", value: forecast, basis: "forecast" };
  if (!isBlank(forecast)) return none("forecast.notNumber", notANumber("年度末見込", forecast));
  if (isBlank(firstHalf)) return none("firstHalf.blank", "上半期実績も年度末見込も未回答です。");
  if (!isNumber(firstHalf)) return none("firstHalf.notNumber", notANumber("上半期実績", firstHalf));
  if (kind === "oneOff") {
    return none(
      "pace.oneOff",
      "一回で終わる取組は上半期実績から按分できません。年度末見込を入力してください。",
    );
  }

  const ends = serialOfDate({ year: fiscalYear, month: 9, day: 30 });
  const known = Math.min(Math.floor(asOf), ends) - begins + 1;
  const days = serialOfDate({ year: fiscalYear + 1, month: 4, day: 1 }) - begins;
  if (kind === "annual") return finite((firstHalf * days) / known, "proRata");
  if (isBlank(baseline)) return { kind: "estimate", value: firstHalf, basis: "reached" };
  if (!isNumber(baseline)) return none("baseline.notNumber", notANumber("基準値", baseline));
  return finite(baseline + ((firstHalf - baseline) * days) / known, "interpolated");
}

function finite(value: number, basis: PaceBasis): Pace {
  if (Number.isFinite(value))
    return { kind: "estimate", value: roundHalfAway(value, ESTIMATE_PLACES), basis };
  return none("pace.overflow", "見込みが大きすぎて計算できません。上半期実績の桁を確かめてください。");
}

function none(code: NoPaceCode, message: string): Pace {
  return { kind: "none", code, message };
}

function notANumber(what: string, value: unknown): string {
  return `${what}が数値ではありません(「${String(value)}」)。数字だけを入力してください。`;
}
