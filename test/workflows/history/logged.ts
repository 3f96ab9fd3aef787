/** A workbook of the small plan of the rounds, and its 変更履歴 as records. */
import { RECORD_HEADERS, TABLES, type Content, type Written } from "../../../src/sheets";
import type { CellValue } from "../../../src/workflows";
import { writePlan, type WriteOutcome } from "../../../src/workflows";
import type { Plan } from "../../../src/plan";
import type { FakeWorkbook } from "../FakeWorkbook";
import { ALL } from "../samplePlan";
import { valueOf } from "../collect/returned";

export interface Place {
  readonly table: string;
  readonly key: string;
  readonly header: string;
}

export async function rowsOf(book: FakeWorkbook, name: string): Promise<Record<string, CellValue>[]> {
  const { tables } = await book.snapshot({ tables: [name], names: [] });
  const [table] = tables;
  if (!table) return [];
  return table.values.map((line) =>
    Object.fromEntries(table.headers.map((header, index) => [header, line[index] ?? ""])),
  );
}

/** The rows of 変更履歴 beyond the first ones. */
export async function logOf(book: FakeWorkbook, from = 0): Promise<Record<string, CellValue>[]> {
  return (await rowsOf(book, TABLES.history)).slice(from);
}

export async function recorded(book: FakeWorkbook, key: string): Promise<CellValue | undefined> {
  const rows = await rowsOf(book, TABLES.record);
  return rows.find((row) => row[RECORD_HEADERS.key] === key)?.[RECORD_HEADERS.value];
}

/** By hand. `key` is what stands in the first column. */
export async function put(book: FakeWorkbook, place: Place, content: Content): Promise<void> {
  const { sheet, row, column } = await cellAt(book, place);
  book.put(sheet, row, column, content);
}

export async function get(book: FakeWorkbook, place: Place): Promise<Content> {
  const { sheet, row, column } = await cellAt(book, place);
  return book.sheet(sheet).cells.get(`${row}:${column}`) ?? null;
}

async function cellAt(book: FakeWorkbook, { table: name, key, header }: Place) {
  const { tables } = await book.snapshot({ tables: [name], names: [] });
  const table = tables[0];
  const index = table?.values.findIndex((line) => String(line[0]) === key) ?? -1;
  const at = table?.headers.indexOf(header) ?? -1;
  if (!table || index < 0 || at < 0) throw new Error(`There is no cell ${name} ${key} ${header}.`);
  return { sheet: table.sheet, row: table.row + 1 + index, column: table.column + at };
}

export async function write(book: FakeWorkbook, plan: Plan, written: Written): Promise<WriteOutcome> {
  return valueOf(await writePlan(book, plan, ALL, { written }));
}
