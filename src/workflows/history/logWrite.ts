import { succeed, type Result } from "../../plan";
import type { SheetSpec, Written } from "../../sheets";
import { joinChanges } from "../write/logChange";
import type { WorkbookChange, WorkbookSnapshot } from "../port";
import { summarise } from "../write/summarise";
import { historyChange } from "./appendHistory";
import { heldSettings } from "./changedSettings";
import { decisionEntries } from "./decisions";
import { withLastNumber } from "./lastNumber";
import { readHistory } from "./readHistory";
import { writeEntries, type Writing } from "./writeEntries";

/**
 * A write together with what 変更履歴 says of it. A write that changes nothing is not logged, and then what people have set or
 * decided is not noticed either: the next one that does something tells of it.
 *
 * @param change what is written. @returns issues of `appendHistory`.
 */
export function logWrite(
  change: WorkbookChange,
  writing: Writing,
  snapshot: WorkbookSnapshot,
  written: Written,
): Result<WorkbookChange> {
  const { plan, comparison } = writing;
  if (summarise(comparison).isNothing) return succeed(change);
  const history = readHistory(snapshot.tables);
  if (!history.ok) return history;
  const entries = [...decisionEntries(plan, history.value), ...writeEntries(writing)];
  if (entries.length === 0) return succeed(change);
  const log = historyChange(
    plan,
    snapshot,
    entries,
    written,
    heldSettings(plan, snapshot, comparison.newSheets),
  );
  if (!log.ok) return log;
  const { change: logged, last } = log.value;
  const { tables, sheets } = joinChanges([change, logged]);
  const made = change.createSheets.map((sheet) => withLastNumber(sheet, last));
  return succeed({ createSheets: beforeCards(made, logged.createSheets), tables, sheets });
}

/** 個票 stay the last sheets, however many there are. */
function beforeCards(sheets: readonly SheetSpec[], logs: readonly SheetSpec[]): readonly SheetSpec[] {
  const first = sheets.findIndex(({ role }) => role === "card");
  const at = first < 0 ? sheets.length : first;
  return [...sheets.slice(0, at), ...logs, ...sheets.slice(at)];
}
