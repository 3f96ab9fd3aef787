/**
 * What the auditor's desk asks of a workbook. Apart from index.ts, which has some of it as well, so that the pane may load it when
 * it is first needed.
 */
export { auditWorkbook } from "./auditWorkbook";
export { listReadings } from "../readings/listReadings";
export { selectedTarget } from "../readings/selectedTarget";
export { traceInWorkbook } from "../readings/traceInWorkbook";
export {
  writeAuditSheets,
  type AuditSheetsOutcome,
  type WriteAuditContext,
  type WriteAuditOptions,
} from "./writeAudit";
export type { LedgerCounts } from "./findingLedger";
