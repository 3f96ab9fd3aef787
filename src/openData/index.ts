/** Publishing: the table that goes out, and the 統一ルール that any sheet can be checked against. */
export { openTable, resultOf } from "./openRows";
export type { ReportedCells, ReportedRow, ReportedValue } from "./openRows";
export { NOT_APPLICABLE, NO_NUMBER } from "./openTable";
export type { OpenTable, OpenValue } from "./openTable";
export { OPEN_HEADERS, OPEN_KINDS, OTHER_THAN_PLAN, ownerHeader } from "./openHeaders";
export { csvText, formulaLike } from "./csvText";
export type { CsvOptions } from "./csvText";
export { parseCsv } from "./parseCsv";
export type { CsvRecords } from "./parseCsv";
export { plainText } from "./plainText";
export type {
  AreaDescription,
  CellDescription,
  Encoding,
  FileDescription,
  ObjectDescription,
  ObjectKind,
  SheetDescription,
  TextDescription,
} from "./description";
export { checkSheet } from "./check/checkSheet";
export type { SheetCheck } from "./check/checkSheet";
export { RULES, VERDICT_LABELS } from "./check/rules";
export type { RuleId, RuleResult, Verdict } from "./check/rules";
export type { Finding } from "./check/finding";
