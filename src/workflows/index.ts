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
export type { WriteContext } from "./prepareWrite";
export type { CardsPreview, CellPreview, TablePreview, WritePreview } from "./summarise";
export { cardsLeftOutInWords, newSheetsInWords } from "./cardsInWords";
export { fitRows, previewWrite, writePlan } from "./write";
export type { WriteOutcome } from "./writePlan";
export { offTrackIn, readOffTrack, type GradeCount, type OffTrack } from "./readOffTrack";
export type { ReviewRow } from "./reviewRow";
export type { Trend, TrendYear } from "./trends";
export { QUIET_MILLISECONDS, watchOffTrack, type OffTrackListener, type Schedule } from "./watchOffTrack";
export { functionFormula, insertFunction, type FunctionArgument, type Insertion } from "./insertFunction";
export { answerOfRow, rowArguments, type RowAnswer, type RowCall } from "./rowFunction";
export { auditRequest, auditSnapshot, auditWorkbook, type AuditOutcome } from "./auditWorkbook";
export type { ReadingNow } from "./listReadings";
export type { SelectedTarget } from "./selectedTarget";
export type { TracedCell, TraceOutcome, TracePick } from "./traceInWorkbook";
export { goTo } from "./goTo";
export { READINGS_TABLES, readConfirmations, type Confirmations } from "./readConfirmations";
export { lackingInWords, readingsInWords } from "./readingsInWords";
export type { ReadingsPreview } from "./writeConfirmations";
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
