/** Reads specs the way a person reads a sheet: by table, key and header. What is not there throws. */
import type {
  CellSpec,
  ColumnSpec,
  SheetRole,
  SheetSpec,
  TableSpec,
  WriteChoice,
  Written,
} from "../../src/sheets";
import { planSheets } from "../../src/sheets";
import type { Plan } from "../../src/plan";
import { DEFAULT_SETTINGS } from "../../src/achievement";

export const ALL: WriteChoice = { priorities: "all", owners: "all", years: "all", targets: "values" };
export const WRITTEN: Written = { planHash: "abc123", date: "2029-05-01", appVersion: "1.2.3" };

export function sheetsOf(plan: Plan, choice: Partial<WriteChoice> = {}, settings = DEFAULT_SETTINGS) {
  const result = planSheets(plan, { ...ALL, ...choice }, settings, WRITTEN);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

export function sheetOf(sheets: readonly SheetSpec[], role: SheetRole): SheetSpec {
  return found(
    sheets.find((sheet) => sheet.role === role),
    role,
  );
}

export function tableOf(sheets: readonly SheetSpec[], name: string): TableSpec {
  return found(
    sheets.flatMap(({ tables }) => tables).find((table) => table.name === name),
    name,
  );
}

export function columnOf(table: TableSpec, header: string): ColumnSpec {
  return found(
    table.columns.find((column) => column.header === header),
    header,
  );
}

export function cellOf(table: TableSpec, key: string, header: string): CellSpec {
  const row = found(
    table.rows.find((one) => one.key === key),
    key,
  );
  return found(row.cells[table.columns.indexOf(columnOf(table, header))], header);
}

export function keysOf(table: TableSpec): readonly string[] {
  return table.rows.map(({ key }) => key);
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}
