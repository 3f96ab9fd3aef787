import {
  confirmedPlan,
  succeed,
  uncertainReadings,
  type Issue,
  type Plan,
  type ReadingDecision,
  type ReadingDecisions,
  type Result,
} from "../../plan";
import { READING_HEADERS as H, TABLES, readApplied, readDecision, type TypedDecision } from "../../sheets";
import type { CellValue, WorkbookSnapshot } from "../port";
import { tableReader } from "../tableReader";

/** What a snapshot must have for {@link readConfirmations}. */
export const READINGS_TABLES: readonly string[] = [TABLES.readings];

/** What the office decided in 読み取り確認, by the key of the reading. */
export interface Confirmations {
  /** Those that are whole: they hold, whether or not they have been written yet. */
  readonly decisions: ReadingDecisions;
  /** Those that the tables carry since the last write. */
  readonly applied: ReadingDecisions;
  /** Rows in which something is typed but lacking or unreadable: nothing of them holds. `path` is the header. */
  readonly lacking: ReadonlyMap<string, Issue>;
  /** The table cannot be read: `table.columnMissing`. Nobody knows then what was decided. */
  readonly issues: readonly Issue[];
}

const NEEDED = [H.key, H.decision, H.corrected, H.by, H.on, H.ground, H.applied, H.appliedValue];

/**
 * Reads 読み取り確認 by key and header, however it is sorted. A workbook that has no such sheet has decided nothing. A decision is
 * whole or does not hold at all; one that stands in two rows which differ does not hold either (`reading.doubled`).
 *
 * @param plan the transcription. @param snapshot has {@link READINGS_TABLES}, where they exist.
 * @example confirmedPlan(plan, readConfirmations(plan, snapshot).decisions)
 */
export function readConfirmations(plan: Plan, { tables }: WorkbookSnapshot): Confirmations {
  const decisions = new Map<string, ReadingDecision>();
  const applied = new Map<string, ReadingDecision>();
  const lacking = new Map<string, Issue>();
  const table = tables.find(({ name }) => name === TABLES.readings);
  if (!table) return { decisions, applied, lacking, issues: [] };
  const read = tableReader(table, NEEDED);
  if (!read.ok) return { decisions, applied, lacking, issues: read.issues };

  const readings = new Map(uncertainReadings(plan).map((reading) => [reading.key, reading]));
  const seen = new Map<string, string>();
  for (const values of table.values) {
    const key = String(read.value(values, H.key));
    const reading = readings.get(key);
    if (!reading) continue;
    const written = readApplied(
      plan,
      reading,
      read.value(values, H.applied),
      read.value(values, H.appliedValue),
    );
    if (written.ok && written.value) applied.set(key, written.value);
    const typed = typedIn((header) => read.value(values, header));
    const before = seen.get(key);
    seen.set(key, JSON.stringify(typed));
    if (before !== undefined && before !== JSON.stringify(typed)) {
      decisions.delete(key);
      lacking.set(key, DOUBLED);
      continue;
    }
    if (lacking.has(key)) continue;
    const decision = readDecision(plan, reading, typed);
    if (!decision.ok) lacking.set(key, decision.issues[0]);
    else if (decision.value) decisions.set(key, decision.value);
  }
  return { decisions, applied, lacking, issues: [] };
}

/**
 * The plan as this workbook's office has confirmed and corrected it.
 *
 * @param which `decisions`: all that hold. `applied`: those that the tables carry since the last write.
 * @returns issues `table.columnMissing`: nobody knows what was decided.
 * @example confirmedIn(plan, snapshot, "decisions")
 */
export function confirmedIn(
  plan: Plan,
  snapshot: WorkbookSnapshot,
  which: "decisions" | "applied",
): Result<Plan> {
  const confirmations = readConfirmations(plan, snapshot);
  const [first, ...more] = confirmations.issues;
  if (first) return { ok: false, issues: [first, ...more] };
  return succeed(confirmedPlan(plan, confirmations[which]));
}

function typedIn(cell: (header: string) => CellValue): TypedDecision {
  return {
    decision: cell(H.decision),
    corrected: cell(H.corrected),
    by: cell(H.by),
    on: cell(H.on),
    ground: cell(H.ground),
  };
}

const DOUBLED: Issue = {
  code: "reading.doubled",
  path: H.key,
  message: "同じ行が二つあり、入力が違います。どちらか一方の行を削除してください",
};
