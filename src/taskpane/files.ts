import type { IssueContext, OpenReturned } from "../workflows";

/** What the pane does with files. How .xlsx is made and read is loaded when it is first needed. */
export interface PaneFiles {
  readonly encode: IssueContext["encode"];
  readonly openReturned: OpenReturned;
  readonly zip: (
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ) => Promise<Uint8Array>;
  /** Hands a file to the person, as a download does. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Opens a file as a workbook of its own; null where the host cannot. @throws WorkbookError */
  readonly openAsWorkbook: ((bytes: Uint8Array) => Promise<void>) | null;
  /** Puts a text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
}
