import { generateRandomId } from "@univerjs/core";
import {
  AddSheetTableMutation,
  DeleteSheetTableMutation,
  type ITableFilterItem,
  TableManager,
} from "@univerjs/sheets-table";
import type { Book } from "../book";
import { valuesOf, writeEntries } from "../cells/cells";
import { invalidArgument, itemAlreadyExists } from "../office-error";
import { columnCount, intersection, type Rect, sameRect, toRect } from "../rect";
import { findName } from "../structure/names";
import type { Shift } from "../structure/shift";

export type Table = NonNullable<ReturnType<TableManager["getTable"]>>;

/** What Excel knows about a table and Univer has no place for. */
export interface TableNotes {
  /** Ids of the columns from left to right; an id stays with its column when others come and go. */
  columnIds: number[];
  lastColumnId: number;
  style: string;
  showHeaders: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
}

export function tableNotes(book: Book, tableId: string): TableNotes {
  let found = book.tableNotes.get(tableId);
  if (found === undefined) {
    found = {
      columnIds: [],
      lastColumnId: 0,
      style: "TableStyleMedium2",
      showHeaders: true,
      showBandedRows: true,
      showBandedColumns: false,
      showFilterButton: true,
      highlightFirstColumn: false,
      highlightLastColumn: false,
    };
    book.tableNotes.set(tableId, found);
  }
  const width = columnCount(requireTable(book, tableId).getRange());
  while (found.columnIds.length < width) found.columnIds.push((found.lastColumnId += 1));
  found.columnIds.length = width;
  return found;
}

const manager = (book: Book): TableManager => book.injector.get(TableManager);

export function requireTable(book: Book, tableId: string): Table {
  const table = manager(book).getTable(book.unitId, tableId);
  if (table === undefined) throw new Error(`There is no table ${tableId}.`);
  return table;
}

/** The tables of the workbook in order of their making, or those of one sheet. */
export function tablesIn(book: Book, sheetId?: string): Table[] {
  const tables = manager(book);
  // The list of all describes each of their columns.
  if (sheetId !== undefined) return tables.getTablesBySubunitId(book.unitId, sheetId);
  return tables.getTableList(book.unitId).map(({ id }) => requireTable(book, id));
}

export function findTable(book: Book, nameOrId: string, sheetId?: string): Table | undefined {
  const wanted = nameOrId.toLowerCase();
  const sheetIds = sheetId === undefined ? book.sheetIds() : [sheetId];
  for (const id of sheetIds)
    for (const table of tablesIn(book, id))
      if (table.getId() === nameOrId || table.getDisplayName().toLowerCase() === wanted) return table;
  return undefined;
}

export const tableRect = (table: Table): Rect => toRect(table.getRange());

/** The rows between the header and the end. */
export const bodyRect = (table: Table): Rect => {
  const rect = tableRect(table);
  return { ...rect, startRow: rect.startRow + 1 };
};

export const headerRect = (table: Table): Rect => {
  const rect = tableRect(table);
  return { ...rect, endRow: rect.startRow };
};

/**
 * Makes a table of cells whose first row holds the headers. Empty headers are named 列1, 列2, …, repeated ones get a
 * number, all become text; a table without a data row gets an empty one.
 *
 * @throws InvalidArgument where there is a table already.
 */
export function addTable(book: Book, sheetId: string, rect: Rect): Table {
  requireNoTable(book, sheetId, rect);
  const range = rect.endRow === rect.startRow ? { ...rect, endRow: rect.endRow + 1 } : rect;
  book.reserve(sheetId, range);
  const header = writeHeader(book, sheetId, range);
  const tableId = generateRandomId(10);
  book.mutate(AddSheetTableMutation, {
    subUnitId: sheetId,
    tableId,
    name: freeTableName(book),
    range,
    header,
  });
  return requireTable(book, tableId);
}

export function requireNoTable(book: Book, sheetId: string, rect: Rect, except?: string): void {
  const taken = tablesIn(book, sheetId).some(
    (table) => table.getId() !== except && intersection(tableRect(table), rect) !== undefined,
  );
  if (taken) throw invalidArgument("A table can't overlap another table.");
}

function freeTableName(book: Book): string {
  for (let number = tablesIn(book).length + 1; ; number += 1) {
    const name = `テーブル${String(number)}`;
    if (findTable(book, name) === undefined) return name;
  }
}

const headerTexts = (book: Book, sheetId: string, rect: Rect): string[] =>
  (valuesOf(book, sheetId, { ...rect, endRow: rect.startRow })[0] ?? []).map((value) => String(value));

/** Makes the header cells fit to be headers and returns them. */
function writeHeader(book: Book, sheetId: string, rect: Rect): string[] {
  const header = uniqueHeaders(headerTexts(book, sheetId, rect));
  writeEntries(book, sheetId, { ...rect, endRow: rect.startRow }, [header.map((name) => `'${name}`)]);
  return header;
}

function uniqueHeaders(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const base = name.trim() === "" ? `列${String(index + 1)}` : name;
    let unique = base;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${base}${String(number)}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function filtersOf(table: Table): ITableFilterItem[] {
  return (table.getTableFilters().toJSON().tableColumnFilterList ?? []) as ITableFilterItem[];
}

/** Gives a table another name, place or header while everything else about it stays. */
export function redefineTable(
  book: Book,
  table: Table,
  changes: { readonly name?: string; readonly range?: Rect; readonly header?: readonly string[] },
): void {
  const tableId = table.getId();
  const subUnitId = table.getSubunitId();
  const range = changes.range ?? tableRect(table);
  const header = [...(changes.header ?? columnNames(table))];
  book.mutate(DeleteSheetTableMutation, { subUnitId, tableId });
  book.mutate(AddSheetTableMutation, {
    subUnitId,
    tableId,
    name: changes.name ?? table.getDisplayName(),
    range,
    header,
    options: { tableStyleId: table.getTableStyleId(), filters: filtersOf(table) },
  });
}

/** @throws InvalidArgument for a name Excel does not take, ItemAlreadyExists for one that is taken. */
export function renameTable(book: Book, table: Table, name: string): void {
  if (!/^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\]*$/u.test(name) || name.length > 255) throw invalidArgument(name);
  const other = findTable(book, name);
  if (
    (other !== undefined && other.getId() !== table.getId()) ||
    findName(book, name, undefined) !== undefined
  )
    throw itemAlreadyExists();
  redefineTable(book, table, { name });
}

/** @throws InvalidArgument unless the header stays in its row and no other table is in the way. */
export function resizeTable(book: Book, table: Table, rect: Rect): void {
  const old = tableRect(table);
  const sheetId = table.getSubunitId();
  if (
    rect.startRow !== old.startRow ||
    intersection(rect, old) === undefined ||
    rect.endRow === rect.startRow
  )
    throw invalidArgument();
  requireNoTable(book, sheetId, rect, table.getId());
  book.reserve(sheetId, rect);
  redefineTable(book, table, { range: rect, header: writeHeader(book, sheetId, rect) });
}

export function columnNames(table: Table): string[] {
  return Array.from({ length: columnCount(tableRect(table)) }, (_, index) =>
    table.getColumnNameByIndex(index),
  );
}

export function removeTable(book: Book, table: Table): void {
  book.mutate(DeleteSheetTableMutation, { subUnitId: table.getSubunitId(), tableId: table.getId() });
  book.forgetMeanings();
}

/** Lets the table's columns follow when its header cells were written to. */
export function followHeaders(book: Book, sheetId: string, written: Rect): void {
  for (const table of tablesIn(book, sheetId)) {
    const header = headerRect(table);
    if (intersection(header, written) === undefined) continue;
    const texts = headerTexts(book, sheetId, header);
    const names = uniqueHeaders(texts);
    // The table first: writing the cells calls this function again, which then finds nothing to do.
    if (names.join("\n") !== columnNames(table).join("\n")) redefineTable(book, table, { header: names });
    if (names.join("\n") !== texts.join("\n")) writeHeader(book, sheetId, header);
  }
}

/** Where the tables of a sheet are, to be told to {@link shiftTables} after cells have moved. */
export type TableSnapshot = readonly { readonly table: Table; readonly rect: Rect }[];

export const snapshotTables = (book: Book, sheetId: string): TableSnapshot =>
  tablesIn(book, sheetId).map((table) => ({ table, rect: tableRect(table) }));

/** Lets tables follow their cells, whatever Univer's own table plugin made of it. */
export function shiftTables(book: Book, before: TableSnapshot, shift: Shift): void {
  for (const { table, rect } of before) {
    const moved = shift.apply(rect);
    const isGone = findTable(book, table.getId()) === undefined;
    if (moved === undefined || moved.startRow === moved.endRow || isGone) {
      if (!isGone) removeTable(book, table);
      continue;
    }
    const ids = tableNotes(book, table.getId());
    const survivors = ids.columnIds.filter(
      (_, index) =>
        shift.apply({
          ...rect,
          startColumn: rect.startColumn + index,
          endColumn: rect.startColumn + index,
        }) !== undefined,
    );
    ids.columnIds = survivors;
    const sheetId = table.getSubunitId();
    if (columnCount(moved) !== columnCount(rect))
      redefineTable(book, table, { range: moved, header: writeHeader(book, sheetId, moved) });
    else if (!sameRect(moved, rect) || !sameRect(moved, tableRect(table)))
      redefineTable(book, table, { range: moved });
  }
}
