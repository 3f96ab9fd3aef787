import type { CellChange, CellValue, WorkbookChange } from "../workflows/port";
import { rectangles, type Rectangle } from "./rectangles";
import { rangeOf } from "./step";
import { queueRooms, type TableRoom } from "./tableRoom";

/** What stands in the workbook just before a write: enough to refuse, and to put everything back. */
export interface Inspection {
  readonly sheets: readonly SheetState[];
  readonly activeSheet: string;
  /** The workbook's structure is protected: no sheet can be added. */
  readonly isStructureProtected: boolean;
  readonly names: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, Rectangle>;
  readonly contents: readonly (AreaOfSheet & {
    readonly values: CellValue[][];
    readonly formulas: CellValue[][];
  })[];
  readonly looks: readonly (AreaOfSheet & {
    readonly numberFormats: string[][];
    readonly properties: Excel.CellProperties[][];
  })[];
  readonly validations: readonly (AreaOfSheet & ValidationState)[];
  /** Of the columns that are to be shown those that are hidden, one cell of each. */
  readonly hiddenColumns: readonly AreaOfSheet[];
  /** One for each table that is to grow. */
  readonly rooms: readonly TableRoom[];
}

export interface SheetState {
  readonly id: string;
  readonly name: string;
  readonly isProtected: boolean;
  readonly options: Excel.WorksheetProtectionOptions;
}

export interface AreaOfSheet {
  readonly sheet: string;
  readonly area: Rectangle;
}

interface ValidationState {
  readonly type: string;
  readonly rule: Excel.DataValidationRule;
  readonly prompt: Excel.DataValidationPrompt;
  readonly errorAlert: Excel.DataValidationErrorAlert;
  readonly ignoreBlanks: boolean;
}

/** What {@link paint} sets, to be read before it does. */
const PROPERTIES: Excel.CellPropertiesLoadOptions = {
  format: {
    fill: { color: true },
    font: { bold: true, italic: true, color: true, size: true, underline: true },
    borders: { color: true, style: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    protection: true,
  },
};

/** Queues the reading; the answer is ready after one sync. */
export function queueInspection(workbook: Excel.Workbook, change: WorkbookChange): () => Inspection {
  const sheets = workbook.worksheets.load(
    "items/id,items/name,items/protection/protected,items/protection/options",
  );
  const active = workbook.worksheets.getActiveWorksheet().load("name");
  const structure = workbook.protection.load("protected");
  const allNames = workbook.names.load("items/name");
  const tables = change.tables.map(({ table }) => {
    const found = workbook.tables.getItemOrNullObject(table).load("name");
    const body = found.getDataBodyRange().untrack().load("rowIndex,columnIndex,rowCount,columnCount");
    return { name: table, found, body };
  });
  const at = (sheet: string, area: Rectangle) => rangeOf(workbook.worksheets.getItem(sheet), area);
  const edited = [...change.tables, ...change.sheets];
  const contents = edited.flatMap(({ sheet, cells }) =>
    areas(cells).map((area) => ({ sheet, area, range: at(sheet, area).load("values,formulas") })),
  );
  const looks = edited.flatMap(({ sheet, cells }) =>
    areas(cells.filter((cell) => cell.look !== undefined)).map((area) => {
      const range = at(sheet, area).load("numberFormat");
      return { sheet, area, range, properties: range.getCellProperties(PROPERTIES) };
    }),
  );
  const validations = edited.flatMap(({ sheet, cells }) =>
    cells
      .filter((cell) => cell.note !== undefined)
      .map(({ row, column }) => {
        const area = { row, column, rows: 1, columns: 1 };
        return {
          sheet,
          area,
          found: at(sheet, area).dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks"),
        };
      }),
  );
  const columns = change.tables.flatMap(({ sheet, row, shown = [] }) =>
    shown.map((column) => {
      const area = { row, column, rows: 1, columns: 1 };
      return { sheet, area, range: at(sheet, area).load("columnHidden") };
    }),
  );
  const rooms = queueRooms(workbook, change);

  return () => ({
    sheets: sheets.items.map(({ id, name, protection }) => ({
      id,
      name,
      isProtected: protection.protected,
      options: protection.options,
    })),
    activeSheet: active.name,
    isStructureProtected: structure.protected,
    names: new Set(allNames.items.map(({ name }) => name.toLowerCase())),
    tables: new Map(
      tables
        .filter(({ found }) => !found.isNullObject)
        .map(({ name, body }) => [
          name,
          { row: body.rowIndex, column: body.columnIndex, rows: body.rowCount, columns: body.columnCount },
        ]),
    ),
    contents: contents.map(({ sheet, area, range }) => ({
      sheet,
      area,
      values: range.values as CellValue[][],
      formulas: range.formulas as CellValue[][],
    })),
    looks: looks.map(({ sheet, area, range, properties }) => ({
      sheet,
      area,
      numberFormats: range.numberFormat as string[][],
      properties: properties.value,
    })),
    validations: validations.map(({ sheet, area, found }) => ({
      sheet,
      area,
      type: found.type,
      rule: found.rule,
      prompt: found.prompt,
      errorAlert: found.errorAlert,
      ignoreBlanks: found.ignoreBlanks,
    })),
    hiddenColumns: columns.flatMap(({ sheet, area, range }) => (range.columnHidden ? [{ sheet, area }] : [])),
    rooms: rooms(),
  });
}

function areas(cells: readonly CellChange[]): Rectangle[] {
  return rectangles(cells.map(({ row, column }) => ({ row, column, mark: true })));
}
