import { fail, succeed, type Plan, type Result } from "../../plan";
import { ANSWER_HEADERS, TABLES, type AnswerHeader, type Written } from "../../sheets";
import { appendHistory } from "../history/appendHistory";
import type { LogEntry } from "../history/LogEntry";
import { readHistory, type HistoryEntry } from "../history/readHistory";
import { joinChanges } from "../write/logChange";
import type { ApplyOptions, WorkbookPort } from "../port";
import { lostRows, mergedCells } from "./history";
import { OFFICE_REQUEST, readOffice, type Office, type OfficeCell } from "./office";
import type { UndoOutcome } from "./types";
import { answerChange, cellsOfTable, findCell, holds } from "./writeCells";

/** A merged cell that still holds what the merge wrote. */
interface Restored {
  readonly entry: HistoryEntry & { readonly header: AnswerHeader };
  readonly cell: OfficeCell;
}

/**
 * Takes a merge back: each cell that still holds what the merge wrote gets back what it held before, with a row 取り消し in
 * 変更履歴; one change, whole or not at all. Cells that somebody has changed since stay and are reported, and so are those
 * whose row is gone, at their column's header. Rows that people deleted from 変更履歴 are counted (`lostRows`). 最終回収 stays: the files did come. Where no cell is left to put back nothing is
 * written, and the merge remains the last one.
 *
 * @returns issues `history.unknown`, `history.undone`, `history.unreadable` (people have changed 変更履歴), and those of
 * `readOffice`, `appendHistory`; nothing is written then.
 * @throws WorkbookError as the port.
 * @example undoMerge(port, plan, "M0003", written) // { batch: "M0003", restored: 11, kept: [{ header: "実績", … }] }
 */
export async function undoMerge(
  port: WorkbookPort,
  plan: Plan,
  batch: string,
  written: Written,
  options: ApplyOptions = {},
): Promise<Result<UndoOutcome>> {
  const snapshot = await port.snapshot(OFFICE_REQUEST);
  const office = readOffice(plan, snapshot);
  if (!office.ok) return office;
  const history = readHistory(snapshot.tables);
  if (!history.ok) return history;
  const merged = mergedCells(history.value, batch);
  if (!merged.ok) return merged;
  const sorted = sortOut(merged.value, office.value);
  if (!sorted.ok) return sorted;

  const { restored, kept } = sorted.value;
  if (restored.length > 0) {
    const rows = restored.map((one) => undoRow(one, office.value));
    const logged = appendHistory(plan, snapshot, rows, written);
    if (!logged.ok) return logged;
    const cells = restored.map(({ cell, entry }) => answerChange(cell, entry.before));
    const changed = {
      createSheets: [],
      tables: [cellsOfTable(office.value.table, cells)],
      sheets: [],
    };
    await port.apply(joinChanges([changed, logged.value]), options);
  }
  return succeed({ batch, restored: restored.length, kept, lostRows: lostRows(history.value, batch) });
}

function sortOut(
  entries: readonly HistoryEntry[],
  office: Office,
): Result<{ readonly restored: readonly Restored[]; readonly kept: UndoOutcome["kept"] }> {
  const restored: Restored[] = [];
  const kept: UndoOutcome["kept"][number][] = [];
  for (const entry of entries) {
    const header = ANSWER_HEADERS.find((one) => one === entry.header);
    const planned = office.plan.get(entry.key);
    if (!header || !planned) {
      return fail(
        "history.unreadable",
        TABLES.history,
        `変更履歴の「${entry.item}」の行を読めません(キー「${entry.key}」、項目「${entry.header}」)。変更履歴が書き換えられています。` +
          "元に戻す操作で戻してから、もう一度実行してください。",
      );
    }
    const cell = findCell(office, entry.key, header);
    if (cell && holds(cell, entry.after)) {
      restored.push({ entry: { ...entry, header }, cell });
      continue;
    }
    const { sheet, row, column, headers } = office.table;
    kept.push({
      row: planned.label,
      header,
      value: cell?.value ?? "",
      sheet,
      cell: cell ? [cell.row, cell.column] : [row, column + headers.indexOf(header)],
    });
  }
  return succeed({ restored, kept });
}

function undoRow({ entry }: Restored, office: Office): LogEntry {
  const { batch, file, department, key, item, indicator, header, before, after } = entry;
  const planned = office.plan.get(key);
  if (!planned) throw new Error(`no row ${key}`);
  return {
    action: "undo",
    batch,
    table: TABLES.actuals,
    file,
    department,
    key,
    year: planned.year,
    item,
    indicator,
    header,
    before: after,
    after: before,
  };
}
