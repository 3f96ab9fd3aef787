/**
 * What a sheet should be, as data. Every host (Excel, .xlsx, the stand-in) renders the same specs.
 * Rows and columns are 0-based; addresses in formulas are A1 in English function names.
 */
import type { FiscalYear } from "../plan";
import type { Look } from "./looks/looks";

/** A cell's value as a host gives it. Error values come as text such as "#DIV/0!"; an empty cell is "". */
export type CellValue = string | number | boolean;

/** Text never becomes a formula, whatever it begins with. null leaves the cell empty. */
export type Content = string | number | boolean | null | { readonly formula: string };

export interface CellSpec {
  /** A formula here names no other cell of its table: rows are sorted and moved. */
  readonly content: Content;
  /** Overrides the column's look. */
  readonly look?: Look;
  /** Shown when the cell is selected or hovered: why it was read so. */
  readonly note?: string;
}

/** Free cells outside tables: titles, leads, legends. */
export interface BlockSpec {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly CellSpec[])[];
  /** As {@link RowSpec.lines}, for each row of a block with wrapped text. Absent: 1. */
  readonly lines?: number;
}

/** Who may change a column's cells. `plan` and `formula` cells are locked; a rewrite never touches `people`. */
export type ColumnOwner = "plan" | "formula" | "people";

/** What may be typed. `source` is an A1 range or a defined name; lists point at 設定, never at literal text. */
export type Validation = (
  | { readonly type: "list"; readonly source: string }
  | { readonly type: "number"; readonly min?: number; readonly max?: number }
  | { readonly type: "textLength"; readonly max: number }
) & {
  readonly prompt?: { title: string; message: string };
  readonly error: { title: string; message: string };
};

/**
 * Colours a whole column's body. `formula` is a row template like {@link ColumnSpec.formula};
 * relative to the first body row. Points at ordinary cells of the same sheet only.
 */
export interface ConditionalSpec {
  readonly formula: string;
  readonly format: { readonly fill?: string; readonly color?: string; readonly bold?: boolean };
}

export interface ColumnSpec {
  readonly header: string;
  readonly owner: ColumnOwner;
  readonly look: Look;
  /** Characters of 半角 width. */
  readonly width: number;
  /** Same for every row, without "=". `[[header]]` stands for this row's cell in that column (`$F12`). */
  readonly formula?: string;
  readonly validation?: Validation;
  readonly conditional?: readonly ConditionalSpec[];
  readonly hidden?: boolean;
  /** The year that the column is of, where it is hidden until that year is written. */
  readonly year?: FiscalYear;
}

export interface RowSpec {
  /** Joined values of the table's key columns; unique. */
  readonly key: string;
  /** One per column; `formula` columns carry content null. */
  readonly cells: readonly CellSpec[];
  /**
   * Lines of text that the tallest wrapped cell needs. For hosts that do not fit heights themselves; a height must stay
   * automatic, or what people type later is cut off.
   */
  readonly lines?: number;
}

export interface TableSpec {
  /** Excel table name, unique in the workbook: how the table is found again. */
  readonly name: string;
  /** Header cell at the top left. */
  readonly row: number;
  readonly column: number;
  readonly columns: readonly ColumnSpec[];
  /** Lines of text that the tallest header needs, as {@link RowSpec.lines}. */
  readonly headerLines?: number;
  /** Headers of the columns that make the key, in order; joined with "|". */
  readonly keyColumns: readonly string[];
  readonly rows: readonly RowSpec[];
  readonly filter: boolean;
  /** Absent: thin rules around every cell. False: none, for rows that stand ready and may stay empty on paper. */
  readonly ruled?: false;
}

/** A workbook-wide defined name for one cell or block of the sheet. */
export interface NameSpec {
  readonly name: string;
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
}

export interface PrintSpec {
  readonly orientation: "landscape" | "portrait";
  /** Absent: A4. */
  readonly paper?: "A3";
  /** 0-based rows that begin a new page. */
  readonly breaksBefore?: readonly number[];
  /** Absent: as many pages below each other as the rows need; one page is always as wide as the sheet. */
  readonly pagesTall?: 1;
  /** 0-based first and last row repeated on every page. */
  readonly titleRows: readonly [number, number];
  /** Shown in the middle of the footer beside the page number. */
  readonly footer: string;
}

/** 0-based, in the sheet. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface ChartSeries {
  /** The cell that names it, and what that cell shows when the sheet is written. */
  readonly name: { readonly row: number; readonly column: number; readonly text: string };
  /** As many cells as there are categories. Texts, and "" among them, are drawn as 0. */
  readonly values: CellBlock;
  /** #RRGGBB; series must also differ in lightness, for prints in black and white. */
  readonly color: string;
}

/**
 * A native chart of cells of its own sheet, so that it follows them. It is made with its sheet and then belongs to people:
 * a rewrite neither moves it nor brings it back.
 */
export interface ChartSpec {
  /** Unique in the workbook. */
  readonly name: string;
  /** `stackedBars` lie, `columns` stand side by side. */
  readonly kind: "stackedBars" | "columns" | "lines";
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly categories: CellBlock;
  readonly series: readonly ChartSeries[];
  /** Cells that it covers: empty ones. */
  readonly place: CellBlock;
  /** Number format of the value axis, such as #,##0. */
  readonly axisFormat: string;
}

export interface SheetSpec {
  readonly role: SheetRole;
  /** Suggested name; people may rename the sheet. */
  readonly name: string;
  readonly visibility: "visible" | "veryHidden";
  readonly blocks: readonly BlockSpec[];
  readonly tables: readonly TableSpec[];
  readonly charts?: readonly ChartSpec[];
  readonly names: readonly NameSpec[];
  /** Widths of columns outside tables; a table column's own width wins. Characters of 半角 width. */
  readonly widths: Readonly<Record<number, number>>;
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly print: PrintSpec | null;
  /** Without a password: it keeps from slips, not from people. */
  readonly isProtected: boolean;
  /** Of the sheet's tab. */
  readonly tabColor?: string;
}

export type SheetRole =
  | "targets"
  | "actuals"
  | "progress"
  | "summary"
  | "dashboard"
  | "report"
  | "card"
  | "settings"
  | "record"
  | "guide"
  | "requests"
  | "history"
  | "readings"
  | "audit"
  | "findings"
  | "frozen"
  | "contents";
