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
export { gradeStage } from "./stage";
export type { StageGrade, StageInput } from "./stage";
export { KIND_LABELS, PACE_BASIS, pace } from "./pace";
export type { NoPaceCode, Pace, PaceBasis, PaceInput } from "./pace";
export { ESTIMATE_MARK, NO_PACE, evaluatePace } from "./paceRow";
export type { NoPace, PaceCells, PaceRow } from "./paceRow";
export {
  earlyWarningFormula,
  paceBasisFormula,
  paceEstimateFormula,
  paceGradeFormula,
  paceRateFormula,
} from "./paceFormula";
export type { PaceRefs } from "./paceFormula";
export { summarise } from "./summary";
export type { LevelCount, Summary } from "./summary";
export { countFormula, onTrackShareFormula, ratedFormula } from "./summaryFormula";
export type { Criterion } from "./summaryFormula";
export { periodTotals } from "./period";
export type { PeriodTotals, PeriodYear } from "./period";
export { periodFormulas } from "./periodFormula";
export type { PeriodFormulas, PeriodRanges, PeriodRefs } from "./periodFormula";
export { footnotes } from "./footnotes";
export type { Footnotes } from "./footnotes";
export { roundHalfAway } from "./round";
export { errorProblem, formulaProblem, isErrorValue, readNumber } from "./readNumber";
export type { CellReading, TypedCell } from "./readNumber";
export { numberFormatKind } from "./numberFormat";
export { groupedNumber } from "./decimalText";
