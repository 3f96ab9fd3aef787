import { audit, auditedParts, unchecked, wantedRules, type AuditInput, type Finding } from "../../audit";
import { fail, succeed, type Plan, type Result } from "../../plan";
import type { Sha256 } from "../../freeze";
import { TABLES } from "../../sheets";
import { FROZEN_TABLES } from "../freeze/checkFrozen";
import { frozenIn, type FrozenSeen } from "../freeze/frozenIn";
import { readHistory } from "../history/readHistory";
import { unloggedIn } from "../history/unlogged";
import type { SnapshotRequest, WorkbookPort, WorkbookSnapshot } from "../port";
import { READINGS_TABLES, readConfirmations } from "../readings/readConfirmations";
import { readRecord, refuseStranger } from "../readRecord";
import { readSettings } from "../readSettings";

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
  return {
    tables: [...new Set([...tables, ...READINGS_TABLES, ...LOGS, ...FROZEN_TABLES])],
    names,
    forAudit: true,
    rules: wantedRules(plan),
  };
}

/**
 * Reads a workbook in one round trip and compares it with the plan: targets, formulas, results, settings, names, rows, what is
 * hidden. Nothing is changed.
 *
 * @param shipped the hash of the plan's canonical text and the version that audits; pure code works out neither.
 * @param sha256 for a frozen copy: its stamp is worked out anew. Absent, or where the host cannot read every cell: `unchecked`
 * says that it was not.
 * @returns issues `audit.notOurs` (none of our tables is there) and those of `refuseStranger`: there is nothing to compare with.
 * @example await auditWorkbook(port, plan, { planHash, appVersion }) // { ok: true, value: { findings: [], unchecked: [] } }
 */
export async function auditWorkbook(
  port: Pick<WorkbookPort, "snapshot" | "workOut">,
  plan: Plan,
  shipped: AuditInput["shipped"],
  sha256?: Sha256,
): Promise<Result<AuditOutcome>> {
  const snapshot = await port.snapshot(auditRequest(plan));
  return auditSnapshot(snapshot, plan, shipped, await frozenIn(port, plan, snapshot, sha256));
}

export function auditSnapshot(
  snapshot: WorkbookSnapshot,
  plan: Plan,
  shipped: AuditInput["shipped"],
  frozen?: FrozenSeen,
): Result<AuditOutcome> {
  if (!snapshot.tables.some(({ name }) => OWN_TABLES.includes(name))) {
    return fail(
      "audit.notOurs",
      "",
      `行革プランのブックではありません(表「${TABLES.targets}」も「${TABLES.actuals}」もありません)。計画を書き込んだブックを指定してください。Gnumeric など、保存すると表がなくなるソフトで保存し直したブックは調べられません。`,
    );
  }
  const stranger = refuseStranger(plan, snapshot);
  if (!stranger.ok) return stranger;
  const confirmations = readConfirmations(plan, snapshot);
  const input: AuditInput = {
    ...(frozen?.snapshot ?? snapshot),
    settings: readSettings(snapshot),
    record: readRecord(snapshot),
    history: loggedIn(snapshot),
    confirmations,
    unlogged: unloggedIn(plan, snapshot, confirmations),
    shipped,
    ...(frozen && { frozen: frozen.frozen }),
  };
  return succeed({ findings: audit(input, plan), unchecked: unchecked(input, plan) });
}

function loggedIn({ tables }: WorkbookSnapshot): AuditInput["history"] {
  if (!tables.some(({ name }) => name === TABLES.history)) return succeed(null);
  const history = readHistory(tables);
  return history.ok ? succeed(history.value.entries) : history;
}

const OWN_TABLES: readonly string[] = [TABLES.targets, TABLES.actuals, TABLES.record];
