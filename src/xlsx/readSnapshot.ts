import type {
  CellValue,
  NameSnapshot,
  SnapshotRequest,
  TableSnapshot,
  WorkbookSnapshot,
} from "../workflows/port";
import type { Area } from "./formula/address";
import type { SheetPart } from "./sheet/SheetPart";
import { readValue } from "./sheet/readCell";
import type { TablePart } from "./workbook/TablePart";
import type { Workbook } from "./workbook/Workbook";
import { cellsOfName, workbookNames } from "./workbook/names";

/** Names are for cells and lists; one over a whole sheet is not read. */
const MAX_NAME_CELLS = 100_000;

/** @throws FileFault `file.broken`, `file.tableTooLarge` */
export function readSnapshot(workbook: Workbook, request: SnapshotRequest): WorkbookSnapshot {
  const names = workbookNames(workbook);
  const formulaOf = new Map(names.map(({ name, formula }) => [name.toLowerCase(), formula]));
  return {
    sheets: workbook.sheets.map((sheet) => ({ name: sheet.name, isProtected: sheet.isProtected })),
    tables: request.tables.flatMap((name) => {
      const table = workbook.table(name);
      return table ? [readTable(workbook, table)] : [];
    }),
    names: request.names.flatMap((name) => {
      const found = readName(workbook, name, formulaOf.get(name.toLowerCase()));
      return found ? [found] : [];
    }),
    takenNames: [...names.map(({ name }) => name), ...workbook.tables.map(({ name }) => name)].map((name) =>
      name.toLowerCase(),
    ),
  };
}

function readTable(workbook: Workbook, table: TablePart): TableSnapshot {
  const { sheet, body } = table;
  const values = readValues(workbook, sheet, body);
  return {
    name: table.name,
    sheet: sheet.name,
    row: body.top - 1,
    column: body.left,
    headers: table.headers,
    values,
    formulas: values.map((line, row) =>
      line.map((value, column) => {
        const at = { row: body.top + row, column: body.left + column };
        const cell = sheet.cells.get(at.row, at.column);
        const formula = cell && sheet.formulas.read(cell, at.row, at.column);
        return typeof formula === "string" ? `=${formula}` : value;
      }),
    ),
  };
}

function readName(workbook: Workbook, name: string, formula: string | undefined): NameSnapshot | null {
  const cells = formula === undefined ? null : cellsOfName(formula);
  const sheet = cells && workbook.sheet(cells.sheet);
  if (!sheet) return null;
  const { top, left, bottom, right } = cells.area;
  if ((bottom - top + 1) * (right - left + 1) > MAX_NAME_CELLS) return null;
  return { name, sheet: sheet.name, row: top, column: left, values: readValues(workbook, sheet, cells.area) };
}

function readValues(workbook: Workbook, sheet: SheetPart, { top, left, bottom, right }: Area): CellValue[][] {
  return Array.from({ length: bottom - top + 1 }, (_line, row) => {
    const cells = sheet.cells.inRow(top + row);
    return Array.from({ length: right - left + 1 }, (_cell, column): CellValue => {
      const cell = cells.get(left + column);
      return cell ? readValue(cell, workbook.strings) : "";
    });
  });
}
