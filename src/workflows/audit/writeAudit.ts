import { selectionIn, targetsPlaceIn, writtenIn } from "../../audit";
import type { Sha256 } from "../../freeze";
import { confirmedPlan, itemsInOrder, succeed, type Plan, type Result } from "../../plan";
import { TABLES, auditSheet, findingsSheet, type Written } from "../../sheets";
import type { SheetSpec } from "../../sheets/spec";
import { auditRequest, auditSnapshot, type AuditOutcome } from "./auditWorkbook";
import { frozenIn } from "../freeze/frozenIn";
import { compareWorkbook } from "../write/compareWorkbook";
import { mergeFindings, type LedgerCounts } from "./findingLedger";
import { joinChanges } from "../write/logChange";
import type { ApplyOptions, WorkbookChange, WorkbookPort, WorkbookSnapshot } from "../port";
import { readConfirmations } from "../readings/readConfirmations";
import { readRecord, refuseToWrite } from "../readRecord";
import { restoreBlocks } from "../write/restoreBlocks";
import { toChange } from "../write/toChange";

export interface WriteAuditOptions extends ApplyOptions {
  /** The workbook is a copy for the audit: a frozen one may then get the sheets as well. */
  readonly isCopy?: true;
}

export interface WriteAuditContext {
  readonly written: Written;
  /** As `auditWorkbook` takes it. */
  readonly sha256?: Sha256;
}

export interface AuditSheetsOutcome extends AuditOutcome {
  readonly ledger: LedgerCounts;
  /** Rows that 監査 has worked out; null where 実績入力 has no row of the plan, and so there is nothing to work out. */
  readonly recalculated: number | null;
}

/**
 * Audits the workbook and writes what was found into it: 監査 (made, or brought to what it is to be: people own nothing there) and
 * 監査結果 (a ledger: rows are added and closed, never removed; 対応 and 対応者 stay). One look, one write, all or nothing. Rows of 監査 whose
 * row in 実績入力 is gone stay and say so.
 *
 * @returns issues of `auditSnapshot`, `workbook.frozen`, and of `compareWorkbook` for the two sheets; nothing is written then.
 * @throws WorkbookError as the port.
 * @example await writeAuditSheets(port, plan, { written }) // { ok: true, value: { findings, unchecked, ledger: { added: 2, … } } }
 */
export async function writeAuditSheets(
  port: WorkbookPort,
  plan: Plan,
  { written, sha256 }: WriteAuditContext,
  { isCopy, ...options }: WriteAuditOptions = {},
): Promise<Result<AuditSheetsOutcome>> {
  const request = auditRequest(plan);
  const snapshot = await port.snapshot({
    ...request,
    tables: [...new Set([...request.tables, TABLES.findings, TABLES.findingsHead])],
    headsOf: [TABLES.audit, TABLES.findingsHead],
  });
  const audited = auditSnapshot(snapshot, plan, written, await frozenIn(port, plan, snapshot, sha256));
  if (!audited.ok) return audited;
  if (!isCopy) {
    const refused = refuseToWrite(plan, snapshot);
    if (!refused.ok) return refused;
  }
  const { findings, unchecked } = audited.value;
  const merged = mergeFindings(findings, snapshot, written);
  if (!merged.ok) return merged;
  const { rows, counts, bySeverity } = merged.value;
  const ledger = findingsSheet(plan, rows, { counts: bySeverity, closed: counts.closed, unchecked }, written);
  const recalculation = auditSheets(plan, snapshot, written);
  const change = changeFor(recalculation, ledger, snapshot);
  if (!change.ok) return change;
  await port.apply(change.value, options);
  return succeed({
    findings,
    unchecked,
    ledger: counts,
    recalculated: recalculation?.chosen.tables[0]?.rows.length ?? null,
  });
}

interface Recalculation {
  readonly chosen: SheetSpec;
  /** For the whole plan: rows that were written for another choice are no strangers. */
  readonly whole: SheetSpec;
}

function auditSheets(plan: Plan, snapshot: WorkbookSnapshot, written: Written): Recalculation | null {
  const selection = selectionIn(plan, snapshot);
  if (selection === null || !snapshot.tables.some(({ name }) => name === TABLES.actuals)) return null;
  // As the audit sees it: what the tables carry since the last write.
  const confirmed = confirmedPlan(plan, readConfirmations(plan, snapshot).applied);
  const place = targetsPlaceIn(snapshot);
  const all = {
    items: itemsInOrder(confirmed),
    years: plan.years.map((year, index) => ({ year, index })),
  };
  const chosen = { ...selection, items: itemsOf(confirmed, selection.items) };
  const isWritten = writtenIn(plan, { tables: snapshot.tables, record: readRecord(snapshot) });
  return {
    chosen: auditSheet(confirmed, chosen, written, place, isWritten),
    whole: auditSheet(confirmed, all, written, place),
  };
}

function itemsOf(plan: Plan, chosen: readonly { readonly item: { readonly code: string } }[]) {
  const codes = new Set(chosen.map(({ item }) => item.code));
  return itemsInOrder(plan).filter(({ item }) => codes.has(item.code));
}

function changeFor(
  recalculation: Recalculation | null,
  ledger: SheetSpec,
  snapshot: WorkbookSnapshot,
): Result<WorkbookChange> {
  const chosen = [...(recalculation ? [recalculation.chosen] : []), ledger];
  const whole = [...(recalculation ? [recalculation.whole] : []), ledger];
  const compared = compareWorkbook(chosen, whole, snapshot);
  if (!compared.ok) return compared;
  const change = toChange(compared.value, snapshot, chosen);
  const blocks = recalculation ? restoreBlocks(recalculation.chosen, snapshot) : null;
  return succeed(blocks ? joinChanges([change, blocks]) : change);
}
