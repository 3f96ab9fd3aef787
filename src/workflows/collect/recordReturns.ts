import { REQUEST_HEADERS as H, type Written } from "../../sheets";
import type { CellChange, TableChange } from "../port";
import { entryOf, type RequestLog } from "../requestLog";
import type { FileReport } from "./types";
import { cellsOfTable } from "./writeCells";

/**
 * Into 配布記録, for each request of which a file was read: when (最終回収), and how many cells were taken in all
 * (取り込んだセル; taking a merge back leaves it: 変更履歴 tells). Refused files and requests that 配布記録 does not have are left out.
 *
 * @param takenFrom the file of each cell that is taken.
 */
export function recordReturns(
  files: readonly FileReport[],
  takenFrom: readonly string[],
  log: RequestLog,
  { date }: Written,
): readonly TableChange[] {
  const { table } = log;
  if (!table) return [];
  const counts = new Map<string, number>();
  for (const file of takenFrom) counts.set(file, (counts.get(file) ?? 0) + 1);
  const taken = new Map<RequestLog["entries"][number], number>();
  for (const { file, department, requestId, issues } of files) {
    const entry =
      department === null || issues.length > 0 ? undefined : entryOf(log, { requestId, department });
    if (entry) taken.set(entry, (taken.get(entry) ?? 0) + (counts.get(file) ?? 0));
  }
  const columnOf = (header: string) => table.column + table.headers.indexOf(header);
  const cells = [...taken].flatMap(([{ row, collected, cells: before }, count]): CellChange[] => [
    {
      row,
      column: columnOf(H.collected),
      before: collected === "" ? null : collected,
      content: date.replace("T", " "),
      look: "code",
    },
    {
      row,
      column: columnOf(H.cells),
      before: before === "" ? null : before,
      content: (typeof before === "number" ? before : 0) + count,
      look: "number",
    },
  ]);
  const changed = cells.filter(({ before, content }) => before !== content);
  return changed.length === 0 ? [] : [cellsOfTable(table, changed)];
}
