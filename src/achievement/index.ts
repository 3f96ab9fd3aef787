/** Actual values into achievement: rates, grades, and the plain Excel formulas for the same rules. */
export { METHOD_LABELS, RATE_METHODS, defaultMethod, parseMethod } from "./method";
export type { RateMethod } from "./method";
export { rate } from "./rate";
export type { NoRateCode, Rate, RateInput } from "./rate";
export {
  DEFAULT_SETTINGS,
  GRADE_ON_LABELS,
  MAX_DIGITS,
  MAX_THRESHOLD,
  STANDING_LABELS,
  parseSettings,
} from "./settings";
export type { GradeLevel, GradeOn, GradeSettings, LevelSettings, Standing } from "./settings";
export { UNROUNDED_PLACES, grade, settledPlaces, settledRate } from "./grade";
export type { Grade } from "./grade";
export { NO_GRADE } from "./noGrade";
export type { NoGrade } from "./noGrade";
export { STATES, STATE_LABELS } from "./state";
export type { State, StateId } from "./state";
export { DIRECTION_LABELS, evaluateRow } from "./row";
export type { RowCells, RowResult } from "./row";
export { gradeFormula, rateFormula } from "./formulas";
export type { RowRefs, SettingNames } from "./formulas";
export { roundHalfAway } from "./round";
