/** What each sheet contains, as data: any host can render it. */
export type * from "./spec";
export { FONT, LOOKS } from "./looks";
export type { Look, LookFormat } from "./looks";
export { GRID, LEVEL_COLORS, NEUTRAL_COLOR } from "./palette";
export type { Selection, WriteChoice } from "./choice";
export { selectFrom } from "./choice";
export type { PeopleValues, RequestTerms } from "./answers";
export type { Written } from "./written";
export { reviewYearOf, yearName } from "./written";
export { planSheets } from "./planSheets";
export { MOST_CARDS, cardTable, itemsWithoutCard } from "./cardSheets";
export { requestSheets } from "./requestSheets";
export { requestsSheet } from "./requestsSheet";
export type { RequestRow } from "./requestsSheet";
export { HISTORY_ACTIONS, MADE_SHEETS, historySheet } from "./historySheet";
export type { HistoryRow } from "./historySheet";
export { auditSheet } from "./auditSheet";
export { FINDING_STATES, findingValue, findingsSheet, linkTo } from "./findingsSheet";
export type { AuditedWith, FindingRow } from "./findingsSheet";
export { AUDIT_HEADERS, AUDIT_METHODS, AUDIT_WORDS } from "./auditHeaders";
export type { TargetsPlace } from "./auditTargetsPlace";
export { actualRows } from "./actualRows";
export type { ActualRow } from "./actualRows";
export { CONTACT_WIDTH } from "./requestTerms";
export { linesOf } from "./fitLines";
export { textWidth } from "./widths";
export { dayInWords } from "./dayInWords";
export { FORMAT_VERSION, LAST_HISTORY_NUMBER, lastNumberRow, recordSheet } from "./recordSheet";
export { isWrittenItemsKey, readWrittenItems, writtenItemsRows } from "./writtenItems";
export { personName } from "./personName";
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
export { scheduleCell, stageCell, targetCell, yearTargetCell } from "./targetCells";
export { absoluteCell, columnLetter, headersIn, quoted, resolveRowFormula } from "./rowFormula";
export { checkRoom } from "./checkRoom";
export {
  DECISION_LABELS,
  appliedCells,
  readApplied,
  readDecision,
  readText,
  valueText,
} from "./readingDecision";
export type { TypedDecision } from "./readingDecision";
export { contentOf, isFormula, sameContent } from "./sameContent";
export { checkSpec, checkSpecs } from "./checkSpec";
