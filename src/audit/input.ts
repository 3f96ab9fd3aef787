import type { GradeSettings } from "../achievement";
import type { Issue, ReadingDecisions, Result } from "../plan";
import type { CellValue, ConditionalSpec, Validation } from "../sheets";

/**
 * What an audit looks at, read from a workbook by whoever can read it. A host that cannot tell something leaves it out:
 * the audit then says nothing about it, and {@link unchecked} says so.
 */
export interface AuditInput {
  readonly sheets: readonly AuditSheet[];
  /** The tables that the add-in makes, those that exist. */
  readonly tables: readonly AuditTable[];
  /** The names that the add-in makes, those that exist and stand for cells. */
  readonly names: readonly AuditName[];
  /** Names that hold on one sheet only; there they hide a name of the workbook. Absent: not known. */
  readonly localNames?: readonly { readonly name: string; readonly sheet: string }[];
  /** Switches of the whole workbook. Absent where the host does not tell. */
  readonly calculation?: {
    readonly isManual: boolean;
    /** Numbers are rounded to the places that their formats show, and calculated with as such. */
    readonly isAsShown: boolean;
    /** Day 0 is 1904-01-01. */
    readonly countsFrom1904: boolean;
  };
  /** Where the file can be read in more than one way; null where it is in no sheet or cell. Absent: it is no file. */
  readonly doubts?: readonly {
    readonly sheet: string | null;
    readonly cell: string | null;
    /** Japanese. */
    readonly message: string;
  }[];
  /** What 設定 says, or why it cannot be used. */
  readonly settings: Result<GradeSettings>;
  /** What the office decided about uncertain readings. Absent: nothing is said of it. */
  readonly confirmations?: AuditConfirmations;
  /** The rows of 変更履歴, null where there is none, or why they cannot be read. Absent: nothing is said of it. */
  readonly history?: Result<readonly AuditLogEntry[] | null>;
  /** Where 変更履歴 last told otherwise. Absent: nothing is said of it. */
  readonly unlogged?: readonly AuditUnlogged[];
  /** Entries of the record by key; empty where there is none. */
  readonly record: ReadonlyMap<string, CellValue>;
  /** Of the product that audits: the hash of its canonical plan text, and its version. */
  readonly shipped: { readonly planHash: string; readonly appVersion: string };
  /** Absent: no frozen copy. */
  readonly frozen?: AuditFrozen;
}

/** A row of 変更履歴. */
export interface AuditLogEntry {
  /** 0 where people have put something else there. */
  readonly number: number;
  readonly when: string;
  readonly action: string;
  readonly batch: string;
  readonly by: string;
  /** "" as well in logs that were made before it was kept. */
  readonly table: string;
  readonly key: string;
  readonly header: string;
  /** null is empty. */
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly reading: string;
}

/** A cell that people set, or a decision that the tables carry, of which 変更履歴 does not tell. */
export interface AuditUnlogged {
  readonly kind: "setting" | "reading";
  readonly table: string;
  readonly key: string;
  readonly header: string;
  /** What the log last told; where it told nothing, what the cell starts with. */
  readonly logged: string | number | null;
  readonly found: string | number | null;
}

/** By the key of the reading. */
export interface AuditConfirmations {
  readonly decisions: ReadingDecisions;
  /** Those that the tables carry since the last write. */
  readonly applied: ReadingDecisions;
  /** Rows that do not hold; `path` is the header. */
  readonly lacking: ReadonlyMap<string, Issue>;
}

/** A frozen copy beside its own stamp. */
export interface AuditFrozen {
  /** null where it cannot be read. `frozen`: day, or day and time; `by` is "" where nobody gave a name. */
  readonly stamp: { readonly frozen: string; readonly by: string; readonly hash: string } | null;
  /** What is wrong with the stamp, or with the record of the contents, in Japanese. */
  readonly problems: readonly string[];
  /** Cells with the add-in's own formulas, which a freeze turns into values: then it is none, whatever the stamp says. */
  readonly live: readonly { readonly sheet: string; readonly row: number; readonly column: number }[];
  /**
   * Whether values in place of formulas are no findings: the stamp can be read and is where it was, no formula is live, and what
   * the cells held can be told or worked out.
   */
  readonly isTrusted: boolean;
  /** How many formulas nobody could work out anew over the frozen values; null where none was worked out. */
  readonly unsettled: number | null;
  /** Absent: the host cannot read every cell. */
  readonly check?: {
    /** Whether what each cell held can be told. */
    readonly isKnown: boolean;
    /** A1; null is an empty cell. */
    readonly cells: readonly {
      readonly sheet: string;
      readonly cell: string;
      readonly then: string | null;
      readonly now: string | null;
    }[];
    /** With "=": a frozen copy has none. */
    readonly formulas: readonly {
      readonly sheet: string;
      readonly cell: string;
      readonly formula: string;
    }[];
    /** Sheets that came, went, or are called otherwise; or that the contents are not what they were. Japanese. */
    readonly others: readonly { readonly sheet: string | null; readonly message: string }[];
  };
}

export interface AuditSheet {
  readonly name: string;
  readonly isProtected: boolean;
  readonly visibility?: "visible" | "hidden" | "veryHidden";
  /** 0-based rows that hold something and that people, not a filter, have hidden. Absent: not known. */
  readonly hiddenRows?: readonly number[];
  /** 0-based, alike. */
  readonly hiddenColumns?: readonly number[];
  /** 0 is shown as an empty cell. Absent: not known. */
  readonly hidesZeros?: boolean;
  /** Filled cells outside of all tables. Absent: not known. */
  readonly freeCells?: readonly AuditCell[];
}

export interface AuditCell {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  /** As it shows: of a formula the stored result. */
  readonly value: CellValue;
  /** As `value`; the formula with "=" where the cell has one. */
  readonly formula: CellValue;
  /** As {@link AuditTable.recalculated}. */
  readonly recalculated?: CellValue | null;
}

export interface AuditTable {
  readonly name: string;
  readonly sheet: string;
  /** 0-based header cell at the top left. */
  readonly row: number;
  readonly column: number;
  readonly headers: readonly string[];
  /** Body rows as they show: of formulas the stored results. */
  readonly values: readonly (readonly CellValue[])[];
  /** As `values`, formulas with "=" where a cell has one. */
  readonly formulas: readonly (readonly CellValue[])[];
  /**
   * What the formulas give when they are worked out now, whatever is stored; null for cells without a formula and where it
   * cannot be told. Absent: the host calculates itself and stores nothing.
   */
  readonly recalculated?: readonly (readonly (CellValue | null)[])[];
  /** Number format codes, such as `#,##0`. Absent: not known. */
  readonly formats?: readonly (readonly string[])[];
  /** What rules of {@link WantedRules} the workbook does not keep. Absent: not known, or none was asked for. */
  readonly rules?: readonly AuditColumnRules[];
}

/** The rules of a table's columns as they were to be, whatever the workbook has. */
export interface WantedRules {
  readonly table: string;
  readonly columns: readonly WantedColumnRules[];
}

export interface WantedColumnRules {
  readonly header: string;
  /** Of the column's spec, but they point at nothing outside the row except by name. */
  readonly colors: readonly ConditionalSpec[];
  readonly validation?: Validation;
}

/** What conditional formats make of a cell: `#RRGGBB`, null where they leave it as it is, "?" where another colour cannot be told. */
export interface RuleColors {
  readonly fill: string | null;
  readonly ink: string | null;
}

/** Where a column's rules do something else than those that were wanted. Rows are counted from the first body row. */
export interface AuditColumnRules {
  readonly header: string;
  readonly colors: readonly {
    readonly row: number;
    readonly found: RuleColors;
    readonly wanted: RuleColors;
  }[];
  /** Rows whose colours cannot be told. */
  readonly untold: readonly number[];
  /** Rows in which something else may be typed; what, in Japanese. */
  readonly validations: readonly { readonly row: number; readonly found: string }[];
}

/** The cells behind a defined name. */
export interface AuditName {
  readonly name: string;
  readonly sheet: string;
  /** 0-based cell at the top left. */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
}
