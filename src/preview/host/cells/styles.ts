import type { ICellData, IStyleData, Nullable } from "@univerjs/core";
import {
  SetColDataMutation,
  SetRangeValuesMutation,
  SetRowDataMutation,
  SetStyleCommand,
} from "@univerjs/sheets";
import type { Book } from "../book";
import { GRID_COLUMNS, isWholeColumns, isWholeRows, type Rect, toRect } from "../rect";

/**
 * A cell's style with what Univer has no key for. The extra keys live in the same style objects, so that they move,
 * copy and vanish together with the rest of the format.
 */
export interface CellStyle extends IStyleData {
  /** 0 where the cell may be edited on a protected sheet. Cells are locked unless told otherwise. */
  lk?: 0 | 1;
  /** 1 where the formula is to be hidden on a protected sheet. */
  hf?: 0 | 1;
  /** Indent in Excel's steps. */
  indent?: number | null;
}

const extraKeys = ["lk", "hf", "indent"] as const;

/** What one cell looks like when sheet, column, row and the cell itself are laid over each other. */
export function styleAt(book: Book, sheetId: string, row: number, column: number): CellStyle {
  const sheet = book.sheet(sheetId);
  const styles = book.workbook.getStyles();
  const own = styles.getStyleByCell(sheet.getCellRaw(row, column));
  const rowStyle = sheet.getRowStyle(row);
  const columnStyle = sheet.getColumnStyle(column);
  const base = sheet.getDefaultCellStyleInternal();
  if (!rowStyle && !columnStyle && !base) return own ?? {};
  return { ...base, ...columnStyle, ...rowStyle, ...own };
}

/** "General" where no number format is set. */
export const numberFormatOf = (style: CellStyle): string => style.n?.pattern ?? "General";

/**
 * Changes part of the format of a block as one change to the model. Whole columns and rows keep it themselves, so
 * that no cell needs to exist for it.
 */
export function patchStyle(
  book: Book,
  sheetId: string,
  rect: Rect,
  patch: CellStyle | ((row: number, column: number) => CellStyle),
): void {
  const at = typeof patch === "function" ? patch : (): CellStyle => patch;
  if (typeof patch !== "function" && (isWholeColumns(rect) || isWholeRows(rect))) {
    patchLines(book, sheetId, rect, patch);
    return;
  }
  book.reserve(sheetId, rect);
  const cells: Record<number, Record<number, ICellData>> = {};
  for (let row = rect.startRow; row <= rect.endRow; row += 1) {
    const line: Record<number, ICellData> = {};
    for (let column = rect.startColumn; column <= rect.endColumn; column += 1) {
      // The type goes along: otherwise Univer guesses it anew and a text "001" becomes a number.
      const type = book.cell(sheetId, row, column)?.t;
      line[column] = { s: at(row, column), ...(type ? { t: type } : {}) };
    }
    cells[row] = line;
  }
  applyPatch(book, sheetId, cells);
}

function patchLines(book: Book, sheetId: string, rect: Rect, patch: CellStyle): void {
  const sheet = book.sheet(sheetId);
  if (isWholeColumns(rect) && isWholeRows(rect)) {
    sheet.setDefaultCellStyle(merge(sheet.getDefaultCellStyleInternal(), patch));
    patchExistingLines(book, sheetId, "row", Object.keys(sheet.getRowManager().getRowData()), patch);
    patchExistingLines(book, sheetId, "column", Object.keys(sheet.getColumnManager().getColumnData()), patch);
  } else if (isWholeColumns(rect)) {
    book.reserve(sheetId, {
      ...toRect(rect),
      endRow: 0,
      endColumn: Math.min(rect.endColumn, GRID_COLUMNS - 1),
    });
    patchExistingLines(book, sheetId, "column", range(rect.startColumn, rect.endColumn), patch, true);
  } else {
    book.reserve(sheetId, { ...toRect(rect), endColumn: 0 });
    patchExistingLines(book, sheetId, "row", range(rect.startRow, rect.endRow), patch, true);
  }
  const cells: Record<number, Record<number, ICellData>> = {};
  const matrix = sheet.getCellMatrix();
  matrix.forValue((row, column, cell) => {
    const inside =
      row >= rect.startRow && row <= rect.endRow && column >= rect.startColumn && column <= rect.endColumn;
    if (inside && cell?.s) (cells[row] ??= {})[column] = { s: patch, ...(cell.t ? { t: cell.t } : {}) };
  });
  applyPatch(book, sheetId, cells);
}

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** Rows and columns with a style of their own; with `create` also those that have none yet. */
function patchExistingLines(
  book: Book,
  sheetId: string,
  kind: "row" | "column",
  indexes: readonly string[],
  patch: CellStyle,
  create = false,
): void {
  const sheet = book.sheet(sheetId);
  const data: Record<number, { s: IStyleData }> = {};
  for (const key of indexes) {
    const index = Number(key);
    const old = kind === "row" ? sheet.getRowStyle(index) : sheet.getColumnStyle(index);
    if (create || old) data[index] = { s: merge(old, patch) };
  }
  if (Object.keys(data).length === 0) return;
  if (kind === "row") book.mutate(SetRowDataMutation, { subUnitId: sheetId, rowData: data });
  else book.mutate(SetColDataMutation, { subUnitId: sheetId, columnData: data });
}

/** Lays a patch over a style; null takes a key away, borders are laid over each other side by side. */
function merge(old: Nullable<IStyleData>, patch: CellStyle): CellStyle {
  const bd = patch.bd ? { ...old?.bd, ...patch.bd } : patch.bd;
  const merged = { ...old, ...patch, ...(bd === undefined ? {} : { bd }) };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null && value !== undefined),
  );
}

function applyPatch(book: Book, sheetId: string, cells: Record<number, Record<number, ICellData>>): void {
  book.mutate(SetRangeValuesMutation, {
    subUnitId: sheetId,
    cellValue: cells,
    trigger: SetStyleCommand.id,
  });
  applyExtras(book, sheetId, cells);
}

/** Univer's mutation drops keys it does not know; those go straight into the cells' styles. */
function applyExtras(
  book: Book,
  sheetId: string,
  cells: Readonly<Record<number, Record<number, ICellData>>>,
): void {
  const styles = book.workbook.getStyles();
  const matrix = book.sheet(sheetId).getCellMatrix();
  for (const [row, line] of Object.entries(cells)) {
    for (const [column, change] of Object.entries(line)) {
      const patch = change.s as CellStyle;
      const extras = extraKeys.filter((key) => patch[key] !== undefined);
      if (extras.length === 0) continue;
      const cell = matrix.getValue(Number(row), Number(column)) ?? {};
      const style = merge(
        styles.getStyleByCell(cell),
        Object.fromEntries(extras.map((key) => [key, patch[key]])),
      );
      if (Object.keys(style).length === 0) delete cell.s;
      else cell.s = styles.setValue(style);
      matrix.setValue(Number(row), Number(column), cell);
    }
  }
}
