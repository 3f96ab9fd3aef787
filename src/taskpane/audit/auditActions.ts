import type { OpenTable, SheetCheck } from "../../openData";
import type {
  ApplyOptions,
  AuditOutcome,
  CellPlace,
  PickedFile,
  ReadingNow,
  SelectedTarget,
  TraceOutcome,
  TracePick,
} from "../../workflows";
import type { AuditSheetsOutcome } from "../../workflows/audit/writeAudit";
import type { FrozenCopy, Verification } from "../../workflows/freeze";
import type { OpenDataExport } from "../../workflows/openData";
import type { Outcome } from "../actions";

/** A file for the person, not saved yet. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Frozen extends Pick<FrozenCopy, "stamp" | "asStored" | "critical" | "errors"> {
  readonly file: MadeFile;
  /** Why 変更履歴 could not be given its row; null where it has it. */
  readonly unlogged: string | null;
}

/** How open data goes out. */
export type PublishFormat = "csv" | "csvWithoutBom" | "xlsx";

export interface Published extends Omit<OpenDataExport, "table"> {
  readonly format: PublishFormat;
  readonly file: MadeFile;
  readonly table: Pick<OpenTable, "headers" | "rows">;
  /** The file itself, held against the 統一ルール. */
  readonly checks: readonly SheetCheck[];
}

/** 監査: what an auditor, and who answers to one, asks of the workbook. */
export interface AuditActions {
  /** Compares the workbook with its plan; changes nothing. */
  readonly find: () => Promise<Outcome<AuditOutcome>>;
  /** 監査 and 監査結果, into the workbook. */
  readonly writeSheets: (options: ApplyOptions) => Promise<Outcome<AuditSheetsOutcome>>;
  readonly trace: (pick: TracePick) => Promise<Outcome<TraceOutcome>>;
  /** What the selected cell is about. */
  readonly selected: () => Promise<Outcome<SelectedTarget>>;
  readonly readings: () => Promise<Outcome<readonly ReadingNow[]>>;
  /** Selects a cell by table, key and header. */
  readonly goToPlace: (place: CellPlace) => Promise<Outcome<null>>;
  /** The name of the file that is the pane's workbook; null where only the person can pick the saved file. */
  readonly openFile: (() => string) | null;
  /**
   * A frozen copy; the workbook gets a row in 変更履歴. @param file null: the pane's own. @param anyway although something 重大 is
   * found, which is otherwise refused as `freeze.critical`.
   */
  readonly freeze: (file: PickedFile | null, note: string, anyway?: boolean) => Promise<Outcome<Frozen>>;
  /** @param file null: the pane's own. @param hash what the file is to have; "" asks the workbook's 変更履歴. */
  readonly verify: (file: PickedFile | null, hash: string) => Promise<Outcome<Verification>>;
  readonly publish: (format: PublishFormat) => Promise<Outcome<Published>>;
  /** Holds any .csv or .xlsx against the 統一ルール. */
  readonly checkFile: (file: PickedFile) => Promise<Outcome<readonly SheetCheck[]>>;
  /** Hands the file to the person, as a download does. */
  readonly save: (file: MadeFile) => Promise<void>;
  /** Rejects where the browser does not allow it. */
  readonly copy: (text: string) => Promise<void>;
}
