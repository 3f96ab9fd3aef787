import { broken } from "../fault";
import { MAX_COLUMNS, MAX_ROWS, parseCell } from "../formula/address";
import { findAttribute, walkAttributes } from "../xml/attributes";
import { decode, plainText } from "../xml/text";
import { XmlCursor } from "../xml/XmlCursor";
import type { CellValue } from "../../workflows/port";
import { valueOf } from "./readCell";
import type { SharedStrings } from "./SharedStrings";
import { parseText, richText } from "./SharedStrings";

/** A cell as it passes by. It is the same object for every cell: take what you need of it now. */
export interface PassingCell {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  /** Number of its format. */
  readonly format: number;
  /** `t`; undefined for numbers. */
  readonly type: string | undefined;
  /** Whether anything but a format is there. */
  readonly isFilled: boolean;
  /** Whether it holds a value, or a formula's stored result. */
  readonly hasValue: boolean;
  /** The formula's element; null where there is none. */
  readonly formula: PassingFormula | null;
  /** As `readValue` gives it. */
  value(strings: SharedStrings): CellValue;
}

export interface PassingFormula {
  /** Without "="; "" where another cell has the shared one. */
  readonly text: string;
  /** `si` of a shared formula. */
  readonly shared: string | null;
}

/**
 * Passes every cell of a sheet, row by row, without making anything of the rest: a sheet of any size costs no more memory
 * than its text.
 *
 * @param source the sheet's part. @param path its name, for messages. @param visit ends the walk with false.
 * @throws FileFault `file.broken` where rows or cells are out of order or outside a sheet, `file.entities`
 */
export function scanCells(source: string, path: string, visit: (cell: PassingCell) => boolean): void {
  const cursor = new XmlCursor(source, 0, source.length, path);
  const cell = new Scanned(source, path);
  let hasData = false;
  let isInData = false;
  while (cursor.next()) {
    const { kind, depth, isEmpty } = cursor;
    if (kind === "raw") continue;
    // The element's own depth: 1 is the worksheet, 2 its sheetData, 3 a row, 4 a cell, 5 what is in a cell.
    const level = kind === "open" && !isEmpty ? depth : depth + 1;
    if (level === 2) {
      if (kind === "open") {
        isInData = !hasData && cursor.local === "sheetData";
        hasData ||= isInData;
      }
    } else if (!isInData || level === 1 || level > 5) continue;
    else if (level === 3) {
      if (kind === "open" && cursor.local === "row") cell.beginRow(cursor);
    } else if (level === 4) {
      if (cursor.local !== "c") continue;
      if (kind === "open") cell.begin(cursor);
      if ((kind === "close" || isEmpty) && !visit(cell)) return;
    } else cell.part(cursor);
  }
  if (!hasData) throw broken(path);
}

class Scanned implements PassingCell {
  row = -1;
  column = -1;
  format = 0;
  type: string | undefined;
  private place: string | undefined;
  /** What stands in `v`, `is` and `f`: from, to; from is -1 where the cell has none. */
  private valueFrom = -1;
  private valueTo = -1;
  private inlineFrom = -1;
  private inlineTo = -1;
  private formulaFrom = -1;
  private formulaTo = -1;
  /** Where the attributes of `f` begin. */
  private formulaTag = -1;

  constructor(
    private readonly source: string,
    private readonly path: string,
  ) {}

  /** Rows and cells may leave out where they are: then they follow the one before. */
  beginRow(cursor: XmlCursor): void {
    this.readAttributes(cursor);
    const row = this.place === undefined ? this.row + 1 : Number(this.place) - 1;
    if (!Number.isInteger(row) || row <= this.row || row >= MAX_ROWS) throw broken(this.path);
    this.row = row;
    this.column = -1;
  }

  begin(cursor: XmlCursor): void {
    this.valueFrom = this.inlineFrom = this.formulaFrom = -1;
    this.readAttributes(cursor);
    const given =
      this.place === undefined ? { row: this.row, column: this.column + 1 } : parseCell(this.place);
    if (given?.row !== this.row || given.column <= this.column || given.column >= MAX_COLUMNS)
      throw broken(this.path);
    this.column = given.column;
  }

  /** A `v`, `is` or `f` begins or ends. Of several, the first counts. */
  part({ kind, local, name, isEmpty, start, end }: XmlCursor): void {
    const from = kind === "open" ? end : -1;
    const to = kind === "close" ? start : isEmpty ? end : -1;
    if (local === "v") {
      if (this.valueFrom < 0) [this.valueFrom, this.valueTo] = [from, to];
      else if (this.valueTo < 0) this.valueTo = to;
    } else if (local === "is") {
      if (this.inlineFrom < 0) [this.inlineFrom, this.inlineTo] = [from, to];
      else if (this.inlineTo < 0) this.inlineTo = to;
    } else if (local === "f") {
      if (this.formulaFrom < 0) {
        [this.formulaFrom, this.formulaTo] = [from, to];
        this.formulaTag = start + 1 + name.length;
      } else if (this.formulaTo < 0) this.formulaTo = to;
    }
  }

  get isFilled(): boolean {
    return this.valueFrom >= 0 || this.inlineFrom >= 0 || this.formulaFrom >= 0;
  }

  get hasValue(): boolean {
    // openpyxl leaves an empty `v` with formulas.
    return this.inlineFrom >= 0 || (this.valueFrom >= 0 && (this.type === "str" || this.raw !== ""));
  }

  get formula(): PassingFormula | null {
    if (this.formulaFrom < 0) return null;
    const attribute = (name: string) =>
      findAttribute(this.source, this.path, this.formulaTag, this.formulaFrom, name);
    return {
      text: plainText(this.source.slice(this.formulaFrom, this.formulaTo)),
      shared: attribute("t") === "shared" ? (attribute("si") ?? null) : null,
    };
  }

  value(strings: SharedStrings): CellValue {
    if (this.type !== "inlineStr") return valueOf(this.type, this.raw, strings);
    if (this.inlineFrom < 0) return "";
    const inner = this.source.slice(this.inlineFrom, this.inlineTo);
    return richText(parseText(`<is>${inner}</is>`, this.path));
  }

  private get raw(): string | undefined {
    return this.valueFrom < 0 ? undefined : plainText(this.source.slice(this.valueFrom, this.valueTo));
  }

  private readAttributes(cursor: XmlCursor): void {
    this.place = undefined;
    this.type = undefined;
    this.format = 0;
    walkAttributes(this.source, this.path, cursor.start + 1 + cursor.name.length, cursor.end, this.take);
  }

  /** One attribute; of those with longer names none is needed. */
  private readonly take = (nameFrom: number, nameTo: number, from: number, to: number): boolean => {
    if (nameTo - nameFrom !== 1) return false;
    const name = this.source.charCodeAt(nameFrom);
    if (name === LETTER_R) this.place = decode(this.source.slice(from, to));
    else if (name === LETTER_T) this.type = decode(this.source.slice(from, to));
    else if (name === LETTER_S) this.format = Number(this.source.slice(from, to));
    return false;
  };
}

const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
