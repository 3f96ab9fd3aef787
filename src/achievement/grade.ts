import { roundHalfAway } from "./round";
import type { GradeLevel, GradeSettings } from "./settings";
import { DEFAULT_SETTINGS } from "./settings";

export interface Grade {
  /** 1 is best. */
  readonly level: GradeLevel;
  readonly sign: string;
  readonly word: string;
  /** Sign and word, as 判定 shows it. */
  readonly label: string;
}

/**
 * Places of the fraction that count when a rate is not to be rounded: enough for every real difference, and too few
 * for the noise of binary arithmetic, so that 2 - 1.4 is 60 % and not a hair above.
 */
export const UNROUNDED_PLACES = 12;

/** Decimal places of the fraction (not of the percentage) to which a rate is settled before it is shown and graded. */
export function settledPlaces(settings: GradeSettings): number {
  return settings.gradeOn === "rounded" ? settings.digits + 2 : UNROUNDED_PLACES;
}

/**
 * The rate as the sheet shows and grades it: rounded half away from zero to `digits` in percent, or as it is.
 *
 * @example settledRate(0.9995, DEFAULT_SETTINGS) // 1, so ◎達成
 */
export function settledRate(value: number, settings: GradeSettings = DEFAULT_SETTINGS): number {
  return roundHalfAway(value, settledPlaces(settings));
}

/**
 * The level that a rate (a fraction, 0.9 = 90 %) reaches; a threshold itself belongs to its level. Rates are not capped:
 * 150 % is ◎, −20 % is ×.
 *
 * @throws RangeError for NaN and infinities, which {@link rate} never gives.
 * @example grade(0.8).label // "○概ね達成"
 */
export function grade(rate: number, settings: GradeSettings = DEFAULT_SETTINGS): Grade {
  if (!Number.isFinite(rate)) throw new RangeError(`not a rate: ${rate}`);
  const settled = settledRate(rate, settings);
  const index = settings.levels.findIndex(
    ({ min }) => min === null || settled >= roundHalfAway(min, UNROUNDED_PLACES),
  );
  const found = settings.levels[index];
  if (!found) throw new RangeError("the last level must have no threshold");
  const { sign, word } = found;
  return { level: (index + 1) as GradeLevel, sign, word, label: sign + word };
}
