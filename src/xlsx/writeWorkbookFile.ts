import type { SheetSpec } from "../sheets";
import type { DocumentProperties } from "./package/blank";
import { XlsxPort } from "./XlsxPort";

/**
 * A whole .xlsx file of these sheets, in their order. Formulas carry the results that can be told for certain, for previews
 * and for Excel's protected view, which calculate nothing; programs that calculate do so on opening. The same specs and properties give the same bytes.
 * @throws WorkbookError `workbook.empty` without a sheet, `workbook.textTooLong`
 * @example await writeFile("進捗管理.xlsx", await writeWorkbookFile(planSheets(plan, choice, written)));
 */
export async function writeWorkbookFile(
  specs: readonly SheetSpec[],
  properties?: DocumentProperties,
): Promise<Uint8Array> {
  const port = XlsxPort.create(properties);
  await port.apply({ createSheets: specs, tables: [], sheets: [] });
  return port.save();
}
