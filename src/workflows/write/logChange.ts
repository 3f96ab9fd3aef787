import { succeed, type Result } from "../../plan/result";
import type { SheetSpec } from "../../sheets/spec";
import { compareWorkbook } from "./compareWorkbook";
import type { TableChange, WorkbookChange, WorkbookSnapshot } from "../port";
import { toChange } from "./toChange";

/**
 * Puts rows into a log such as 配布記録: `sheet` carries only the rows that are new or say something else. Rows that the
 * workbook has beyond them stay; a workbook without the sheet gets it.
 *
 * @param snapshot has the sheet's tables and names, where they exist.
 * @returns issues of `compareWorkbook`.
 * @example logChange(requestsSheet(plan, rows, written), snapshot)
 */
export function logChange(sheet: SheetSpec, snapshot: WorkbookSnapshot): Result<WorkbookChange> {
  const compared = compareWorkbook([sheet], [sheet], snapshot);
  return compared.ok ? succeed(toChange(compared.value, snapshot, [])) : compared;
}

/** Several changes as one, applied whole or not at all. They touch different cells; of a table each may change something. */
export function joinChanges(changes: readonly WorkbookChange[]): WorkbookChange {
  const tables = new Map<string, TableChange>();
  for (const change of changes.flatMap((one) => one.tables)) {
    const before = tables.get(change.table);
    tables.set(change.table, before ? joinTable(before, change) : change);
  }
  return {
    createSheets: changes.flatMap(({ createSheets }) => createSheets),
    tables: [...tables.values()],
    sheets: changes.flatMap(({ sheets }) => sheets),
  };
}

function joinTable(one: TableChange, other: TableChange): TableChange {
  const shown = [...(one.shown ?? []), ...(other.shown ?? [])];
  return {
    ...one,
    columns: one.columns.map((column, index) => column ?? other.columns[index] ?? null),
    cells: [...one.cells, ...other.cells],
    addedRows: [...one.addedRows, ...other.addedRows],
    ...(shown.length > 0 ? { shown } : {}),
  };
}
