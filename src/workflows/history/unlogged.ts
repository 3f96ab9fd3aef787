import type { AuditInput } from "../../audit";
import { confirmedPlan, type Plan } from "../../plan";
import { HISTORY_ACTIONS, TABLES } from "../../sheets";
import type { WorkbookSnapshot } from "../port";
import type { Confirmations } from "../readings/readConfirmations";
import { heldSettings, settingEntries } from "./changedSettings";
import { decisionEntries } from "./decisions";
import type { LogEntry } from "./LogEntry";
import { readHistory, type History } from "./readHistory";

type Unlogged = NonNullable<AuditInput["unlogged"]>[number];

/**
 * Settings that differ from what 変更履歴 last told of them, and decisions that the tables carry otherwise than it told. People
 * change settings on the sheet, and the log tells of it later; a decision comes into the tables by a write, which always logs it.
 * Nothing is said of settings where the log does not tell of any: it is gone, or was begun before they were logged.
 *
 * @param snapshot has `HISTORY_TABLES`, where they exist.
 * @returns none where the log or 読み取り確認 cannot be read: that is told by others.
 */
export function unloggedIn(
  plan: Plan,
  snapshot: WorkbookSnapshot,
  { applied, issues }: Confirmations,
): readonly Unlogged[] {
  const history = readHistory(snapshot.tables);
  if (!history.ok) return [];
  const hasReadings = snapshot.tables.some(({ name }) => name === TABLES.readings) && issues.length === 0;
  const settings = tellsOfSettings(history.value)
    ? settingEntries(heldSettings(plan, snapshot), history.value)
    : [];
  const decisions = hasReadings ? decisionEntries(confirmedPlan(plan, applied), history.value) : [];
  return [...settings.map(asUnlogged("setting")), ...decisions.map(asUnlogged("reading"))];
}

/** Every write, and every merge since then, tells of the settings that have changed. */
function tellsOfSettings({ entries }: History): boolean {
  const telling: readonly string[] = [HISTORY_ACTIONS.settings, HISTORY_ACTIONS.write];
  return entries.some(({ action }) => telling.includes(action));
}

function asUnlogged(kind: Unlogged["kind"]) {
  return ({ table = "", key = "", header = "", before = null, after = null }: LogEntry): Unlogged => ({
    kind,
    table,
    key,
    header,
    logged: before,
    found: after,
  });
}
