import {
  generateRandomId,
  type IWorkbookData,
  LocaleType,
  LogLevel,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { UniverSheetsFilterPlugin } from "@univerjs/sheets-filter";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNotePlugin } from "@univerjs/sheets-note";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsSortPlugin } from "@univerjs/sheets-sort";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import type { UniverWorkbookBinding } from "./book";
import { StandInPlugin } from "./calculation/stand-in-plugin";

/**
 * A new workbook with one empty sheet, as Excel opens one. Its id is its own: Univer keeps formulas it has read by
 * workbook id, for all workbooks of a process together.
 */
export const blankWorkbook = (): Partial<IWorkbookData> => ({
  id: `workbook-${generateRandomId(8)}`,
  name: "Book1.xlsx",
  locale: LocaleType.JA_JP,
  sheetOrder: ["sheet1"],
  sheets: { sheet1: { id: "sheet1", name: "Sheet1", rowCount: 200, columnCount: 30 } },
});

export interface HeadlessWorkbook extends UniverWorkbookBinding {
  dispose(): void;
}

/** A workbook without a screen: Univer's models, formula engine and features, none of its user interface. */
export function createHeadlessWorkbook(data: Partial<IWorkbookData> = blankWorkbook()): HeadlessWorkbook {
  const univer = new Univer({
    locale: LocaleType.JA_JP,
    locales: { [LocaleType.JA_JP]: {} },
    logLevel: LogLevel.SILENT,
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(StandInPlugin, { hasScreen: false });
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverDataValidationPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  univer.registerPlugin(UniverSheetsFilterPlugin);
  univer.registerPlugin(UniverSheetsSortPlugin);
  univer.registerPlugin(UniverSheetsTablePlugin);
  univer.registerPlugin(UniverSheetsNotePlugin);
  const workbook = univer.createUnit(UniverInstanceType.UNIVER_SHEET, data);
  return {
    injector: univer.__getInjector(),
    unitId: workbook.getUnitId(),
    dispose: () => univer.dispose(),
  };
}
