import { succeed, type Plan, type Result } from "../../plan";
import { TABLES, lastNumberRow, recordSheet, type SheetSpec, type Written } from "../../sheets";
import { logChange } from "../write/logChange";
import type { WorkbookChange, WorkbookSnapshot } from "../port";

/**
 * Notes in the record how far 変更履歴 goes. A workbook that has no record yet gets it with the first write: see
 * {@link withLastNumber}.
 */
export function lastNumberChange(
  plan: Plan,
  number: number,
  written: Written,
  snapshot: WorkbookSnapshot,
): Result<WorkbookChange> {
  if (!snapshot.tables.some(({ name }) => name === TABLES.record)) {
    return succeed({ createSheets: [], tables: [], sheets: [] });
  }
  const record = recordSheet(plan, written);
  const tables = record.tables.map((table) => ({ ...table, rows: [lastNumberRow(number)] }));
  return logChange({ ...record, tables }, snapshot);
}

/** The same in a record that is about to be made. */
export function withLastNumber(sheet: SheetSpec, number: number): SheetSpec {
  if (sheet.role !== "record") return sheet;
  return {
    ...sheet,
    tables: sheet.tables.map((table) => ({ ...table, rows: [...table.rows, lastNumberRow(number)] })),
  };
}
