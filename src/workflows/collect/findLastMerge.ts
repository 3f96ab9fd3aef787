import { succeed, type Result } from "../../plan";
import { HISTORY_ACTIONS, TABLES } from "../../sheets";
import type { WorkbookPort } from "../port";
import { readHistory } from "../history/readHistory";
import { openMerges } from "./history";
import type { LastMerge } from "./types";

/**
 * The newest merge that has not been taken back, from 変更履歴: it is known after closing and opening the workbook too.
 * null: there is none.
 *
 * @returns issues `table.columnMissing`.
 * @example findLastMerge(port) // { batch: "M0003", when: "2022-10-31 09:30", cells: 12 }
 */
export async function findLastMerge(port: WorkbookPort): Promise<Result<LastMerge | null>> {
  const { tables } = await port.snapshot({ tables: [TABLES.history], names: [] });
  const history = readHistory(tables);
  if (!history.ok) return history;
  const [batch] = openMerges(history.value);
  const cells = history.value.entries.filter(
    (entry) => entry.batch === batch && entry.action === HISTORY_ACTIONS.merge,
  );
  const [first] = cells;
  return succeed(batch === undefined || !first ? null : { batch, when: first.when, cells: cells.length });
}
