/**
 * Files out to the departments and back. Apart from index.ts, which has it as well, so that the pane may load it when it is
 * first needed.
 */
export { previewIssue } from "./issue/previewIssue";
export { issueWorkbooks } from "./issue/issueWorkbooks";
export { collect } from "./collect/collect";
export { merge } from "./collect/merge";
export { findLastMerge } from "./collect/findLastMerge";
export { undoMerge } from "./collect/undoMerge";
