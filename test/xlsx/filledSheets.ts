/** Specs with answers in them, as if people had typed them. */
import type { Content, SheetSpec, TableSpec } from "../../src/sheets";
import { SETTING_HEADERS, TABLES } from "../../src/sheets";

/** By row key, then by header. */
export type Typed = ReadonlyMap<string, Readonly<Record<string, Content>>>;

export interface Review {
  readonly year: number;
  /** Excel's serial; null leaves the cell empty. */
  readonly asOf: number | null;
}

/** 実績入力 with what was typed, and 設定 with the year and day under review. */
export function filledSheets(
  sheets: readonly SheetSpec[],
  typed: Typed,
  review: Review,
): readonly SheetSpec[] {
  const known = new Set(rowsOf(sheets).map(({ key }) => key));
  const stranger = [...typed.keys()].find((key) => !known.has(key));
  if (stranger !== undefined) throw new Error(`no row ${stranger}`);
  const scalars = { [SETTING_HEADERS.reviewYear]: review.year, [SETTING_HEADERS.asOf]: review.asOf };
  return sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => {
      if (table.name === TABLES.actuals) return filled(table, (key) => typed.get(key) ?? {});
      return table.name === TABLES.settings ? filled(table, () => scalars) : table;
    }),
  }));
}

function rowsOf(sheets: readonly SheetSpec[]): TableSpec["rows"] {
  const tables = sheets.flatMap((sheet) => sheet.tables);
  return tables.find(({ name }) => name === TABLES.actuals)?.rows ?? [];
}

function filled(table: TableSpec, contents: (key: string) => Readonly<Record<string, Content>>): TableSpec {
  return {
    ...table,
    rows: table.rows.map((row) => {
      const given = new Map(Object.entries(contents(row.key)));
      return {
        ...row,
        cells: row.cells.map((cell, index) => {
          const header = table.columns[index]?.header ?? "";
          return given.has(header) ? { ...cell, content: given.get(header) ?? null } : cell;
        }),
      };
    }),
  };
}
