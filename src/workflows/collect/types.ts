import type { FiscalYear, Issue, Result } from "../../plan";
import type { AnswerHeader } from "../../sheets";
import type { CellValue, TableSnapshot } from "../port";

/** A file that somebody picked, not read yet. The browser's `File` is made into one, and so is a path. */
export interface PickedFile {
  /** As people know it, without its folder. */
  readonly name: string;
  /** Bytes, known before reading. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

/** A table of a returned file, with what is needed to tell a date or a percentage from a plain number. */
export interface ReturnedTable extends TableSnapshot {
  /** Number format codes as the file has them (`#,##0`, `yyyy/m/d`, `0%`), one per body cell; "General" where none. */
  readonly formats: readonly (readonly string[])[];
}

/** A returned workbook: read only, by table name or, where a program has dropped the tables, by header row. */
export interface ReturnedWorkbook {
  /**
   * The table of this name; where the file has none, the block below the only row that has all these headers, in any
   * order, from that row's first text to its last one, down to the last row that is not empty. null where there is none.
   * Headers come without line breaks and spaces around them. Rows directly below a table, down to the first that is blank in
   * all its columns, belong to it. A formula's value is what the file has stored, else what can be worked out, else "".
   *
   * @returns issues `table.ambiguous` (several such rows), `file.tableTooLarge`, and what is found only when a sheet is
   * read: `file.broken`, `file.entities`, `file.tooLarge`.
   */
  find(table: string, headers: readonly string[]): Result<ReturnedTable | null>;

  /**
   * The other blocks of the workbook below a row that has all these headers, such as those of a copied sheet.
   *
   * @param found is left out.
   * @returns issues as `find`; `table.ambiguous` where there are too many to look at.
   */
  others(found: ReturnedTable, headers: readonly string[]): Result<readonly ReturnedTable[]>;
}

/** Opens bytes; every bad file is an issue in Japanese (`file.*`). src/xlsx knows how, the entries hand it in. */
export type OpenReturned = (bytes: Uint8Array) => Promise<Result<ReturnedWorkbook>>;

/** What an answer cell can hold; null is empty. */
export type AnswerValue = string | number | null;

/** What one file says for one cell. */
export interface Candidate {
  readonly file: string;
  readonly department: string;
  readonly value: AnswerValue;
  /** Japanese, where what is taken is not letter by letter what was typed: 「1,200千円」を 1,200 と読みました。 */
  readonly reading: string | null;
  /** Where it stands in the file: `実績入力!N8`. */
  readonly place: string;
}

/**
 * `new`: the workbook's cell is empty. `changed`: it holds what was sent, or what this department answered before, and the
 * department wrote something else.
 * `conflict`: nobody but the office can say which is right; see `conflict`.
 */
export type ProposalKind = "new" | "changed" | "conflict";

/** One cell of 実績入力 that the files would change. */
export interface Proposal {
  /** Row key and header; unique. */
  readonly id: string;
  readonly key: string;
  readonly header: AnswerHeader;
  readonly item: string;
  readonly indicator: string;
  readonly unit: string;
  /** Whether a number is asked for in the row: only then 状態 and 実績 depend on each other. */
  readonly isNumeric: boolean;
  readonly year: FiscalYear;
  readonly kind: ProposalKind;
  /**
   * `files`: the files do not agree. `newer`: the workbook's cell was changed after sending, by hand or by an earlier answer.
   * `state`: 状態 and 実績 of the row would not fit together. null: no conflict.
   */
  readonly conflict: "files" | "newer" | "state" | null;
  /** What the workbook holds now. */
  readonly before: AnswerValue;
  /** What it held when the file was sent; the first candidate's. */
  readonly sent: AnswerValue;
  /** Distinct values, in the order of the files. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** Where the cell stands in the workbook: sheet, 0-based row and column. */
  readonly place: { readonly sheet: string; readonly row: number; readonly column: number };
}

/** A cell, or a row, that is not taken whatever people decide. */
export interface Rejection {
  readonly file: string;
  readonly department: string;
  /** Row key as the file has it; "" when the row has none. */
  readonly key: string;
  /** null: the whole row. */
  readonly header: AnswerHeader | null;
  /** Item and indicator in words, for people; the key where nothing is known. */
  readonly row: string;
  readonly place: string;
  /** What the cell shows, shortened. */
  readonly found: string;
  /** `number.text`, `number.error`, `number.date`, `number.percent`, `target.changed`, `row.foreign`, `state.*`, ... */
  readonly code: string;
  readonly message: string;
}

export interface FileReport {
  /** Unique: a second file of one name is 「回答.xlsx (2)」. */
  readonly file: string;
  /** null where the file could not be read that far. */
  readonly department: string | null;
  readonly requestId: string | null;
  /** Why nothing of the file is taken; empty when it was read. */
  readonly issues: readonly Issue[];
  /** What people should know though the file is taken, such as 「配布記録にない照会です」. */
  readonly notices: readonly Issue[];
  readonly counts: {
    readonly new: number;
    readonly changed: number;
    readonly same: number;
    readonly conflict: number;
    readonly rejected: number;
  };
}

/** How far a department has answered a request: the workbook as it is, and the files that were read now. */
export interface Answer {
  readonly requestId: string;
  readonly department: string;
  readonly year: FiscalYear;
  readonly deadline: string;
  readonly contact: string;
  /**
   * `complete`: every row has a value, a state or a text, whoever gave it. Otherwise `none`: no file ever came that could be
   * taken, or `partly`.
   */
  readonly state: "none" | "partly" | "complete";
  readonly rows: number;
  /** Open rows in words: 「2-1-2 ふるさと納税の推進 寄附額」. */
  readonly open: readonly string[];
}

/** What the files say, before anything is changed. */
export interface Collection {
  readonly files: readonly FileReport[];
  readonly proposals: readonly Proposal[];
  readonly rejections: readonly Rejection[];
  /** Cells that already are as the files say, or that the department left as they were sent. */
  readonly same: number;
  /** Of the latest request to each department of every year that was asked; in the order of 配布記録. */
  readonly answers: readonly Answer[];
}

/** By proposal id: which candidate is taken, or null to keep what the workbook has. Absent: `defaultDecision`. */
export type Decisions = ReadonlyMap<string, number | null>;

export interface MergeOutcome {
  /** まとまり in 変更履歴; what undo names. null: no cell was taken, and at most 最終回収 in 配布記録 was written. */
  readonly batch: string | null;
  readonly cells: number;
  readonly rows: number;
  /** Proposals that were refused. */
  readonly refused: number;
}

/** The last merge that can be taken back. */
export interface LastMerge {
  readonly batch: string;
  /** As written in 変更履歴. */
  readonly when: string;
  readonly cells: number;
}

export interface UndoOutcome {
  readonly batch: string;
  /** Cells that hold again what they held before the merge. */
  readonly restored: number;
  /** Rows that people have deleted from 変更履歴 in or beside the merge: what they told of cannot be put back. */
  readonly lostRows: number;
  /**
   * Cells that somebody has changed since; they stay. Sheet, 0-based row and column, and what they hold; the column's
   * header where the row is gone.
   */
  readonly kept: readonly {
    readonly row: string;
    readonly header: string;
    readonly value: CellValue;
    readonly sheet: string;
    readonly cell: readonly [row: number, column: number];
  }[];
}
