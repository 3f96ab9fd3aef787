/** What people do, one verb per file, against a workbook that any host can be. */
export { WorkbookError } from "./port";
export type {
  AbortSignalLike,
  ActiveCell,
  ApplyOptions,
  CellPlace,
  CellValue,
  CellsChanged,
  Progress,
  SnapshotRequest,
  WorkbookChange,
  WorkbookPort,
  WorkbookSnapshot,
  WorkbookState,
} from "./port";
export type { WriteContext } from "./write/prepareWrite";
export type { CardsPreview, CellPreview, TablePreview, WritePreview } from "./write/summarise";
export { cardsLeftOutInWords, newSheetsInWords } from "./write/cardsInWords";
export { fitRows, previewWrite, writePlan } from "./write/write";
export type { WriteOutcome } from "./write/writePlan";
export { offTrackIn, readOffTrack, type GradeCount, type OffTrack } from "./offTrack/readOffTrack";
export type { ReviewRow } from "./offTrack/reviewRow";
export type { Trend, TrendYear } from "./offTrack/trends";
export {
  QUIET_MILLISECONDS,
  watchOffTrack,
  type OffTrackListener,
  type Schedule,
} from "./offTrack/watchOffTrack";
export {
  functionFormula,
  insertFunction,
  type FunctionArgument,
  type Insertion,
} from "./insert/insertFunction";
export { answerOfRow, rowArguments, type RowAnswer, type RowCall } from "./insert/rowFunction";
export { auditRequest, auditSnapshot, auditWorkbook, type AuditOutcome } from "./audit/auditWorkbook";
export type { ReadingNow } from "./readings/listReadings";
export type { SelectedTarget } from "./readings/selectedTarget";
export type { TracedCell, TraceOutcome, TracePick } from "./readings/traceInWorkbook";
export { goTo } from "./goTo";
export { READINGS_TABLES, readConfirmations, type Confirmations } from "./readings/readConfirmations";
export { lackingInWords, readingsInWords } from "./readings/readingsInWords";
export type { ReadingsPreview } from "./readings/writeConfirmations";
export { collect, findLastMerge, issueWorkbooks, merge, previewIssue, undoMerge } from "./round";
export { SETTINGS_TABLES, readSettings } from "./readSettings";
export type {
  IssueChoice,
  IssueContext,
  IssueDepartment,
  IssueOutcome,
  IssuePreview,
  IssuedFile,
} from "./issue/types";
export type {
  Answer,
  AnswerValue,
  Candidate,
  Collection,
  Decisions,
  FileReport,
  LastMerge,
  MergeOutcome,
  OpenReturned,
  PickedFile,
  Proposal,
  ProposalKind,
  Rejection,
  ReturnedTable,
  ReturnedWorkbook,
  UndoOutcome,
} from "./collect/types";
export { MAX_FILES } from "./collect/collect";
export { unreadableFile } from "./unreadableFile";
export { MAX_FILE_BYTES } from "./collect/readPicked";
export { defaultDecision } from "./collect/defaultDecision";
export { tieDecisions } from "./collect/fitStates";
export { reminderText } from "./collect/reminderText";
