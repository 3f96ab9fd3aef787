import type { Result } from "../../plan/result";
import { fail, succeed } from "../../plan/result";
import type { ReturnedTable } from "../../workflows/collect/types";
import { contains } from "../formula/address";
import type { TablePart } from "../workbook/TablePart";
import type { HeaderRow } from "./headerRows";
import { MAX_FOUND, headerRows, headerText, textsInRow } from "./headerRows";
import { readBlock } from "./readBlock";
import type { ReturnedFile } from "./ReturnedFile";

/**
 * The table of that name, or the block below the only row that has all these headers: from its first to its last cell with
 * a text, down to the last row with content.
 *
 * A table is taken with what stands at its edges: the rows directly below it, down to the first that is blank (inserting cells
 * may have moved an answer there), and columns directly beside it under a header that it lacks. A table whose header row lacks
 * some of the headers may have been left behind by a program that moves cells without moving tables: then the only row on its
 * sheet that has them all counts, and where there is none, the table as it is.
 */
export function findBlock(
  file: ReturnedFile,
  name: string,
  headers: readonly string[],
): Result<ReturnedTable | null> {
  const table = file.workbook.table(name);
  const columns = table && columnsOf(file, table);
  if (table && columns && headers.every((header) => columns.headers.includes(headerText(header))))
    return succeed(readTable(file, table, columns));

  const rows = headerRows(file, table ? [table.sheet] : file.workbook.sheets, headers);
  const [row] = rows;
  if (rows.length > 1) return ambiguous(name, rows);
  if (row) return succeed(readBelow(file, name, row));
  return succeed(table && columns ? readTable(file, table, columns) : null);
}

/** See `ReturnedWorkbook.others`. */
export function otherBlocks(
  file: ReturnedFile,
  found: ReturnedTable,
  headers: readonly string[],
): Result<readonly ReturnedTable[]> {
  const rows = headerRows(file, file.workbook.sheets, headers);
  if (rows.length >= MAX_FOUND) return ambiguous(found.name, rows);
  const others = rows.filter(({ sheet, row }) => sheet.name !== found.sheet || row !== found.row);
  return succeed(others.map((row) => readBelow(file, found.name, row)));
}

interface Columns {
  readonly left: number;
  /** From the left one on. */
  readonly headers: readonly string[];
}

function columnsOf(file: ReturnedFile, table: TablePart): Columns {
  const { top, left, right } = table.area;
  const width = right - left + 1;
  // The file's own list is asked only where no cells show it; it may be longer than the table.
  if (!table.hasHeader) return { left, headers: table.headers.slice(0, width).map(headerText) };
  const seen = textsInRow(file, table.sheet, top);
  const headers = Array.from({ length: width }, (_, index) => seen.get(left + index) ?? "");
  for (let next = right + 1; ; next += 1) {
    const text = seen.get(next);
    if (text === undefined || headers.includes(text)) return { left, headers };
    headers.push(text);
  }
}

function readTable(file: ReturnedFile, table: TablePart, { left, headers }: Columns): ReturnedTable {
  const { sheet, area, hasHeader, hasTotals, name } = table;
  const top = area.top + (hasHeader ? 1 : 0);
  const last = area.bottom - (hasTotals ? 1 : 0);
  const others = file.workbook.tables.filter((other) => other !== table && other.sheet === sheet);
  return readBlock(file, { name, sheet, top, left, headers }, (rows) => {
    let bottom = last;
    const belongs = (row: number) => {
      const filled = [...(rows.get(row)?.keys() ?? [])];
      const isOthers = (column: number) => others.some((other) => contains(other.area, row, column));
      return filled.length > 0 && !filled.some(isOthers);
    };
    while (!hasTotals && belongs(bottom + 1)) bottom += 1;
    return bottom;
  });
}

function readBelow(file: ReturnedFile, name: string, { sheet, row }: HeaderRow): ReturnedTable {
  const seen = textsInRow(file, sheet, row);
  const columns = [...seen.keys()];
  const left = columns[0] ?? 0;
  const right = columns.at(-1) ?? left;
  const headers = Array.from({ length: right - left + 1 }, (_, index) => seen.get(left + index) ?? "");
  return readBlock(file, { name, sheet, top: row + 1, left, headers }, () => Infinity);
}

function ambiguous(name: string, rows: readonly HeaderRow[]): Result<never> {
  const places = rows.map(({ sheet, row }) => `「${sheet.name}」の ${String(row + 1)} 行目`);
  return fail(
    "table.ambiguous",
    name,
    `同じ見出しの表が複数あり、どれを読み取るか決められません(${places.join("、")})。記入した表だけを残し、写しを削除したファイルを選んでください。`,
  );
}
