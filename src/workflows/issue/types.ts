import type { FiscalYear } from "../../plan";
import type { SheetSpec, Written } from "../../sheets";

/** What the office chooses before it sends workbooks to the departments (配布). */
export interface IssueChoice {
  readonly year: FiscalYear;
  /** 担当課 as the plan names them. */
  readonly departments: "all" | readonly string[];
  /** ISO day, not before the day of issue. */
  readonly deadline: string;
  /** Who answers questions; not blank. */
  readonly contact: string;
}

export interface IssueContext {
  readonly written: Written;
  /** Makes a file of sheets; src/xlsx knows how, the entries hand it in. `title` goes into the document's properties. */
  readonly encode: (specs: readonly SheetSpec[], title: string) => Promise<Uint8Array>;
}

export interface IssuePreview {
  /** In the plan's order. */
  readonly departments: readonly IssueDepartment[];
}

export interface IssueDepartment {
  readonly department: string;
  /** Rows of 実績入力 that it gets. */
  readonly rows: number;
  /** Of them, rows that other departments get as well. */
  readonly shared: number;
  /** When it was last asked for this year (ISO day, or day and time), and until when; null when never. */
  readonly earlier: { readonly requestId: string; readonly issued: string; readonly deadline: string } | null;
}

export interface IssuedFile {
  /** Safe on every file system and unique among the files of one issue: `実績照会_R4_財政課.xlsx`. */
  readonly name: string;
  readonly department: string;
  readonly rows: number;
  readonly bytes: Uint8Array;
}

export interface IssueOutcome {
  readonly requestId: string;
  readonly files: readonly IssuedFile[];
}
