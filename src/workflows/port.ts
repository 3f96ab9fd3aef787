/**
 * A workbook as the workflows see it. Implemented over Office.js (src/excel) and over .xlsx bytes (src/xlsx);
 * one contract suite holds both. Tables are found by name, rows by key, columns by header: never by position.
 */
import type { AuditColumnRules, WantedRules } from "../audit";
import type { SheetContents } from "../freeze";
import type { CellSpec, CellValue, ColumnSpec, Content, SheetRole, SheetSpec } from "../sheets/spec";
import type { Look } from "../sheets/looks/looks";

/** What to read, in one round trip. What does not exist is left out of the answer. */
export interface SnapshotRequest {
  readonly tables: readonly string[];
  /** Workbook-wide defined names whose cells are wanted. */
  readonly names: readonly string[];
  /** Tables of which the top left corner of their sheet is wanted, where the sheet's title stands. */
  readonly headsOf?: readonly string[];
  /** Also what only an audit looks at: what is hidden, names of single sheets, results worked out anew. */
  readonly forAudit?: true;
  /** Rules of these tables that are to be compared with what the workbook's own rules do; a host that cannot, leaves it. */
  readonly rules?: readonly WantedRules[];
}

/** Rows and columns of a {@link HeadSnapshot}. */
export const HEAD_ROWS = 3;
export const HEAD_COLUMNS = 8;

/** The first cells of the sheet in which a table is. */
export interface HeadSnapshot {
  readonly table: string;
  readonly sheet: string;
  readonly values: readonly (readonly CellValue[])[];
}

export interface TableSnapshot {
  readonly name: string;
  readonly sheet: string;
  /** 0-based header cell at the top left. */
  readonly row: number;
  readonly column: number;
  readonly headers: readonly string[];
  /** Body rows, each as long as `headers`. Empty cells are "". */
  readonly values: readonly (readonly CellValue[])[];
  /** As `values`, formulas with "=" where a cell has one. */
  readonly formulas: readonly (readonly CellValue[])[];
  /**
   * For an audit: what the formulas give when they are worked out now, whatever results are stored; null for cells without a
   * formula and where it cannot be told. Absent where the host calculates itself.
   */
  readonly recalculated?: readonly (readonly (CellValue | null)[])[];
  /** For an audit: number format codes, such as `#,##0`. */
  readonly formats?: readonly (readonly string[])[];
  /** Of a table in {@link SnapshotRequest.rules}: where they are not kept. */
  readonly rules?: readonly AuditColumnRules[];
}

/** The cells behind a defined name. */
export interface NameSnapshot {
  readonly name: string;
  readonly sheet: string;
  /** 0-based cell at the top left. */
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
}

export interface SheetSnapshot {
  readonly name: string;
  readonly isProtected: boolean;
  /** As {@link CellsChanged} names the sheet, where the host has such a thing. */
  readonly id?: string;
  /** For an audit, as are the following. */
  readonly visibility?: "visible" | "hidden" | "veryHidden";
  /**
   * 0-based rows that hold something and that somebody has hidden: not those that a filter hides, as far as the filter's
   * criteria can be understood. Only of sheets with a table that was asked for; absent where the host does not tell.
   */
  readonly hiddenRows?: readonly number[];
  /** 0-based columns that hold something, alike. */
  readonly hiddenColumns?: readonly number[];
  /** 0 is shown as an empty cell, alike. */
  readonly hidesZeros?: boolean;
  /** Filled cells outside of all tables that were asked for, alike. */
  readonly freeCells?: readonly FreeCell[];
}

export interface FreeCell {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  /** As `value`; the formula with "=" where the cell has one. */
  readonly formula: CellValue;
  /** As {@link TableSnapshot.recalculated}. */
  readonly recalculated?: CellValue | null;
}

/** Where a file can be read in more than one way, or holds what no program shows. */
export interface FileDoubt {
  /** null for what belongs to no sheet. */
  readonly sheet: string | null;
  /** A1; null for what belongs to no cell. */
  readonly cell: string | null;
  /** Japanese. */
  readonly message: string;
}

export interface WorkbookSnapshot {
  readonly sheets: readonly SheetSnapshot[];
  /** The tables asked for that exist. */
  readonly tables: readonly TableSnapshot[];
  /** The names asked for that exist and stand for cells. */
  readonly names: readonly NameSnapshot[];
  /** The heads asked for; absent where none was. */
  readonly heads?: readonly HeadSnapshot[];
  /** Lower-case names of all defined names and all tables: both share one space in Excel. */
  readonly takenNames: readonly string[];
  /** For an audit of a frozen copy: what every cell holds. Absent where it is none, and where the host does not tell. */
  readonly contents?: readonly SheetContents[];
  /** For an audit of a file. */
  readonly doubts?: readonly FileDoubt[];
  /** For an audit: switches of the whole workbook. Absent where the host does not tell. */
  readonly calculation?: {
    readonly isManual: boolean;
    /** Numbers are rounded to the places that their formats show, and calculated with as such. */
    readonly isAsShown: boolean;
    /** Day 0 is 1904-01-01. */
    readonly countsFrom1904: boolean;
  };
  /** For an audit: names that hold on one sheet only. Absent where the host does not tell. */
  readonly localNames?: readonly { readonly name: string; readonly sheet: string }[];
}

/** A formula, and the cell in which it is to be thought of. */
export interface PlacedFormula {
  readonly sheet: string;
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  /** Without "=". */
  readonly formula: string;
}

export interface CellChange {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  /** What the cell holds now: a failed write puts it back. */
  readonly before: Content;
  readonly content: Content;
  /** Absent: the cell keeps how it looks. */
  readonly look?: Look;
  /** null takes a note away; absent leaves it. */
  readonly note?: string | null;
}

/** Changes in a table that is in the workbook already. */
export interface TableChange {
  readonly table: string;
  readonly sheet: string;
  /** Header cell, as in the snapshot. */
  readonly row: number;
  readonly column: number;
  /** Body rows before the change. */
  readonly bodyRows: number;
  /** One per column as the workbook has them; null for a column that people added. */
  readonly columns: readonly (ColumnSpec | null)[];
  /** In existing rows. */
  readonly cells: readonly CellChange[];
  /** Rows to put below the last one, each as long as `columns`; formulas stand ready in A1. */
  readonly addedRows: readonly (readonly CellSpec[])[];
  /** 0-based columns of the sheet that come into sight where they are hidden; a failed write hides those again. */
  readonly shown?: readonly number[];
}

/** Changes of single cells outside tables. */
export interface SheetChange {
  readonly sheet: string;
  readonly cells: readonly CellChange[];
}

/** Everything that one press of the button changes. Applied whole or not at all. */
export interface WorkbookChange {
  /** With the names that they shall have; none of them is taken. */
  readonly createSheets: readonly SheetSpec[];
  readonly tables: readonly TableChange[];
  readonly sheets: readonly SheetChange[];
}

export interface ApplyOptions {
  readonly signal?: AbortSignalLike;
  readonly onProgress?: (progress: Progress) => void;
}

/** The part of AbortSignal that is used; the pure rooms have no DOM. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Japanese, such as 「実績入力を書き込んでいます」. */
  readonly doing: string;
}

/** `unchanged`: as before. `partly`: the message says what is there. */
export type WorkbookState = "unchanged" | "partly";

/** Thrown by a port when the workbook refuses: what, where, what to do, and what is in the workbook now. */
export class WorkbookError extends Error {
  override readonly name = "WorkbookError";
  constructor(
    /** Stable, ASCII, such as `workbook.protected`. */
    readonly code: string,
    /** Japanese. */
    message: string,
    readonly state: WorkbookState,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface CellPlace {
  readonly table: string;
  readonly key: string;
  readonly header: string;
}

/** The one cell in which people are. */
export interface ActiveCell {
  /** A1 with the sheet's name, such as `実績入力!F12`. */
  readonly address: string;
  /** The formula with "=", or the value as text; "" when the cell is empty. */
  readonly content: string;
}

/** What a host says about a change; what it does not know is absent. */
export interface CellsChanged {
  /** Of the sheet on which it was; it stays when people rename the sheet. */
  readonly sheetId?: string;
}

export interface WorkbookPort {
  /** One round trip. */
  snapshot(request: SnapshotRequest): Promise<WorkbookSnapshot>;
  /**
   * All of the change or none of it.
   * @throws WorkbookError `workbook.protected`, `workbook.editing`, `workbook.cancelled`, ...: see its `state`.
   */
  apply(change: WorkbookChange, options?: ApplyOptions): Promise<void>;
  /** Activates the sheet and selects one cell, 0-based. */
  select(sheet: string, row: number, column: number): Promise<void>;
  /**
   * What these formulas would give if they were all in the workbook, in their order; null where it cannot be told. Nothing is
   * changed. Absent: the host cannot.
   */
  workOut?(formulas: readonly PlacedFormula[]): Promise<readonly (CellValue | null)[]>;
  /** Makes the rows of these tables as high as what they show, where they exist. Absent: the host fits none. */
  fitRows?(tables: readonly string[]): Promise<void>;
  activeCell(): Promise<ActiveCell>;
  /** Writes one formula (with "=") into the selected cell; what it gives may spill below and to the right. */
  writeActiveCell(formula: string): Promise<void>;
  /** Calls back after cells of any sheet changed, by hand or by a co-author; returns how to stop. */
  onChanged(listener: (change?: CellsChanged) => void): Promise<() => Promise<void>>;
}

export type { CellValue, SheetRole };
export type { AuditColumnRules, RuleColors, WantedColumnRules, WantedRules } from "../audit";
