import type { RowRefs, SettingNames } from "./formulas";
import { gradeFormula, rateFormula, rated } from "./formulas";
import { METHOD_LABELS, RATE_METHODS } from "./method";
import { ESTIMATE_PLACES, KIND_LABELS as KIND, PACE_BASIS as BASIS } from "./pace";
import { ESTIMATE_MARK, NO_PACE, PACE_YEARS } from "./paceRow";
import { STANDING_LABELS } from "./settings";
import { STATE_LABELS } from "./state";

/** How to point at one row's cells, and at those of the four formulas that stand beside each other. */
export interface PaceRefs extends Omit<RowRefs, "rate" | "stage" | "schedule"> {
  readonly firstHalf: string;
  readonly forecast: string;
  /** A label of KIND_LABELS; blank is 合計. */
  readonly kind: string;
  /** 西暦 of the row's fiscal year. */
  readonly year: string;
  /** 基準日: a cell or a name. */
  readonly asOf: string;
  /** {@link paceBasisFormula} */
  readonly basis: string;
  /** {@link paceEstimateFormula} */
  readonly estimate: string;
  /** {@link paceRateFormula} */
  readonly estimateRate: string;
}

type Typed = Omit<PaceRefs, "basis" | "estimate" | "estimateRate">;

/** Plain Excel formulas (without "=") for Excel 2010, LibreOffice and Gnumeric: the same rule as evaluatePace. */

/** 見込の根拠: what the estimate rests on, or why there is none. */
export function paceBasisFormula(refs: Typed): string {
  const { target, actual, state, method, baseline, firstHalf, forecast, kind, year, asOf } = refs;
  const { proRata, interpolated } = estimates(refs);
  const is = (cell: string, text: string) => `${cell}="${text}"`;
  const isOneOf = (cell: string, texts: readonly string[]) =>
    `OR(${[`${cell}=""`, ...texts.map((text) => is(cell, text))].join(",")})`;
  // Not AND: an error in 実績 would reach it where 未回答 says not to look.
  const unlessUnanswered = (condition: string) =>
    `IF(${is(state, STATE_LABELS.unanswered)},FALSE,${condition})`;
  const isLevel = is(kind, KIND.level);
  const byTarget = (["ratio", "inverse", "twoMinus"] as const).map((id) => METHOD_LABELS[id]);
  const unanswered =
    `IF(${target}="","${NO_PACE.noTarget}",IF(NOT(ISNUMBER(${target})),"${NO_PACE.check}",` +
    `IF(AND(${target}=0,${isOneOf(method, byTarget)}),"${NO_PACE.noTarget}","${NO_PACE.unanswered}")))`;
  const isInterpolated = `AND(${isLevel},ISNUMBER(${baseline}))`;
  const cases: readonly (readonly [condition: string, answer: string])[] = [
    [is(state, STATE_LABELS.excluded), NO_PACE.excluded],
    [is(state, STATE_LABELS.incalculable), NO_PACE.incalculable],
    [`NOT(OR(${state}="",${is(state, STATE_LABELS.unanswered)},${rated(state).join(",")}))`, NO_PACE.check],
    [is(method, METHOD_LABELS.stage), NO_PACE.stage],
    [
      `NOT(${isOneOf(
        method,
        RATE_METHODS.map((id) => METHOD_LABELS[id]),
      )})`,
      NO_PACE.check,
    ],
    [`NOT(${isOneOf(kind, Object.values(KIND))})`, NO_PACE.check],
    [is(kind, KIND.stage), NO_PACE.stage],
    [unlessUnanswered(`ISNUMBER(${actual})`), NO_PACE.answered],
    [unlessUnanswered(`${actual}<>""`), NO_PACE.check],
    [`NOT(AND(ISNUMBER(${year}),ISNUMBER(${asOf})))`, NO_PACE.check],
    [`OR(${year}<${PACE_YEARS.first},${year}>${PACE_YEARS.last},INT(${year})<>${year})`, NO_PACE.check],
    [`${asOf}<DATE(${year},4,1)`, NO_PACE.notBegun],
    [`ISNUMBER(${forecast})`, BASIS.forecast],
    [`${forecast}<>""`, NO_PACE.check],
  ];
  const fromFirstHalf: typeof cases = [
    [`NOT(ISNUMBER(${firstHalf}))`, NO_PACE.check],
    [is(kind, KIND.oneOff), NO_PACE.oneOff],
    [`IF(${isLevel},${baseline}="",FALSE)`, BASIS.reached],
    [`AND(${isLevel},NOT(ISNUMBER(${baseline})))`, NO_PACE.check],
    [`IF(${isInterpolated},ISNUMBER(${interpolated}),FALSE)`, BASIS.interpolated],
    [`IF(${isLevel},FALSE,ISNUMBER(${proRata}))`, BASIS.proRata],
  ];
  const tree = (several: typeof cases, otherwise: string) =>
    several.reduceRight((rest, [condition, answer]) => `IF(${condition},"${answer}",${rest})`, otherwise);
  // Only a row without 上半期実績 looks at its target here: an error there takes no estimate away.
  const estimated = `IF(${firstHalf}="",${unanswered},${tree(fromFirstHalf, `"${NO_PACE.incalculable}"`)})`;
  return `IFERROR(${tree(cases, estimated)},"${NO_PACE.check}")`;
}

/** 年度末の推定値, from what 見込の根拠 says; "" where there is none. */
export function paceEstimateFormula(refs: Typed & Pick<PaceRefs, "basis">): string {
  const { basis, forecast, firstHalf } = refs;
  const { proRata, interpolated } = estimates(refs);
  const ways: readonly (readonly [basis: string, value: string])[] = [
    [BASIS.forecast, forecast],
    [BASIS.proRata, proRata],
    [BASIS.interpolated, interpolated],
    [BASIS.reached, firstHalf],
  ];
  return ways.reduceRight((rest, [text, value]) => `IF(${basis}="${text}",${value},${rest})`, '""');
}

/** 推定の達成率: of the estimate, by the row's own method; "" where there is none. */
export function paceRateFormula(refs: PaceRefs, names: Pick<SettingNames, "places">): string {
  return rateFormula(asActual(refs), names);
}

/** 推定の判定: the grade of 推定の達成率, marked as an estimate, or why there is none. */
export function paceGradeFormula(refs: PaceRefs, names: SettingNames): string {
  const { basis, estimate, estimateRate } = refs;
  const grade = gradeFormula({ ...asActual(refs), rate: estimateRate }, names);
  return `IF(ISNUMBER(${estimate}),${grade}&IF(ISNUMBER(${estimateRate}),"${ESTIMATE_MARK}",""),${basis})`;
}

/**
 * TRUE where the grade of an estimate counts as 遅れ: early warning.
 *
 * @param grade a cell of {@link paceGradeFormula}.
 */
export function earlyWarningFormula(
  grade: string,
  { labels, standings }: Required<Pick<SettingNames, "labels" | "standings">>,
): string {
  const levels = labels.map(
    (label, index) =>
      `AND(${grade}=${label}&"${ESTIMATE_MARK}",${standings[index] ?? ""}="${STANDING_LABELS.offTrack}")`,
  );
  return `OR(${levels.join(",")})`;
}

function estimates({ firstHalf, baseline, year, asOf }: Typed): { proRata: string; interpolated: string } {
  const begins = `DATE(${year},4,1)`;
  const days = `(DATE(${year}+1,4,1)-${begins})`;
  const known = `(MIN(INT(${asOf}),DATE(${year},9,30))-${begins}+1)`;
  return {
    proRata: `ROUND(${firstHalf}*${days}/${known},${ESTIMATE_PLACES})`,
    interpolated: `ROUND(${baseline}+(${firstHalf}-${baseline})*${days}/${known},${ESTIMATE_PLACES})`,
  };
}

/** The estimate takes the place of the actual value; the row's state has been looked at before. */
function asActual(refs: PaceRefs): Omit<RowRefs, "rate"> {
  const { target, method, baseline, direction, estimate } = refs;
  return { target, actual: estimate, state: '""', method, baseline, direction };
}
