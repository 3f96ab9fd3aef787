import type { CellValue } from "../sheets";
import type { FreeCell, SheetSnapshot, TableSnapshot, WorkbookSnapshot } from "../workflows/port";

/**
 * Adds to a snapshot what an audit asks for: which rows and columns people have hidden, number formats, cells outside of tables, and names of
 * single sheets. A second
 * round trip, since only the sheets of tables that exist are looked at. Rows that a filter hides count only where the filter
 * would show them: lists of values are understood, other criteria count as not met.
 */
export async function withEvidence(
  context: Excel.RequestContext,
  snapshot: WorkbookSnapshot,
): Promise<WorkbookSnapshot> {
  const { workbook } = context;
  const sheets = snapshot.sheets.map(({ name }) => {
    const sheet = workbook.worksheets.getItem(name);
    const own = snapshot.tables.filter((table) => table.sheet === name);
    const names = sheet.names.load("items/name");
    // A sheet of ours has cells with values, so there is a used range.
    const used =
      own.length === 0
        ? null
        : sheet.getUsedRange(true).untrack().load("rowIndex,columnIndex,values,formulas");
    return {
      name,
      names,
      used,
      rows: used?.getRowProperties({ rowHidden: true }),
      columns: used?.getColumnProperties({ columnHidden: true }),
      filters: own.map((table) => ({
        table,
        body: workbook.tables.getItem(table.name).getDataBodyRange().untrack().load("numberFormat"),
        filter: workbook.tables.getItem(table.name).autoFilter.load("criteria,isDataFiltered"),
      })),
    };
  });
  await context.sync();

  const hidden = new Map(
    sheets.flatMap(({ name, used, rows, columns, filters }): [string, Partial<SheetSnapshot>][] => {
      if (!used || !rows || !columns) return [];
      const active = filters.filter(({ filter }) => filter.isDataFiltered);
      const hiddenRows = positions(rows.value, ({ rowHidden }) => rowHidden === true)
        .map((row) => used.rowIndex + row)
        .filter((row) => !active.some(({ table, filter }) => hides(filter.criteria, table, row)));
      const hiddenColumns = positions(columns.value, ({ columnHidden }) => columnHidden === true).map(
        (column) => used.columnIndex + column,
      );
      return [[name, { hiddenRows, hiddenColumns, freeCells: freeCells(used, filters) }]];
    }),
  );
  const formats = new Map(
    sheets.flatMap(({ filters }) =>
      filters.map(({ table, body }) => [table.name, body.numberFormat as string[][]] as const),
    ),
  );
  return {
    ...snapshot,
    tables: snapshot.tables.map((table) => ({ ...table, formats: formats.get(table.name) ?? [] })),
    sheets: snapshot.sheets.map((sheet) => ({ ...sheet, ...hidden.get(sheet.name) })),
    localNames: sheets.flatMap(({ name, names }) =>
      names.items.map((one) => ({ name: one.name, sheet: name })),
    ),
  };
}

function freeCells(
  used: Excel.Range,
  own: readonly { readonly table: TableSnapshot }[],
): readonly FreeCell[] {
  const values = used.values as CellValue[][];
  const isInside = (row: number, column: number) =>
    own.some(
      ({ table }) =>
        table.row <= row &&
        row <= table.row + table.values.length &&
        table.column <= column &&
        column < table.column + table.headers.length,
    );
  return (used.formulas as CellValue[][]).flatMap((line, index) =>
    line.flatMap((formula, offset): FreeCell[] => {
      const value = values[index]?.[offset] ?? "";
      const [row, column] = [used.rowIndex + index, used.columnIndex + offset];
      return formula === "" || isInside(row, column) ? [] : [{ row, column, value, formula }];
    }),
  );
}

function positions<T>(lines: readonly T[], isHidden: (line: T) => boolean): number[] {
  return lines.flatMap((line, index) => (isHidden(line) ? [index] : []));
}

/** Excel answers null for columns that are not filtered, whatever its types say. */
type Criteria = readonly (Excel.FilterCriteria | null)[];

function hides(criteria: Criteria, table: TableSnapshot, row: number): boolean {
  const values = table.values[row - table.row - 1];
  if (!values) return false;
  return !criteria.every((one, column) => {
    if (!one) return true;
    const shown = String(values[column] ?? "").toLowerCase();
    return (one.values ?? []).some((value) => typeof value === "string" && value.toLowerCase() === shown);
  });
}
