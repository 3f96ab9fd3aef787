export { ExcelPort } from "./ExcelPort";
export { openAsWorkbook } from "./openAsWorkbook";
export type { Run } from "./run";
