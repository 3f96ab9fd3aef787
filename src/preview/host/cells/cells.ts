import { CellValueType, type ICellData, type Nullable, numfmt } from "@univerjs/core";
import { SetRangeValuesCommand, SetRangeValuesMutation, SetStyleCommand } from "@univerjs/sheets";
import type { Book } from "../book";
import { isWellFormed, readEntry } from "./entry";
import { invalidArgument, notSupported } from "../office-error";
import { columnCount, type Rect, rowCount } from "../rect";
import { numberFormatOf, styleAt } from "./styles";
import type { Json } from "../wire";

/** More cells than this in one read or write is refused; Excel has limits of its own by bytes. */
const MOST_CELLS = 2_000_000;

/** Asks `read` for each cell of a block and lays the answers out as Office.js expects them. */
export function readMatrix(rect: Rect, read: (row: number, column: number) => Json): Json[][] {
  requireReasonable(rect);
  const rows: Json[][] = [];
  for (let row = rect.startRow; row <= rect.endRow; row += 1) {
    const line: Json[] = [];
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1) line.push(read(row, column));
    rows.push(line);
  }
  return rows;
}

/**
 * Lays a value of a property like `values` over a block: one value goes to every cell, a matrix must fit.
 *
 * @throws InvalidArgument for a matrix of another shape.
 */
export function toMatrix(value: Json, rect: Rect): (row: number, column: number) => Json {
  requireReasonable(rect);
  if (!Array.isArray(value)) return () => value;
  const fits =
    value.length === rowCount(rect) &&
    value.every((line) => Array.isArray(line) && line.length === columnCount(rect));
  if (!fits)
    throw invalidArgument("The number of rows or columns in the array doesn't match the size of the range.");
  const lines = value as Json[][];
  return (row, column) => lines[row - rect.startRow]?.[column - rect.startColumn] ?? null;
}

function requireReasonable(rect: Rect): void {
  if (rowCount(rect) * columnCount(rect) > MOST_CELLS)
    throw notSupported(`A range of ${String(rowCount(rect))} rows by ${String(columnCount(rect))} columns`);
}

export function valuesOf(book: Book, sheetId: string, rect: Rect): Json[][] {
  const spilled = book.spilled(sheetId);
  return readMatrix(rect, (row, column) =>
    cellValue(storedOrSpilled(book.cell(sheetId, row, column), spilled[row]?.[column])),
  );
}

export function formulasOf(book: Book, sheetId: string, rect: Rect): Json[][] {
  const spilled = book.spilled(sheetId);
  return readMatrix(rect, (row, column) => {
    const cell = book.cell(sheetId, row, column);
    if (cell?.f || cell?.si) return book.formulaAt(sheetId, row, column) ?? cell.f ?? "";
    return cellValue(storedOrSpilled(cell, spilled[row]?.[column]));
  });
}

export function textOf(book: Book, sheetId: string, rect: Rect): Json[][] {
  const spilled = book.spilled(sheetId);
  return readMatrix(rect, (row, column) => {
    const value = cellValue(storedOrSpilled(book.cell(sheetId, row, column), spilled[row]?.[column]));
    return formatValue(value, numberFormatOf(styleAt(book, sheetId, row, column)));
  });
}

export function valueTypesOf(book: Book, sheetId: string, rect: Rect): Json[][] {
  const spilled = book.spilled(sheetId);
  return readMatrix(rect, (row, column) => {
    const value = cellValue(storedOrSpilled(book.cell(sheetId, row, column), spilled[row]?.[column]));
    if (value === "") return "Empty";
    if (typeof value === "boolean") return "Boolean";
    if (typeof value === "number") return "Double";
    return isErrorText(value) ? "Error" : "String";
  });
}

const isErrorText = (value: Json): boolean =>
  typeof value === "string" &&
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!)$/.test(value);

function storedOrSpilled(stored: Nullable<ICellData>, spilled: Nullable<ICellData>): Nullable<ICellData> {
  return hasValue(stored) ? stored : (spilled ?? stored);
}

const hasValue = (cell: Nullable<ICellData>): boolean =>
  cell?.v !== undefined && cell.v !== null && cell.v !== "";

/** A cell's value as Office.js gives it: "" for an empty cell, errors as their text. */
export function cellValue(cell: Nullable<ICellData>): Json {
  if (!cell) return "";
  if (cell.p?.body !== undefined && !hasValue(cell)) return cell.p.body.dataStream.replace(/\r\n$/, "");
  const { v, t } = cell;
  if (v === undefined || v === null) return "";
  if (t === CellValueType.BOOLEAN) return v === 1 || v === true || v === "1" || v === "TRUE";
  if (t === CellValueType.NUMBER && typeof v !== "number") return Number(v);
  return v;
}

/** What the cell shows. A broken number format shows the plain value, as it does on Univer's screen. */
export function formatValue(value: Json, format: string): string {
  if (value === "" || value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (isErrorText(value) || (typeof value !== "number" && typeof value !== "string")) return String(value);
  try {
    return numfmt.format(format, value);
  } catch {
    return String(value);
  }
}

/**
 * Writes values or formulas as one change to the model.
 *
 * @throws InvalidArgument for a matrix of another shape or a formula whose brackets do not pair up; nothing is
 * written then.
 */
export function writeEntries(book: Book, sheetId: string, rect: Rect, value: Json): void {
  const at = toMatrix(value, rect);
  const cells: Record<number, Record<number, ICellData>> = {};
  for (let row = rect.startRow; row <= rect.endRow; row += 1) {
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1) {
      const cell = toCell(book, sheetId, row, column, at(row, column));
      if (cell !== undefined) (cells[row] ??= {})[column] = cell;
    }
  }
  book.reserve(sheetId, rect);
  book.mutate(SetRangeValuesMutation, { subUnitId: sheetId, cellValue: cells });
}

/** Puts a value into a cell as somebody at the screen does; false when it is refused. */
export async function typeInto(book: Book, sheetId: string, rect: Rect, value: Json): Promise<boolean> {
  const cell = toCell(book, sheetId, rect.startRow, rect.startColumn, value);
  if (cell === undefined) return true;
  book.reserve(sheetId, rect);
  return book.commandByUser(SetRangeValuesCommand.id, { subUnitId: sheetId, range: rect, value: cell });
}

function toCell(
  book: Book,
  sheetId: string,
  row: number,
  column: number,
  value: Json,
): ICellData | undefined {
  const format =
    typeof value === "string" && value !== ""
      ? numberFormatOf(styleAt(book, sheetId, row, column))
      : "General";
  const entry = readEntry(value, format === "@");
  switch (entry.kind) {
    case "keep":
      return undefined;
    case "empty":
      return { v: null, f: null, si: null, p: null };
    case "formula":
      if (!isWellFormed(entry.formula)) throw invalidArgument(`formula ${entry.formula}`);
      return { f: entry.formula, v: null, si: null, p: null };
    case "value": {
      const cell: ICellData = { v: entry.value, t: entry.type, f: null, si: null, p: null };
      if (entry.format !== undefined && format === "General") cell.s = { n: { pattern: entry.format } };
      else if (book.cell(sheetId, row, column)?.s) {
        // Without a style of its own in the change, Univer would guess the type again from the old one.
        cell.t = entry.type;
      }
      return cell;
    }
  }
}

/** Empties cells: their content, their formats, or both. */
export function clearCells(
  book: Book,
  sheetId: string,
  rect: Rect,
  what: { readonly contents: boolean; readonly formats: boolean },
): void {
  const cells: Record<number, Record<number, ICellData>> = {};
  forEachStored(book, sheetId, rect, (row, column, cell) => {
    (cells[row] ??= {})[column] = {
      ...(what.contents ? { v: null, f: null, si: null, p: null } : { t: cell.t }),
      ...(what.formats ? { s: null } : {}),
    };
  });
  book.mutate(SetRangeValuesMutation, {
    subUnitId: sheetId,
    cellValue: cells,
    ...(what.contents ? {} : { trigger: SetStyleCommand.id }),
  });
}

/** Visits the cells of a block that hold anything, without walking the empty ones. */
export function forEachStored(
  book: Book,
  sheetId: string,
  rect: Rect,
  visit: (row: number, column: number, cell: ICellData) => void,
): void {
  const matrix = book.sheet(sheetId).getCellMatrix().getMatrix();
  for (const rowKey of Object.keys(matrix)) {
    const row = Number(rowKey);
    if (row < rect.startRow || row > rect.endRow) continue;
    const line = matrix[row] ?? {};
    for (const columnKey of Object.keys(line)) {
      const column = Number(columnKey);
      const cell = line[column];
      if (column >= rect.startColumn && column <= rect.endColumn && cell) visit(row, column, cell);
    }
  }
}
