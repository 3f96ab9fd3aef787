import { fail, succeed, type Result } from "../../plan";
import { HISTORY_ACTIONS, TABLES } from "../../sheets";
import { batchNumber } from "../history/batches";
import type { History, HistoryEntry } from "../history/readHistory";
import type { AnswerValue } from "./types";

/** Merges that have not been taken back, the newest first: by their number, as people sort the sheet. */
export function openMerges({ entries }: History): readonly string[] {
  const undone = new Set(
    entries.filter(({ action }) => action === HISTORY_ACTIONS.undo).map(({ batch }) => batch),
  );
  const merged = new Set(
    entries.filter(({ action }) => action === HISTORY_ACTIONS.merge).map(({ batch }) => batch),
  );
  return [...merged]
    .filter((batch) => !undone.has(batch))
    .sort((one, other) => batchNumber(other) - batchNumber(one));
}

/** What merges that still hold have put into one cell. */
export interface Given {
  /** Who gave the last value, and that value. */
  readonly department: string;
  readonly value: AnswerValue;
  /** What the cell held before, at every merge: what brings one of these back may be an old file. */
  readonly earlier: readonly AnswerValue[];
}

/** By row key and header, as a proposal's id has them. */
export function givenCells(history: History): ReadonlyMap<string, Given> {
  const open = new Set(openMerges(history));
  const merged = history.entries
    .filter(({ action, batch }) => action === HISTORY_ACTIONS.merge && open.has(batch))
    .sort((one, other) => batchNumber(one.batch) - batchNumber(other.batch));
  const given = new Map<string, Given>();
  for (const { key, header, department, before, after } of merged) {
    const id = `${key}|${header}`;
    const last = given.get(id);
    const earlier = last ? [...last.earlier, last.value, before] : [before];
    given.set(id, { department, value: after, earlier });
  }
  return given;
}

/** The cells of a merge. @returns issues `history.unknown`, `history.undone`. */
export function mergedCells(history: History, batch: string): Result<readonly HistoryEntry[]> {
  const rows = history.entries.filter((entry) => entry.batch === batch);
  const merged = rows.filter(({ action }) => action === HISTORY_ACTIONS.merge);
  if (merged.length === 0) {
    return fail(
      "history.unknown",
      TABLES.history,
      `取り込み「${batch}」が変更履歴にありません。変更履歴を確かめて、もう一度実行してください。`,
    );
  }
  if (rows.some(({ action }) => action === HISTORY_ACTIONS.undo)) {
    return fail(
      "history.undone",
      TABLES.history,
      `取り込み「${batch}」はすでに取り消されています。変更履歴を確かめてください。`,
    );
  }
  return succeed(merged);
}

/**
 * How many rows are gone from 変更履歴 in a merge or right beside it, by the gaps in 番号. Rows at the very end of the sheet
 * leave no gap.
 */
export function lostRows({ entries }: History, batch: string): number {
  const numbers = (isOwn: boolean) =>
    entries.filter((entry) => (entry.batch === batch) === isOwn).map(({ number }) => number);
  const [own, others] = [numbers(true), numbers(false)];
  const first = own.reduce((least, number) => Math.min(least, number), Infinity);
  const last = own.reduce((most, number) => Math.max(most, number), 0);
  const before = others
    .filter((number) => number < first)
    .reduce((most, number) => Math.max(most, number), 0);
  const after = others
    .filter((number) => number > last)
    .reduce((least, number) => Math.min(least, number), Infinity);
  const expected = (after === Infinity ? last + 1 : after) - before - 1;
  return first === 0 ? 0 : Math.max(0, expected - own.length);
}
