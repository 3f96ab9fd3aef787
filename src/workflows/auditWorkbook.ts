import { audit, auditedParts, unchecked, type AuditInput, type Finding } from "../audit";
import { fail, succeed, type Plan, type Result } from "../plan";
import { TABLES } from "../sheets";
import type { SnapshotRequest, WorkbookPort, WorkbookSnapshot } from "./port";
import { readRecord, refuseStranger } from "./readRecord";
import { readSettings } from "./readSettings";

export interface AuditOutcome {
  /** The worst first; none for a workbook that nobody has tampered with. */
  readonly findings: readonly Finding[];
  /** What could not be looked at here, in Japanese. */
  readonly unchecked: readonly string[];
}

/** Logs and what was sent: not compared with the plan, but their sheets are the add-in's. */
const LOGS: readonly string[] = [TABLES.sent, TABLES.requests, TABLES.history];

/** What a snapshot must have for {@link auditSnapshot}. */
export function auditRequest(plan: Plan): SnapshotRequest {
  const { tables, names } = auditedParts(plan);
  return { tables: [...tables, ...LOGS], names, forAudit: true };
}

/**
 * Reads a workbook in one round trip and compares it with the plan: targets, formulas, results, settings, names, rows, what is
 * hidden. Nothing is changed.
 *
 * @param shipped the hash of the plan's canonical text and the version that audits; pure code works out neither.
 * @returns issues `audit.notOurs` (none of our tables is there) and those of `refuseStranger`: there is nothing to compare with.
 * @example await auditWorkbook(port, plan, { planHash, appVersion }) // { ok: true, value: { findings: [], unchecked: [] } }
 */
export async function auditWorkbook(
  port: WorkbookPort,
  plan: Plan,
  shipped: AuditInput["shipped"],
): Promise<Result<AuditOutcome>> {
  return auditSnapshot(await port.snapshot(auditRequest(plan)), plan, shipped);
}

export function auditSnapshot(
  snapshot: WorkbookSnapshot,
  plan: Plan,
  shipped: AuditInput["shipped"],
): Result<AuditOutcome> {
  if (!snapshot.tables.some(({ name }) => OWN_TABLES.includes(name))) {
    return fail(
      "audit.notOurs",
      "",
      `行革プランのブックではありません(表「${TABLES.targets}」も「${TABLES.actuals}」もありません)。計画を書き込んだブックを指定してください。`,
    );
  }
  const stranger = refuseStranger(plan, snapshot);
  if (!stranger.ok) return stranger;
  const input: AuditInput = {
    ...snapshot,
    settings: readSettings(snapshot),
    record: readRecord(snapshot),
    shipped,
  };
  return succeed({ findings: audit(input, plan), unchecked: unchecked(input, plan) });
}

const OWN_TABLES: readonly string[] = [TABLES.targets, TABLES.actuals, TABLES.record];
