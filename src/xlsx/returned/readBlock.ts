import type { ReturnedTable } from "../../workflows/collect/types";
import type { CellValue } from "../../workflows/port";
import { asShown } from "../formula/addInFunctions";
import type { Master } from "../sheet/Formulas";
import { masterAt } from "../sheet/Formulas";
import { GENERAL } from "../sheet/numberFormats";
import type { PassingCell } from "../sheet/scanCells";
import type { SheetPart } from "../sheet/SheetPart";
import { MAX_TABLE_CELLS, tableTooLarge } from "../workbook/TablePart";
import type { ReturnedFile } from "./ReturnedFile";

export interface Block {
  readonly name: string;
  readonly sheet: SheetPart;
  /** First body row. */
  readonly top: number;
  readonly left: number;
  readonly headers: readonly string[];
}

/** Rows with content by their number, and in each the filled cells by column. */
export type FilledRows = ReadonlyMap<number, ReadonlyMap<number, FilledCell>>;

interface FilledCell {
  /** null: a formula without a stored result. */
  readonly value: CellValue | null;
  readonly formula: { readonly text: string; readonly shared: string | null } | null;
  readonly format: string;
}

/**
 * Reads the cells below a header row, without the blank rows at their end.
 *
 * @param lastRow says which is the last row, of those that are there, that belongs to the block.
 * @throws FileFault `file.tableTooLarge`, `file.broken`
 */
export function readBlock(
  file: ReturnedFile,
  block: Block,
  lastRow: (rows: FilledRows) => number,
): ReturnedTable {
  const { name, sheet, top, left, headers } = block;
  const { rows, masters } = collect(file, block);
  const last = lastRow(rows);
  const bottom = [...rows.keys()].reduce((most, row) => (row <= last ? Math.max(most, row) : most), top - 1);
  const height = bottom - top + 1;
  if (height * headers.length > MAX_TABLE_CELLS) {
    const right = left + headers.length - 1;
    throw tableTooLarge(sheet, name, { top: top - 1, left, bottom, right });
  }

  const grid = <T>(empty: T, read: (cell: FilledCell, row: number, column: number) => T): T[][] =>
    Array.from({ length: height }, (_line, index) => {
      const cells = rows.get(top + index);
      return headers.map((_header, offset) => {
        const cell = cells?.get(left + offset);
        return cell ? read(cell, top + index, left + offset) : empty;
      });
    });
  const values = grid<CellValue>(
    "",
    (cell, row, column) => cell.value ?? file.calculated(sheet, row, column),
  );
  return {
    name,
    sheet: sheet.name,
    row: top - 1,
    column: left,
    headers,
    values,
    formulas: grid<CellValue>("", (cell, row, column) => {
      const formula = formulaText(cell, row, column, masters);
      return formula === null ? (values[row - top]?.[column - left] ?? "") : `=${formula}`;
    }),
    formats: grid(GENERAL, ({ format }) => format),
  };
}

/** The filled cells of the block's columns, down to the end of the sheet, and what their shared formulas refer to. */
function collect(file: ReturnedFile, { name, sheet, top, left, headers }: Block) {
  const right = left + headers.length - 1;
  const rows = new Map<number, Map<number, FilledCell>>();
  const masters = new Map<string, Master>();
  let count = 0;
  file.scan(sheet, (cell) => {
    const { row, column } = cell;
    if (!cell.isFilled) return true;
    const { formula } = cell;
    if (formula?.shared && formula.text !== "" && !masters.has(formula.shared))
      masters.set(formula.shared, masterAt(row, column, formula.text));
    if (row < top || column < left || column > right) return true;
    const value = formula && !cell.hasValue ? null : file.valueOf(cell);
    // A text of no characters is what some programs leave of an emptied cell.
    if (value === "" && !formula) return true;
    count += 1;
    if (count > MAX_TABLE_CELLS) throw tableTooLarge(sheet, name, { top, left, bottom: row, right });
    const cells = rows.get(row) ?? new Map<number, FilledCell>();
    rows.set(row, cells.set(column, { value, formula, format: formatOf(file, cell) }));
    return true;
  });
  return { rows, masters };
}

/** A date that is written out is a date, whatever its format says. */
function formatOf(file: ReturnedFile, cell: PassingCell): string {
  const code = file.formatOf(cell.format);
  return cell.type === "d" && code === GENERAL ? "yyyy-mm-dd" : code;
}

/** Without "=", as people see it; null where there is none, or only a part of another cell's array. */
function formulaText(
  { formula }: FilledCell,
  row: number,
  column: number,
  masters: ReadonlyMap<string, Master>,
): string | null {
  if (!formula) return null;
  if (formula.text !== "") return asShown(formula.text);
  const master = formula.shared === null ? undefined : masters.get(formula.shared);
  return master ? master.shown(row - master.row, column - master.column) : null;
}
