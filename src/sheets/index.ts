/** What each sheet contains, as data: any host can render it. */
export type * from "./spec";
export type { ChartMarker } from "./looks/chartLooks";
export { CHART_LOOKS, amountLook, markerOf } from "./looks/chartLooks";
export { FONT, LOOKS } from "./looks/looks";
export type { Look, LookFormat } from "./looks/looks";
export { GRID, LEVEL_COLORS, NEUTRAL_COLOR } from "./looks/palette";
export type { Selection, WriteChoice } from "./choice";
export { selectFrom } from "./choice";
export type { PeopleValues, RequestTerms } from "./requests/answers";
export type { Written } from "./written";
export { reviewYearOf, yearName } from "./written";
export { planSheets } from "./planSheets";
export { MOST_CARDS, cardTable, itemsWithoutCard } from "./cards/cardSheets";
export { requestSheets } from "./requests/requestSheets";
export { requestsSheet } from "./requests/requestsSheet";
export type { RequestRow } from "./requests/requestsSheet";
export { HISTORY_ACTIONS, MADE_SHEETS, historySheet } from "./record/historySheet";
export type { HistoryRow } from "./record/historySheet";
export { auditSheet } from "./audit/auditSheet";
export { FINDING_STATES, findingValue, findingsSheet, linkTo } from "./audit/findingsSheet";
export type { AuditedWith, FindingRow } from "./audit/findingsSheet";
export { AUDIT_HEADERS, AUDIT_METHODS, AUDIT_WORDS } from "./audit/auditHeaders";
export type { TargetsPlace } from "./audit/auditTargetsPlace";
export { actualRows } from "./actuals/actualRows";
export type { ActualRow } from "./actuals/actualRows";
export { CONTACT_WIDTH } from "./requests/requestTerms";
export { linesOf } from "./looks/fitLines";
export { textWidth } from "./looks/widths";
export { dayInWords } from "./requests/dayInWords";
export { FORMAT_VERSION, LAST_HISTORY_NUMBER, lastNumberRow, recordSheet } from "./record/recordSheet";
export { isWrittenItemsKey, readWrittenItems, writtenItemsRows } from "./record/writtenItems";
export { personName } from "./record/personName";
export { NAMES, SHEETS, TABLES } from "./names";
export {
  ACTUAL_HEADERS,
  ANSWER_HEADERS,
  CARD_HEADERS,
  CHART_CHOICE_HEADERS,
  FIGURE_HEADERS,
  FINDING_HEADERS,
  HISTORY_HEADERS,
  LEVEL_HEADERS,
  LISTED_HEADERS,
  NO_INDICATOR,
  PERIOD_HEADERS,
  PROGRESS_HEADERS,
  READING_HEADERS,
  RECORD_HEADERS,
  REQUEST_HEADERS,
  REQUEST_KEYS,
  SENT_HEADERS,
  SETTING_HEADERS,
  SUMMARY_HEADERS,
  TARGET_HEADERS,
  gradeHeader,
  scheduleHeader,
  targetHeader,
} from "./headers";
export type { AnswerHeader } from "./headers";
export { actualKey, tableKey, targetKey } from "./keys";
export { describeKey } from "./describeKey";
export { scheduleCell, stageCell, targetCell, yearTargetCell } from "./targets/targetCells";
export { absoluteCell, columnLetter, headersIn, quoted, resolveRowFormula } from "./rowFormula";
export { checkRoom } from "./check/checkRoom";
export {
  DECISION_LABELS,
  appliedCells,
  readApplied,
  readDecision,
  readText,
  valueText,
} from "./readings/readingDecision";
export type { TypedDecision } from "./readings/readingDecision";
export { contentOf, isFormula, sameContent } from "./sameContent";
export { checkSpec, checkSpecs } from "./check/checkSpec";
