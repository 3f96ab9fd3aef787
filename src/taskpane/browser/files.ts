import type { FileDescription, OpenTable } from "../../openData";
import type { Result } from "../../plan";
import type { IssueContext, OpenReturned } from "../../workflows";
import type { FreezableWorkbook, WholeWorkbook } from "../../workflows/freeze";

/** A workbook that is a file: all of it can be read, frozen and had as bytes. */
export interface FileWorkbook extends FreezableWorkbook<WholeWorkbook & Savable>, Savable {}

interface Savable {
  /** @throws WorkbookError */
  save(): Promise<Uint8Array>;
}

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
  /** Reads a whole .xlsx. */
  readonly openWorkbook: (bytes: Uint8Array) => Promise<Result<FileWorkbook>>;
  /** The file that is the pane's workbook; null where only another program can save it. */
  readonly current: (() => { readonly name: string; readonly workbook: FileWorkbook }) | null;
  /** A table as a workbook of values. */
  readonly writePlain: (table: OpenTable, title: string) => Promise<Uint8Array>;
  /** Any .csv or .xlsx as plain data, and which characters are standard ones. */
  readonly describe: (
    name: string,
    bytes: Uint8Array,
  ) => Promise<
    Result<{ readonly file: FileDescription; readonly isStandard: (character: string) => boolean }>
  >;
  /** SHA-256 of a text's UTF-8, in lower-case hexadecimal. */
  readonly sha256: (text: string) => Promise<string>;
}
