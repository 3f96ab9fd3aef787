/** The workbook as an .xlsx file, in Node and in the browser. */
export { XlsxPort } from "./XlsxPort";
export { openReturned } from "./returned/openReturned";
export { writeWorkbookFile } from "./writeWorkbookFile";
export { zipFiles } from "./zipFiles";
export type { DocumentProperties } from "./package/blank";
export { MAX_UNPACKED_BYTES } from "./zip/readArchive";
export type { CellFormat } from "./view/CellFormats";
export type { ChartCorner, ChartView, DrawnChart } from "./view/charts";
export type { CellView, SheetView, WorkbookView } from "./view/viewWorkbook";
export { writePlainWorkbook } from "./writePlainWorkbook";
