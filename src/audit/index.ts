/** What is wrong with a workbook: every cell that the add-in writes beside what the plan and the rules say. */
export { CATALOGUE, SEVERITY_LABELS } from "./catalogue";
export type { FindingCode, Severity } from "./catalogue";
export type { Finding, FindingPlace } from "./finding";
export type { AuditFrozen, AuditInput, AuditName, AuditSheet, AuditTable } from "./input";
export type { AuditColumnRules, RuleColors, WantedColumnRules, WantedRules } from "./input";
export { audit, auditedParts, unchecked } from "./audit";
export { expectedFormulas, type ExpectedFormula } from "./expected/expectedFormulas";
export { selectionIn, targetsPlaceIn, writtenIn } from "./expected/auditSheetIn";
export { wantedRules } from "./expected/wantedRules";
