/**
 * What the pane can do, as its components see it: every one gets these as props and knows neither Excel nor Office.
 * paneActions.ts makes them of workflows and a workbook.
 */
import type { Issue, Result } from "../plan";
import type { WriteChoice } from "../sheets";
import type {
  ApplyOptions,
  Collection,
  Decisions,
  FunctionArgument,
  Insertion,
  IssueChoice,
  IssueOutcome,
  IssuePreview,
  IssuedFile,
  LastMerge,
  MergeOutcome,
  OffTrack,
  PickedFile,
  ReviewRow,
  RowAnswer,
  RowCall,
  UndoOutcome,
  WriteOutcome,
  WritePreview,
} from "../workflows";
import type { AuditActions } from "./audit/auditActions";
import type { SheetCell } from "./words/cellPlace";
import type { FunctionCall } from "./insert/functionCall";
import type { LastLooks } from "./offTrack/lastLook";
import type { PersonName } from "./words/personName";

/** Why something did not happen: what, where, what to do; `isPartly` says that the workbook is not as it was. */
export interface Failure {
  readonly issues: readonly Issue[];
  readonly isPartly: boolean;
}

/** Success, or why not. Bugs reject. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Stops what a call has begun. */
export type Stop = () => void;

/** A function of the add-in with its arguments. */
export interface Formula {
  readonly name: string;
  readonly args: readonly FunctionArgument[];
}

/** 配布: workbooks for the departments. */
export interface IssueActions {
  readonly preview: (choice: IssueChoice) => Promise<Outcome<IssuePreview>>;
  readonly issue: (choice: IssueChoice, options: ApplyOptions) => Promise<Outcome<IssueOutcome>>;
  /** One file as it is, several as one zip of that name. */
  readonly download: (files: readonly IssuedFile[], zipName: string) => Promise<void>;
  /** Opens a file as a new workbook; null where the host cannot. */
  readonly open: ((file: IssuedFile) => Promise<Outcome<null>>) | null;
  /** Today where the user is, ISO day. */
  readonly today: () => string;
}

/** 回収: returned files into the workbook. */
export interface CollectActions {
  /** Reads the files and says what they would change; changes nothing. */
  readonly read: (files: readonly PickedFile[], options: ApplyOptions) => Promise<Outcome<Collection>>;
  readonly merge: (
    collection: Collection,
    decisions: Decisions,
    options: ApplyOptions,
  ) => Promise<Outcome<MergeOutcome>>;
  /** null: there is nothing to take back. */
  readonly lastMerge: () => Promise<Outcome<LastMerge | null>>;
  readonly undo: (batch: string, options: ApplyOptions) => Promise<Outcome<UndoOutcome>>;
  /** Rejects where the browser does not allow it: the text is then shown, to be copied by hand. */
  readonly copy: (text: string) => Promise<void>;
}

export interface PaneActions {
  readonly issue: IssueActions;
  readonly collect: CollectActions;
  readonly audit: AuditActions;
  /** The name that 変更履歴 gets for what this person does. */
  readonly person: PersonName;
  readonly previewWrite: (choice: WriteChoice) => Promise<Outcome<WritePreview>>;
  readonly write: (choice: WriteChoice, options: ApplyOptions) => Promise<Outcome<WriteOutcome>>;
  /** Calls back soon after cells changed: what was read from the workbook may no longer be true. */
  readonly watchChanges: (listener: () => void) => Stop;
  /** Tells what is off track now, and again after each burst of changes. */
  readonly watchOffTrack: (listener: (offTrack: Outcome<OffTrack>) => void) => Stop;
  /** What this person saw last in this workbook: view state, never written into it. */
  readonly lastLooks: LastLooks;
  /** Where the user is, to the minute: 2026-05-01T09:30. */
  readonly now: () => string;
  /** The time of day in words, such as 9:41. */
  readonly timeOfDay: () => string;
  /** What the function would show in a cell, or the message that it would give. */
  readonly answer: (call: FunctionCall) => Result<string>;
  /** What a function about a row of 実績入力 would show now. Reads the workbook; fails where the formula would find nothing. */
  readonly answerOfRow: (call: RowCall) => Promise<Outcome<RowAnswer>>;
  /** Puts the function into the selected cell; `replace` is the address of a filled cell that people agreed to replace. */
  readonly insert: (call: Formula, replace?: string) => Promise<Outcome<Insertion>>;
  /** Rows as high as the text that formulas show in them now. */
  readonly fitRows: () => Promise<Outcome<null>>;
  readonly goToCell: (cell: SheetCell) => Promise<Outcome<null>>;
  /** To 実績 or 段階 of a row, by its key: sorting may have moved it since it was read. */
  readonly goToActual: (row: ReviewRow) => Promise<Outcome<null>>;
}
