/** A file as the checker sees it: plain data, whatever program wrote it. Rows and columns are 0-based. */
export interface FileDescription {
  /** As people know it, with its extension. */
  readonly name: string;
  /** What the bytes are, whatever the file is called. */
  readonly kind: "xlsx" | "csv";
  /** Of a CSV file. */
  readonly text?: TextDescription;
  /** In the order of their tabs; a CSV file is one sheet. */
  readonly sheets: readonly SheetDescription[];
}

/** How the characters of a CSV file are written. */
export interface TextDescription {
  readonly encoding: Encoding;
  readonly hasBom: boolean;
  readonly separator: "," | "\t" | ";";
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis";

export interface SheetDescription {
  readonly name: string;
  readonly isHidden: boolean;
  /** Cells that hold something, row by row. */
  readonly cells: readonly CellDescription[];
  readonly merges: readonly AreaDescription[];
  /** Rows and columns that are in use and not shown. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** What lies on the sheet beside its cells. */
  readonly objects: readonly ObjectDescription[];
  /** Tables that the program knows as such. */
  readonly tables: readonly AreaDescription[];
  /** Records of a CSV file that have another number of fields than the first. */
  readonly raggedRows: readonly number[];
}

export interface CellDescription {
  readonly row: number;
  readonly column: number;
  /** Error values as text such as "#DIV/0!". The fields of a CSV file are all texts. */
  readonly value: string | number | boolean;
  readonly isFormula: boolean;
  /** As the file has it: `#,##0`, `General`. */
  readonly numberFormat: string;
}

/** Both ends included. */
export interface AreaDescription {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface ObjectDescription {
  readonly kind: ObjectKind;
  readonly count: number;
}

export type ObjectKind = "chart" | "picture" | "shape" | "control" | "embedded" | "comment";
