export { ExcelPort } from "./ExcelPort";
export type { Run } from "./run";
