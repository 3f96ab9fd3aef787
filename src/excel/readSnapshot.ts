import {
  HEAD_COLUMNS,
  HEAD_ROWS,
  type CellValue,
  type SheetSnapshot,
  type SnapshotRequest,
  type WorkbookSnapshot,
} from "../workflows/port";

/** Queues what is to be read; the answer is ready after one sync. */
export function queueSnapshot(workbook: Excel.Workbook, request: SnapshotRequest): () => WorkbookSnapshot {
  const sheets = workbook.worksheets.load(
    `items/id,items/name,items/protection/protected${request.forAudit ? ",items/visibility" : ""}`,
  );
  const allNames = workbook.names.load("items/name");
  const allTables = workbook.tables.load("items/name");

  // A table that does not exist is a null object, and so is everything reached through it: no second round trip.
  const tables = request.tables.map((name) => {
    const table = workbook.tables.getItemOrNullObject(name).load("name");
    return {
      table,
      sheet: table.worksheet.load("name"),
      columns: table.columns.load("items/name"),
      body: table.getDataBodyRange().untrack().load("rowIndex,columnIndex,values,formulas"),
    };
  });
  const names = request.names.map((name) => {
    const range = workbook.names.getItemOrNullObject(name).getRangeOrNullObject().untrack();
    return { name, range: range.load("rowIndex,columnIndex,values"), sheet: range.worksheet.load("name") };
  });

  const heads = (request.headsOf ?? []).map((name) => {
    const sheet = workbook.tables.getItemOrNullObject(name).worksheet.load("name");
    return {
      name,
      sheet,
      range: sheet.getRangeByIndexes(0, 0, HEAD_ROWS, HEAD_COLUMNS).untrack().load("values"),
    };
  });

  return () => ({
    sheets: sheets.items.map((sheet) => ({
      id: sheet.id,
      name: sheet.name,
      isProtected: sheet.protection.protected,
      ...(request.forAudit && { visibility: visibilityOf(sheet) }),
    })),
    takenNames: [...allNames.items, ...allTables.items].map((item) => item.name.toLowerCase()),
    tables: tables
      .filter(({ table }) => !table.isNullObject)
      .map(({ table, sheet, columns, body }) => ({
        name: table.name,
        sheet: sheet.name,
        row: body.rowIndex - 1,
        column: body.columnIndex,
        headers: columns.items.map((column) => column.name),
        values: body.values as CellValue[][],
        formulas: body.formulas as CellValue[][],
      })),
    heads: heads
      .filter(({ sheet }) => !sheet.isNullObject)
      .map(({ name, sheet, range }) => ({
        table: name,
        sheet: sheet.name,
        values: range.values as CellValue[][],
      })),
    names: names
      .filter(({ range }) => !range.isNullObject)
      .map(({ name, range, sheet }) => ({
        name,
        sheet: sheet.name,
        row: range.rowIndex,
        column: range.columnIndex,
        values: range.values as CellValue[][],
      })),
  });
}

function visibilityOf({ visibility }: Excel.Worksheet): SheetSnapshot["visibility"] {
  if (visibility === "Visible") return "visible";
  return visibility === "Hidden" ? "hidden" : "veryHidden";
}
