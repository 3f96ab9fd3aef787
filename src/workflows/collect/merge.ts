import { shown, succeed, type Issue, type Plan, type Result } from "../../plan";
import { ACTUAL_HEADERS as H, TABLES, type AnswerHeader, type Written } from "../../sheets";
import { appendHistory } from "../history/appendHistory";
import { nextBatch } from "../history/batches";
import type { LogEntry } from "../history/LogEntry";
import { readHistory } from "../history/readHistory";
import { joinChanges } from "../write/logChange";
import type { ApplyOptions, TableChange, WorkbookChange, WorkbookPort, WorkbookSnapshot } from "../port";
import { stateClash } from "./checkState";
import { decisionFor } from "./fitStates";
import { OFFICE_REQUEST, officeCell, readOffice, type Office, type OfficeCell } from "./office";
import { recordReturns } from "./recordReturns";
import { readRequests } from "../requestLog";
import { isSameValue, plainValue } from "./sameAnswer";
import type { Candidate, Collection, Decisions, MergeOutcome, Proposal } from "./types";
import { answerChange, cellsOfTable, findCell, holds } from "./writeCells";

/** A proposal with the candidate that is taken and the cell that it goes into. */
interface Taken {
  readonly proposal: Proposal;
  readonly candidate: Candidate;
  readonly cell: OfficeCell;
}

/**
 * Writes what was decided into 実績入力, each cell with a row in 変更履歴, and into 配布記録 when a file of whom was last collected and how
 * many cells were taken in all: one change, whole or not at all. The workbook is read again: a cell that no longer holds
 * what people saw refuses the whole merge. A department whose file had nothing new has answered too, so 最終回収 is written
 * even where no cell is taken; refused files are not recorded.
 *
 * @returns issues `collect.changed` for each cell that was changed or whose row is gone, `state.withoutActual` and
 * `state.withActual` for each row whose 状態 and 実績 would not fit together (see `tieDecisions`), and those of `readOffice`,
 * `readRequests` and `appendHistory`; nothing is written then.
 * @throws WorkbookError as the port; RangeError for a decision that names no candidate.
 * @example merge(port, plan, collection, new Map([["2-1-2|2-1-2-1|2022|実績", null]]), written)
 */
export async function merge(
  port: WorkbookPort,
  plan: Plan,
  collection: Collection,
  decisions: Decisions,
  written: Written,
  options: ApplyOptions = {},
): Promise<Result<MergeOutcome>> {
  const snapshot = await port.snapshot(OFFICE_REQUEST);
  const office = readOffice(plan, snapshot);
  if (!office.ok) return office;
  const log = readRequests(snapshot.tables);
  if (!log.ok) return log;
  const taken = take(collection, decisions, office.value);
  if (!taken.ok) return taken;
  const fitting = refuseUnfit(taken.value, office.value);
  if (!fitting.ok) return fitting;
  const takenFrom = taken.value.map(({ candidate }) => candidate.file);
  const recorded = recordReturns(collection.files, takenFrom, log.value, written);
  const changes: WorkbookChange[] = [inTables(recorded)];

  let batch: string | null = null;
  if (taken.value.length > 0) {
    const history = logMerge(plan, taken.value, snapshot, written);
    if (!history.ok) return history;
    ({ batch } = history.value);
    const cells = taken.value.map(({ cell, candidate }) => answerChange(cell, candidate.value));
    changes.push(inTables([cellsOfTable(office.value.table, cells)]), history.value.change);
  }
  if (batch !== null || recorded.length > 0) await port.apply(joinChanges(changes), options);
  return succeed({
    batch,
    cells: taken.value.length,
    rows: new Set(taken.value.map(({ proposal }) => proposal.key)).size,
    refused: collection.proposals.filter((proposal) => decisionFor(proposal, decisions) === null).length,
  });
}

function inTables(tables: readonly TableChange[]): WorkbookChange {
  return { createSheets: [], tables, sheets: [] };
}

/** What is taken and changes something: choosing what the workbook holds already is no change. */
function take({ proposals }: Collection, decisions: Decisions, office: Office): Result<readonly Taken[]> {
  const issues: Issue[] = [];
  const taken = proposals.flatMap((proposal): Taken[] => {
    const decided = decisionFor(proposal, decisions);
    if (decided === null) return [];
    const candidate = proposal.candidates[decided];
    if (!candidate) throw new RangeError(`${proposal.id} has no candidate ${decided}`);
    if (isSameValue(candidate.value, proposal.before)) return [];
    const cell = findCell(office, proposal.key, proposal.header);
    if (cell && holds(cell, proposal.before)) return [{ proposal, candidate, cell }];
    issues.push(changed(proposal, cell === null));
    return [];
  });
  const [first, ...more] = issues;
  return first ? { ok: false, issues: [first, ...more] } : succeed(taken);
}

/** The rows as they would be: whatever was decided, no 状態 is written that does not fit its 実績. */
function refuseUnfit(taken: readonly Taken[], office: Office): Result<null> {
  const values = new Map(taken.map(({ proposal, candidate }) => [proposal.id, candidate.value]));
  const keys = new Set(
    taken.flatMap(({ proposal: { key, header } }) => (header === H.actual || header === H.state ? key : [])),
  );
  const issues = [...keys].flatMap((key): Issue[] => {
    const row = office.rows.get(key);
    if (!row?.isNumeric) return [];
    const held = (header: AnswerHeader) => {
      const value = values.get(`${key}|${header}`);
      return value === undefined ? plainValue(officeCell(row, header).value) : value;
    };
    const [state, actual] = [held(H.state), held(H.actual)];
    const code = stateClash(state, actual);
    if (code === null) return [];
    const number = actual === null ? "空欄" : `「${shown(actual)}」`;
    const message =
      `「${row.item} ${row.indicator}」は、状態が「${shown(state ?? "")}」、実績が${number}になり、合いません。何も取り込んでいません。` +
      "実績と状態を合わせて選び直すか、両方とも取り込まないでください。";
    return [{ code, path: `${key}|${H.state}`, message }];
  });
  const [first, ...more] = issues;
  return first ? { ok: false, issues: [first, ...more] } : succeed(null);
}

function changed({ id, item, indicator, header }: Proposal, isGone: boolean): Issue {
  const what = isGone
    ? "の行が見つからないか、二つ以上あります"
    : `の「${header}」が、ファイルを読んだ後に変わりました`;
  return {
    code: "collect.changed",
    path: id,
    message: `「${item} ${indicator}」${what}。何も取り込んでいません。ファイルをもう一度読んで、内容を確かめてから取り込んでください。`,
  };
}

function logMerge(
  plan: Plan,
  taken: readonly Taken[],
  snapshot: WorkbookSnapshot,
  written: Written,
): Result<{ readonly batch: string; readonly change: WorkbookChange }> {
  const history = readHistory(snapshot.tables);
  if (!history.ok) return history;
  const batch = nextBatch(history.value, "merge");
  const rows = taken.map(({ proposal, candidate }): LogEntry => {
    const { key, header, year, item, indicator, before } = proposal;
    const { file, department, value, reading } = candidate;
    return {
      action: "merge",
      batch,
      table: TABLES.actuals,
      file,
      department,
      key,
      year,
      item,
      indicator,
      header,
      before,
      after: value,
      reading,
    };
  });
  const change = appendHistory(plan, snapshot, rows, written);
  return change.ok ? succeed({ batch, change: change.value }) : change;
}
