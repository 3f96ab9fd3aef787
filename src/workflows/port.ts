/**
 * A workbook as the workflows see it. Implemented over Office.js (src/excel) and over .xlsx bytes (src/xlsx);
 * one contract suite holds both. Tables are found by name, rows by key, columns by header: never by position.
 */
import type { Content, SheetRole, SheetSpec } from "../sheets/spec";
import type { Look } from "../sheets/looks";

/** A cell's value as the host gives it. Error values come as text such as "#DIV/0!". */
export type CellValue = string | number | boolean;

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
}

export interface WorkbookSnapshot {
  readonly sheets: readonly { readonly name: string; readonly isProtected: boolean }[];
  /** The tables asked for that exist. */
  readonly tables: readonly TableSnapshot[];
  /** Lower-case names of all defined names and all tables: both share one space in Excel. */
  readonly takenNames: readonly string[];
}

export interface CellChange {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  readonly content: Content;
  readonly look?: Look;
  /** null takes a note away; absent leaves it. */
  readonly note?: string | null;
}

/** Rows to put below the last body row of an existing table; columns that people added stay empty. */
export interface TableChange {
  readonly table: string;
  readonly sheet: string;
  readonly cells: readonly CellChange[];
  readonly addedRows: number;
  /** Body rows before the change. */
  readonly bodyRows: number;
}

/** Everything that one press of the button changes. Applied whole or not at all. */
export interface WorkbookChange {
  readonly createSheets: readonly SheetSpec[];
  readonly tables: readonly TableChange[];
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

/** Thrown by a port when the workbook refuses: what, where, what to do, and what is in the workbook now. */
export class WorkbookError extends Error {
  override readonly name = "WorkbookError";
  constructor(
    /** Stable, ASCII, such as `workbook.protected`. */
    readonly code: string,
    /** Japanese. */
    message: string,
    /** `unchanged`: as before. `partly`: the message says what is there. */
    readonly state: "unchanged" | "partly",
  ) {
    super(message);
  }
}

export interface CellPlace {
  readonly table: string;
  readonly key: string;
  readonly header: string;
}

export interface WorkbookPort {
  /** One round trip. Tables that do not exist are left out. */
  snapshot(tables: readonly string[]): Promise<WorkbookSnapshot>;
  apply(change: WorkbookChange, options?: ApplyOptions): Promise<void>;
  /** Selects the cell of a table by key column values; activates its sheet. */
  select(sheet: string, row: number, column: number): Promise<void>;
  /** Address of the selected cell in A1 with sheet name, and whether it is empty. */
  activeCell(): Promise<{ readonly address: string; readonly isEmpty: boolean }>;
  /** Writes one formula (with "=") into the selected cell. */
  writeActiveCell(formula: string): Promise<void>;
  /** Calls back after cells of any sheet changed by hand; returns how to stop. */
  onChanged(
    listener: (change: { readonly sheet: string; readonly address: string }) => void,
  ): Promise<() => Promise<void>>;
}

export type { SheetRole };
