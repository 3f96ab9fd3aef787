import { tableKey, type CellSpec, type CellValue, type ColumnSpec, type Content } from "../../sheets";
import { contentOf, type RowSpec, type SheetSpec, type TableSpec } from "../../sheets";
import { cellName, type FindingPlace } from "../finding";
import type { AuditInput, AuditTable } from "../input";

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
  /** Where a header stands in the workbook's rows: that of the spec or one that people added, the first of several. */
  readonly at: ReadonlyMap<string, number>;
  /** Headers that the workbook lacks. */
  readonly missing: readonly ColumnSpec[];
  /** Without blank ones; none where a column of the key is missing. */
  readonly rows: readonly MatchedRow[];
}

/** Puts each table of the specs beside the one in the workbook. Tables that the workbook lacks are left out. */
export function matchTables(
  specs: readonly SheetSpec[],
  { tables }: Pick<AuditInput, "tables">,
): readonly MatchedTable[] {
  const found = new Map(tables.map((table) => [table.name, table]));
  return specs.flatMap((sheet) =>
    sheet.tables.flatMap((spec) => {
      const table = found.get(spec.name);
      return table ? [match(sheet, spec, table)] : [];
    }),
  );
}

function match(sheet: SheetSpec, spec: TableSpec, table: AuditTable): MatchedTable {
  const at = positions(table.headers);
  const columns = spec.columns.flatMap((column, specIndex) => {
    const index = at.get(column.header);
    return index === undefined ? [] : [{ spec: column, specIndex, index }];
  });
  const has = new Set(columns.map((column) => column.spec.header));
  const wanted = new Map(spec.rows.map((row) => [row.key, row]));
  const keys = spec.keyColumns.map((header) => at.get(header) ?? -1);
  const rows = keys.includes(-1)
    ? []
    : table.values.flatMap((values, index): MatchedRow[] => {
        if (values.every((value) => value === "")) return [];
        const key = tableKey(keys.map((column) => String(values[column] ?? "")));
        return [{ key, index, spec: wanted.get(key) ?? null }];
      });
  const missing = spec.columns.filter(({ header }) => !has.has(header));
  return { sheet, spec, table, columns, at, missing, rows };
}

function positions(headers: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  headers.forEach((header, index) => {
    if (!found.has(header)) found.set(header, index);
  });
  return found;
}

export function valueAt({ table, at }: MatchedTable, row: MatchedRow, header: string): CellValue {
  return table.values[row.index]?.[at.get(header) ?? -1] ?? "";
}

/** The formula with "="; null where the cell has none. */
export function formulaAt(matched: MatchedTable, row: MatchedRow, header: string): string | null {
  const content = contentAt(matched, row, header);
  return typeof content === "object" && content !== null ? `=${content.formula}` : null;
}

export function contentAt({ table, at }: MatchedTable, row: MatchedRow, header: string): Content {
  const column = at.get(header) ?? -1;
  return contentOf(table.values[row.index]?.[column] ?? "", table.formulas[row.index]?.[column] ?? "");
}

export function expectedCell(row: MatchedRow, column: MatchedColumn): CellSpec {
  return row.spec?.cells[column.specIndex] ?? { content: null };
}

export function placeOf({ table, at }: MatchedTable, row: MatchedRow, header: string | null): FindingPlace {
  const column = header === null ? 0 : (at.get(header) ?? -1);
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
