/** What each sheet contains, as data: any host can render it. */
export type * from "./spec";
export { FALLBACK_FONTS, FONT, LOOKS } from "./looks";
export type { Look, LookFormat } from "./looks";
export { GRID, LEVEL_COLORS, NEUTRAL_COLOR } from "./palette";
export type { Selection, WriteChoice } from "./choice";
export { selectFrom } from "./choice";
export type { Written } from "./written";
export { reviewYearOf } from "./written";
export { planSheets } from "./planSheets";
export { FORMAT_VERSION } from "./recordSheet";
export { NAMES, SHEETS, TABLES } from "./names";
export {
  ACTUAL_HEADERS,
  LEVEL_HEADERS,
  NO_INDICATOR,
  RECORD_HEADERS,
  SETTING_HEADERS,
  TARGET_HEADERS,
  scheduleHeader,
  targetHeader,
} from "./headers";
export { actualKey, tableKey, targetKey } from "./keys";
export { absoluteCell, columnLetter, headersIn, quoted, resolveRowFormula } from "./rowFormula";
export { checkSpec, checkSpecs } from "./checkSpec";
