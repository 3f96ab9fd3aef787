import { HISTORY_ACTIONS, HISTORY_HEADERS as H, READING_HEADERS as R } from "../../sheets";
import { comparable } from "./comparable";
import type { AuditLogEntry } from "../input";

/** Rows of 変更履歴, by 番号, that do not fit those before them; `header` is the column that shows it. */
export interface Misfit {
  readonly header: string;
  readonly numbers: readonly number[];
  /** Japanese, after the numbers. */
  readonly what: string;
}

/**
 * Whether the rows of the log fit one another, as the add-in writes them: days and まとまり go up with 番号, and a setting or a decision
 * starts from what the row before said of it. Other cells do not: people may have typed something else in between.
 *
 * @param entries in any order. Those without a 番号 of their own are left out: they are told by others.
 * @example checkLogOrder(entries) // [{ header: "日時", numbers: [8], what: "の日時が、前の行より前の日です。" }]
 */
export function checkLogOrder(entries: readonly AuditLogEntry[]): readonly Misfit[] {
  const times = new Map<number, number>();
  for (const { number } of entries) times.set(number, (times.get(number) ?? 0) + 1);
  const rows = entries
    .filter(({ number }) => number > 0 && times.get(number) === 1)
    .sort((one, other) => one.number - other.number);
  return [
    { header: H.when, numbers: daysBack(rows), what: "の日時が、前の番号の行より前の日です。" },
    { header: H.batch, numbers: batchesAmiss(rows), what: "のまとまりが、前の番号の行から続いていません。" },
    {
      header: H.before,
      numbers: chainsBroken(rows),
      what: "の変更前が、同じ欄の前の記録の変更後と違います。",
    },
  ].filter(({ numbers }) => numbers.length > 0);
}

/** By days: the clocks of two computers differ by minutes, and a day alone may follow a day with a time. */
function daysBack(rows: readonly AuditLogEntry[]): readonly number[] {
  const dated = rows.filter(({ when }) => /^\d{4}-\d{2}-\d{2}/u.test(when));
  return dated.flatMap(({ number, when }, index) => {
    const before = dated[index - 1]?.when ?? "";
    return when.slice(0, DAY) < before.slice(0, DAY) ? [number] : [];
  });
}

const DAY = "2026-05-01".length;

/** One more, or the same, with each letter. Taking a merge back has the まとまり of the merge. */
function batchesAmiss(rows: readonly AuditLogEntry[]): readonly number[] {
  const isWhole = rows.every(({ number }, index) => number === index + 1);
  const last = new Map<string, number>();
  return rows.flatMap(({ number, action, batch }) => {
    if (action === HISTORY_ACTIONS.undo) return [];
    const [, letter = "", digits = ""] = /^([A-Z])(\d+)$/u.exec(batch) ?? [];
    const [before, now] = [last.get(letter), Number(digits)];
    last.set(letter, now);
    if (letter === "") return [number];
    if (before !== undefined && now < before) return [number];
    // Where rows are gone, what is missing is said.
    return isWhole && now > (before ?? 0) + 1 ? [number] : [];
  });
}

function chainsBroken(rows: readonly AuditLogEntry[]): readonly number[] {
  const last = new Map<string, AuditLogEntry["after"]>();
  return rows.filter(isChained).flatMap(({ number, action, key, header, before, after }) => {
    const id = `${action}|${key}|${header}`;
    const was = last.get(id);
    last.set(id, after);
    return was === undefined || comparable(was) === comparable(before) ? [] : [number];
  });
}

function isChained({ action, header }: AuditLogEntry): boolean {
  return action === HISTORY_ACTIONS.settings || (action === HISTORY_ACTIONS.reading && header === R.decision);
}
