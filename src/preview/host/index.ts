/** What a page or a test needs of the stand-in host. */
export { type UniverWorkbookBinding } from "./book";
export {
  type FunctionMetadata,
  type FunctionsMetadata,
  type Implementations,
} from "./calculation/custom-functions";
export { createHeadlessWorkbook, type HeadlessWorkbook } from "./headless";
export { createHost, type Host, type HostOptions } from "./host";
export { StandInPlugin } from "./calculation/stand-in-plugin";
export { type EventMessage, type ReplyMessage, type RequestMessage } from "./wire";
