import { columnLetter } from "../sheets";
import { WorkbookError, type TableChange, type WorkbookChange } from "../workflows/port";
import type { Rectangle } from "./rectangles";
import { restoreFormat } from "./restoreFormat";
import { rangeOf } from "./step";

/** The cells right below a table that it grows into, as they are before a write. */
export interface TableRoom {
  readonly table: string;
  readonly sheet: string;
  readonly area: Rectangle;
  readonly hasTotals: boolean;
  /** In words, what keeps the table from growing; null where the cells are free. */
  readonly obstacle: string | null;
  /** Conditional formats that reach into the cells, by id. */
  readonly rules: readonly string[];
  /** Columns of people whose last row holds a formula, counted from the table's left. */
  readonly continued: readonly number[];
  readonly columns: readonly ColumnState[];
}

/** One column of the free cells. What differs from cell to cell reads as null, and cannot be put back. */
interface ColumnState {
  readonly area: Rectangle;
  /** Nobody has touched the cells: Excel does not count them as used, and shall not afterwards. */
  readonly isBlank: boolean;
  readonly numberFormat: string[][];
  readonly format: Excel.Interfaces.RangeFormatData;
  readonly borders: readonly Excel.Interfaces.RangeBorderData[];
  readonly validation: Excel.Interfaces.DataValidationData;
}

/** Rows of Excel's grid. */
const MAX_ROWS = 1_048_576;

const FORMAT =
  "fill/color,font/bold,font/italic,font/color,font/size,font/underline,horizontalAlignment,verticalAlignment," +
  "wrapText,protection/locked";

const EDGES = ["EdgeTop", "InsideHorizontal", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const;

/** Queues the reading of the cells below each table that gets rows; ready after one sync. */
export function queueRooms(workbook: Excel.Workbook, change: WorkbookChange): () => TableRoom[] {
  const rooms = change.tables
    .filter(({ addedRows }) => addedRows.length > 0)
    .map((one) => queueRoom(workbook, one));
  return () => rooms.map((answer) => answer());
}

function queueRoom(workbook: Excel.Workbook, change: TableChange): () => TableRoom {
  const { table, sheet, columns } = change;
  const area = roomOf(change);
  const at = (place: Rectangle) => rangeOf(workbook.worksheets.getItem(sheet), place);
  if (area.row + area.rows > MAX_ROWS) {
    const end = { hasTotals: false, obstacle: "シートの終わり", rules: [], continued: [], columns: [] };
    return () => ({ table, sheet, area, ...end });
  }
  const own = workbook.tables.getItemOrNullObject(table).load("name,showTotals");
  const cells = at(area).load("formulas");
  const others = cells.getTables(false).load("items/name");
  const merged = cells.getMergedAreasOrNullObject().load("address");
  const rules = cells.conditionalFormats.load("items/id");
  const last = columns.includes(null)
    ? at({ ...area, row: area.row - 1, rows: 1 }).load("values,formulas")
    : undefined;
  const states = columns.map((_, index) => queueColumn(at, area, index));
  return () => ({
    table,
    sheet,
    area,
    hasTotals: !own.isNullObject && own.showTotals,
    obstacle:
      filledCell(area, cells.formulas) ??
      others.items.map(({ name }) => `表「${name}」`)[0] ??
      (merged.isNullObject ? null : `結合されたセル ${merged.address} `),
    rules: rules.items.map(({ id }) => id),
    continued: columns.flatMap((column, index) => {
      const [formula, value] = [last?.formulas[0]?.[index] as unknown, last?.values[0]?.[index] as unknown];
      const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
      return column === null && isFormula ? [index] : [];
    }),
    columns: states.map((answer) => answer()),
  });
}

function queueColumn(
  at: (place: Rectangle) => Excel.Range,
  area: Rectangle,
  index: number,
): () => ColumnState {
  const column = { ...area, column: area.column + index, columns: 1 };
  const range = at(column).load("numberFormat");
  const used = range.getUsedRangeOrNullObject().load("address");
  const format = range.format.load(FORMAT);
  const borders = EDGES.map((edge) => range.format.borders.getItem(edge).load("sideIndex,style,color"));
  const validation = range.dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks");
  return () => ({
    area: column,
    isBlank: used.isNullObject,
    numberFormat: range.numberFormat as string[][],
    format: format.toJSON(),
    borders: borders.map((border) => border.toJSON()),
    validation: validation.toJSON(),
  });
}

/** Where the added rows of a table go. */
export function roomOf({ row, column, bodyRows, columns, addedRows }: TableChange): Rectangle {
  return { row: row + 1 + bodyRows, column, rows: addedRows.length, columns: columns.length };
}

function filledCell(area: Rectangle, formulas: readonly (readonly unknown[])[]): string | null {
  for (const [row, line] of formulas.entries()) {
    const column = line.findIndex((formula) => formula !== "");
    if (column >= 0) return `セル ${columnLetter(area.column + column)}${String(area.row + row + 1)} に入力`;
  }
  return null;
}

/**
 * A table grows only downward into free cells: nothing of anybody's is overwritten or pushed around.
 * @throws WorkbookError `workbook.tableHasTotals` or `workbook.tableBlocked`, as of a file.
 */
export function refuseIfBlocked({ table, sheet, area, hasTotals, obstacle }: TableRoom): void {
  const where = `シート「${sheet}」の表「${table}」`;
  if (hasTotals) {
    throw new WorkbookError(
      "workbook.tableHasTotals",
      `${where}に集計行があるため、行を追加できません。［テーブル デザイン］タブの［集計行］を外してから、もう一度書き込んでください。`,
      "unchanged",
    );
  }
  if (obstacle === null) return;
  const from = `${columnLetter(area.column)}${String(area.row + 1)}`;
  const to = `${columnLetter(area.column + area.columns - 1)}${String(area.row + area.rows)}`;
  throw new WorkbookError(
    "workbook.tableBlocked",
    `${where}の下に ${String(area.rows)} 行を追加しますが、${obstacle}があります。` +
      `${from}:${to} を空けてから、もう一度書き込んでください。`,
    "unchanged",
  );
}

/** Queues what makes the cells free again, with the looks and rules that they had. `now`: the rules that are there, by id. */
export function queueEmptied(workbook: Excel.Workbook, room: TableRoom, now: readonly string[]): void {
  const sheet = workbook.worksheets.getItem(room.sheet);
  const cells = rangeOf(sheet, room.area);
  cells.clear("Contents");
  // Rules belong to the cells, not to the table's rows: what is left of them would pile up.
  if (room.rules.length === 0) cells.conditionalFormats.clearAll();
  else {
    for (const id of now.filter((one) => !room.rules.includes(one)))
      cells.conditionalFormats.getItem(id).delete();
  }
  for (const { area, isBlank, numberFormat, format, borders, validation } of room.columns) {
    const range = rangeOf(sheet, area);
    range.dataValidation.clear();
    if (isBlank) {
      range.clear("Formats");
      continue;
    }
    range.numberFormat = numberFormat;
    restoreFormat(range.format, format);
    for (const { sideIndex, style, color } of borders) {
      // A block of one row has no inside.
      if (!sideIndex || !style || (sideIndex === "InsideHorizontal" && area.rows === 1)) continue;
      const border = range.format.borders.getItem(sideIndex);
      border.style = style;
      if (style !== "None" && color) border.color = color;
    }
    const isOne =
      validation.type !== "None" && !/^(Inconsistent|MixedCriteria)$/.test(validation.type ?? "None");
    if (isOne && validation.rule) {
      range.dataValidation.rule = validation.rule;
      if (validation.prompt) range.dataValidation.prompt = validation.prompt;
      if (validation.errorAlert) range.dataValidation.errorAlert = validation.errorAlert;
      range.dataValidation.ignoreBlanks = validation.ignoreBlanks ?? true;
    }
  }
}
