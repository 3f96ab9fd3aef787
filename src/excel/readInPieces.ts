import type { CellValue, SnapshotRequest, WorkbookSnapshot } from "../workflows/port";
import { queueSnapshot } from "./readSnapshot";
import { rangeOf } from "./step";

/** Cells of one piece: with long formulas about 1 MB, a fifth of what Excel on the web may answer. */
const PIECE_CELLS = 10_000;

/**
 * Reads tables whose cells do not fit into one answer: their places first, then their rows in pieces. Only for
 * workbooks of many thousand rows, so the additional round trips are rare.
 */
export async function readInPieces(
  context: Excel.RequestContext,
  request: SnapshotRequest,
  pieceCells = PIECE_CELLS,
): Promise<WorkbookSnapshot> {
  const { workbook } = context;
  const rest = queueSnapshot(workbook, { ...request, tables: [] });
  const tables = request.tables.map((name) => {
    const table = workbook.tables.getItemOrNullObject(name).load("name");
    return {
      table,
      sheet: table.worksheet.load("name"),
      columns: table.columns.load("items/name"),
      body: table.getDataBodyRange().untrack().load("rowIndex,columnIndex,rowCount,columnCount"),
    };
  });
  await context.sync();

  const found = tables
    .filter(({ table }) => !table.isNullObject)
    .map(({ table, sheet, columns, body }) => ({
      name: table.name,
      sheet: sheet.name,
      row: body.rowIndex - 1,
      column: body.columnIndex,
      headers: columns.items.map((column) => column.name),
      values: [] as CellValue[][],
      formulas: [] as CellValue[][],
    }));
  const bodyRows = new Map(tables.map(({ table, body }) => [table.name, body.rowCount]));
  const pieces = found.flatMap((table) => {
    const perPiece = Math.max(1, Math.floor(pieceCells / table.headers.length));
    return Array.from({ length: Math.ceil((bodyRows.get(table.name) ?? 0) / perPiece) }, (_, index) => ({
      table,
      first: index * perPiece,
      rows: Math.min(perPiece, (bodyRows.get(table.name) ?? 0) - index * perPiece),
    }));
  });
  for (const { table, first, rows } of pieces) {
    const piece = await readPiece(context, table.sheet, {
      row: table.row + 1 + first,
      column: table.column,
      rows,
      columns: table.headers.length,
    });
    table.values.push(...piece.values);
    table.formulas.push(...piece.formulas);
  }
  return { ...rest(), tables: found };
}

async function readPiece(
  context: Excel.RequestContext,
  sheet: string,
  area: Parameters<typeof rangeOf>[1],
): Promise<{ values: CellValue[][]; formulas: CellValue[][] }> {
  const range = rangeOf(context.workbook.worksheets.getItem(sheet), area).load("values,formulas");
  await context.sync();
  return { values: range.values as CellValue[][], formulas: range.formulas as CellValue[][] };
}
