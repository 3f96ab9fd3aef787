/** The workbook as an .xlsx file, in Node and in the browser. */
export { XlsxPort } from "./XlsxPort";
export { writeWorkbookFile } from "./writeWorkbookFile";
export type { DocumentProperties } from "./package/blank";
export { MAX_UNPACKED_BYTES } from "./zip/readArchive";
