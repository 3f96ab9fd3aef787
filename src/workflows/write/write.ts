/**
 * The plan into the workbook, and rows as high as their text. Apart from index.ts, which has it as well, so that the pane
 * may be drawn before what every sheet looks like has loaded.
 */
export { fitRows } from "./fitRows";
export { previewWrite } from "./previewWrite";
export { writePlan } from "./writePlan";
