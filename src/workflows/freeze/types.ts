import type { Finding } from "../../audit";
import type { CellDifference, Sha256, SheetContents, SheetDifference, Stamp } from "../../freeze";
import type { Result } from "../../plan";
import type { Written } from "../../sheets";
import type { WorkbookPort } from "../port";

/** A workbook of which every cell can be read: one that is a file. */
export interface WholeWorkbook extends Pick<WorkbookPort, "snapshot" | "apply"> {
  contents(): readonly SheetContents[];
}

/** A workbook that can be copied with values in place of its formulas. */
export interface FreezableWorkbook<Copy extends WholeWorkbook = WholeWorkbook>
  extends WholeWorkbook, Pick<WorkbookPort, "workOut"> {
  /** Issue `freeze.unsettled`: formulas of which nobody can say what they give. */
  valuesOnly(): Promise<
    Result<{ readonly port: Copy; readonly formulas: number; readonly asStored: number }>
  >;
}

/** What surrounds a freeze; pure code knows no clock and no cryptography. */
export interface FreezeContext {
  readonly written: Pick<Written, "date" | "appVersion" | "by" | "planHash">;
  /** What it is frozen for, such as 議会提出; "" for nothing. */
  readonly note: string;
  /** Name of the file that is frozen, without its folder. */
  readonly source: string;
  readonly sha256: Sha256;
  /** Freezes the workbook although its audit finds something 重大; absent: it is refused. */
  readonly anyway?: boolean;
}

export interface FrozenCopy<Copy extends WholeWorkbook = WholeWorkbook> {
  /** To be saved. */
  readonly port: Copy;
  readonly stamp: Stamp;
  /** How many formulas had a result that could only be taken as it was stored. */
  readonly asStored: number;
  /** What an audit of the workbook found that is 重大; none unless it was to be frozen anyway. */
  readonly critical: readonly Finding[];
  /** Cells that hold an error value, such as `実績入力!F12`. */
  readonly errors: readonly string[];
}

/** A cell that holds a formula, where a frozen copy has none. */
export interface FormulaSince {
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
  /** With "=". */
  readonly formula: string;
}

/** What is wrong with the stamp, or with the record of the contents that belongs to it. */
export interface StampProblem {
  /**
   * `stamp.unreadable`: no hash in it. `stamp.rule`: made by a rule that this version does not know. `stamp.renamed`: its sheet is
   * called otherwise now. `stamp.altered`: its sheet does not say what a freeze writes there. `contents.missing`: the record of the contents is gone. `contents.altered`: it does not have the
   * stamped hash. `file.ambiguous`: other programs may show other contents. `workbook.dates`: days count from another year than when it was frozen. `stamp.notAsLogged`: day, person or purpose, which no hash holds, are others than in 変更履歴.
   */
  readonly code:
    | "stamp.unreadable"
    | "stamp.rule"
    | "stamp.renamed"
    | "stamp.altered"
    | "contents.missing"
    | "contents.altered"
    | "file.ambiguous"
    | "workbook.dates"
    | "stamp.notAsLogged";
  /** Japanese. */
  readonly message: string;
}

/** Whether it is the very file of a known freeze, and not one that was frozen again with other contents. */
export type Origin =
  /** Nobody gave anything to compare with. */
  | { readonly kind: "unknown" }
  | { readonly kind: "hash"; readonly isSame: boolean; readonly expected: string }
  /** `entry` is the row of 変更履歴 with this hash; null: the workbook has none. */
  | { readonly kind: "log"; readonly isSame: boolean; readonly entry: FreezeEntry | null };

/** A row 確定 of 変更履歴. */
export interface FreezeEntry {
  readonly file: string;
  readonly when: string;
  readonly by: string;
  /** What it was frozen for. */
  readonly note: string;
  readonly hash: string;
}

export interface Verification {
  /**
   * The contents are as stamped, the stamp is whole and, where a log was given, says what the log says, and it is the file of
   * the freeze that was given, if one was.
   */
  readonly isSame: boolean;
  /** null where it cannot be read. */
  readonly stamp: Stamp | null;
  /** Of the contents as they are now. */
  readonly hashNow: string;
  readonly problems: readonly StampProblem[];
  /** As far as the record of the contents tells. */
  readonly sheets: readonly SheetDifference[];
  readonly cells: readonly CellDifference[];
  readonly formulas: readonly FormulaSince[];
  readonly origin: Origin;
}
