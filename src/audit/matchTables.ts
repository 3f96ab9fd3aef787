import { tableKey, type CellSpec, type CellValue, type ColumnSpec, type Content } from "../sheets";
import { contentOf, type RowSpec, type SheetSpec, type TableSpec } from "../sheets";
import { cellName, type FindingPlace } from "./finding";
import type { AuditInput, AuditTable } from "./input";

/** A body row of a table in the workbook. */
export interface MatchedRow {
  readonly key: string;
  /** Counted from the first body row. */
  readonly index: number;
  /** What the plan says of it; null for a key that the plan does not have. */
  readonly spec: RowSpec | null;
}

/** A column of a table's spec that the workbook has. */
export interface MatchedColumn {
  readonly spec: ColumnSpec;
  /** In the spec's rows of cells. */
  readonly specIndex: number;
  /** In the workbook's. */
  readonly index: number;
}

/** A table of the workbook beside its spec: rows by key, columns by header. */
export interface MatchedTable {
  readonly sheet: SheetSpec;
  readonly spec: TableSpec;
  readonly table: AuditTable;
  readonly columns: readonly MatchedColumn[];
  /** Headers that the workbook lacks. */
  readonly missing: readonly ColumnSpec[];
  /** Without blank ones; none where a column of the key is missing. */
  readonly rows: readonly MatchedRow[];
}

/** Puts each table of the specs beside the one in the workbook. Tables that the workbook lacks are left out. */
export function matchTables(specs: readonly SheetSpec[], { tables }: AuditInput): readonly MatchedTable[] {
  const found = new Map(tables.map((table) => [table.name, table]));
  return specs.flatMap((sheet) =>
    sheet.tables.flatMap((spec) => {
      const table = found.get(spec.name);
      return table ? [match(sheet, spec, table)] : [];
    }),
  );
}

function match(sheet: SheetSpec, spec: TableSpec, table: AuditTable): MatchedTable {
  const columns = spec.columns.flatMap((column, specIndex) => {
    const index = table.headers.indexOf(column.header);
    return index < 0 ? [] : [{ spec: column, specIndex, index }];
  });
  const has = new Set(columns.map((column) => column.spec.header));
  const wanted = new Map(spec.rows.map((row) => [row.key, row]));
  const keys = spec.keyColumns.map((header) => table.headers.indexOf(header));
  const rows = keys.includes(-1)
    ? []
    : table.values.flatMap((values, index): MatchedRow[] => {
        if (values.every((value) => value === "")) return [];
        const key = tableKey(keys.map((column) => String(values[column] ?? "")));
        return [{ key, index, spec: wanted.get(key) ?? null }];
      });
  const missing = spec.columns.filter(({ header }) => !has.has(header));
  return { sheet, spec, table, columns, missing, rows };
}

export function valueAt({ table }: MatchedTable, row: MatchedRow, header: string): CellValue {
  return table.values[row.index]?.[table.headers.indexOf(header)] ?? "";
}

/** The formula with "="; null where the cell has none. */
export function formulaAt(matched: MatchedTable, row: MatchedRow, header: string): string | null {
  const content = contentAt(matched, row, header);
  return typeof content === "object" && content !== null ? `=${content.formula}` : null;
}

export function contentAt({ table }: MatchedTable, row: MatchedRow, header: string): Content {
  const column = table.headers.indexOf(header);
  return contentOf(table.values[row.index]?.[column] ?? "", table.formulas[row.index]?.[column] ?? "");
}

export function expectedCell(row: MatchedRow, column: MatchedColumn): CellSpec {
  return row.spec?.cells[column.specIndex] ?? { content: null };
}

export function placeOf({ table }: MatchedTable, row: MatchedRow, header: string | null): FindingPlace {
  const column = header === null ? 0 : table.headers.indexOf(header);
  return {
    sheet: table.sheet,
    cell: cellName(table.row + 1 + row.index, table.column + column),
    table: table.name,
    key: row.key,
    header,
  };
}

/** The header row's place. */
export function headPlace({ table }: MatchedTable, header: string | null = null): FindingPlace {
  return {
    sheet: table.sheet,
    cell: cellName(table.row, table.column),
    table: table.name,
    key: null,
    header,
  };
}
