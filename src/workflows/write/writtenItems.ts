import { itemsInOrder, type Plan } from "../../plan";
import {
  ACTUAL_HEADERS,
  TABLES,
  readWrittenItems,
  writtenItemsRows,
  type Selection,
  type SheetSpec,
} from "../../sheets";
import type { WorkbookSnapshot } from "../port";
import { readRecord } from "../readRecord";

/**
 * The sheets with what their record says after this write of the items and years in 実績入力: those that it said before, those that
 * have rows now, and the chosen ones. Audits tell by it what was taken away from what was never written.
 */
export function withWrittenItems(
  sheets: readonly SheetSpec[],
  plan: Plan,
  { items, years }: Selection,
  snapshot: WorkbookSnapshot,
): readonly SheetSpec[] {
  const wasWritten = readWrittenItems(readRecord(snapshot));
  const there = pairsIn(snapshot);
  const chosen = new Set(items.flatMap(({ item }) => years.map(({ year }) => pair(item.code, year))));
  const rows = plan.years.flatMap((year) => {
    const codes = itemsInOrder(plan)
      .map(({ item }) => item.code)
      .filter((code) => {
        const key = pair(code, year);
        return chosen.has(key) || there.has(key) || wasWritten?.(code, year);
      });
    return writtenItemsRows(year, codes);
  });
  return sheets.map((sheet) =>
    sheet.role === "record"
      ? { ...sheet, tables: sheet.tables.map((table) => ({ ...table, rows: [...table.rows, ...rows] })) }
      : sheet,
  );
}

function pairsIn({ tables }: WorkbookSnapshot): ReadonlySet<string> {
  const actuals = tables.find(({ name }) => name === TABLES.actuals);
  const column = actuals?.headers.indexOf(ACTUAL_HEADERS.key) ?? -1;
  return new Set(
    actuals?.values.map((line) => {
      const [code = "", , year] = String(line[column] ?? "").split("|");
      return pair(code, Number(year));
    }),
  );
}

function pair(code: string, year: number): string {
  return `${code}|${String(year)}`;
}
