import { itemsInOrder, type Plan } from "../../plan";
import { succeed, type Result } from "../../plan/result";
import { TABLES, cardTable } from "../../sheets";
import type { WorkbookPort } from "../port";

/** Whose texts are formulas, apart from the cards. */
const SHOWING: readonly string[] = [
  TABLES.progress,
  TABLES.late,
  TABLES.reportLate,
  TABLES.reportPeriod,
  TABLES.reportRows,
];

/**
 * Makes the rows that show what people typed elsewhere as high as their text: 進捗一覧, ダッシュボード, 進捗状況報告, 個票. What
 * the cells hold stays as it is. A sheet that is not in the workbook is passed over, and a host that fits no rows
 * does nothing.
 *
 * @throws WorkbookError `workbook.protected` where somebody has protected a sheet so that rows cannot be formatted.
 * @example fitRows(port, plan) // { ok: true, value: null }
 */
export async function fitRows(port: WorkbookPort, plan: Plan): Promise<Result<null>> {
  await port.fitRows?.([...SHOWING, ...itemsInOrder(plan).map(({ item }) => cardTable(item.code))]);
  return succeed(null);
}
