/** What each sheet contains, as data: any host can render it. */
export type * from "./spec";
export { FALLBACK_FONTS, FONT, LOOKS } from "./looks";
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
export { HISTORY_ACTIONS, historySheet } from "./historySheet";
export type { HistoryRow } from "./historySheet";
export { actualRows } from "./actualRows";
export type { ActualRow } from "./actualRows";
export { CONTACT_WIDTH } from "./requestTerms";
export { linesOf } from "./fitLines";
export { textWidth } from "./widths";
export { dayInWords } from "./dayInWords";
export { FORMAT_VERSION } from "./recordSheet";
export { NAMES, SHEETS, TABLES } from "./names";
export {
  ACTUAL_HEADERS,
  ANSWER_HEADERS,
  CARD_HEADERS,
  CHART_CHOICE_HEADERS,
  FIGURE_HEADERS,
  HISTORY_HEADERS,
  LEVEL_HEADERS,
  LISTED_HEADERS,
  NO_INDICATOR,
  PERIOD_HEADERS,
  PROGRESS_HEADERS,
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
export { absoluteCell, columnLetter, headersIn, quoted, resolveRowFormula } from "./rowFormula";
export { checkRoom } from "./checkRoom";
export { contentOf, isFormula, sameContent } from "./sameContent";
export { checkSpec, checkSpecs } from "./checkSpec";
