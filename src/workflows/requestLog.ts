import { succeed, type FiscalYear, type Result } from "../plan";
import { REQUEST_HEADERS as H, TABLES } from "../sheets";
import type { CellValue, TableSnapshot } from "./port";
import { tableReader } from "./tableReader";

/** What one department was asked. */
export interface Request {
  readonly requestId: string;
  readonly department: string;
  readonly year: FiscalYear;
  /** ISO day, or day and time with a T. */
  readonly issued: string;
  readonly deadline: string;
  readonly contact: string;
}

/** A row of 配布記録. */
export interface RequestEntry extends Request {
  /** When a file was last merged; "" never. */
  readonly collected: CellValue;
  readonly cells: CellValue;
  /** 0-based, in the sheet. */
  readonly row: number;
}

export interface RequestLog {
  /** null: nothing was sent from this workbook yet. */
  readonly table: TableSnapshot | null;
  readonly entries: readonly RequestEntry[];
}

/** @returns issues `table.columnMissing`. */
export function readRequests(tables: readonly TableSnapshot[]): Result<RequestLog> {
  const table = tables.find(({ name }) => name === TABLES.requests);
  if (!table) return succeed({ table: null, entries: [] });
  const read = tableReader(table, [
    H.requestId,
    H.department,
    H.westernYear,
    H.issued,
    H.deadline,
    H.contact,
    H.collected,
    H.cells,
  ]);
  if (!read.ok) return read;
  const entries = table.values.map((values, index): RequestEntry => {
    const text = (header: string) => String(read.value(values, header)).trim();
    return {
      requestId: text(H.requestId),
      department: text(H.department),
      year: Number(read.value(values, H.westernYear)),
      issued: text(H.issued).replace(" ", "T"),
      deadline: text(H.deadline),
      contact: text(H.contact),
      collected: read.value(values, H.collected),
      cells: read.value(values, H.cells),
      row: table.row + 1 + index,
    };
  });
  return succeed({ table, entries: entries.filter(({ requestId }) => requestId !== "") });
}

/** The row of a request to one department. */
export function entryOf(
  log: RequestLog,
  { requestId, department }: { readonly requestId: string | null; readonly department: string },
): RequestEntry | undefined {
  return log.entries.find((entry) => entry.requestId === requestId && entry.department === department);
}

/** Whether the first was sent after the second. People sort 配布記録, so its order says nothing. */
export function isNewer(one: Request, other: Request): boolean {
  if (one.issued !== other.issued) return one.issued > other.issued;
  return serialNumber(one.requestId) > serialNumber(other.requestId);
}

/** The last request to each department for each year, in the order of the first one to it. */
export function latestRequests<T extends Request>(requests: readonly T[]): readonly T[] {
  const latest = new Map<string, T>();
  for (const request of requests) {
    const key = `${request.department}|${String(request.year)}`;
    const found = latest.get(key);
    if (!found || isNewer(request, found)) latest.set(key, request);
  }
  return [...latest.values()];
}

/** Requests of the same minute count on: R4-20261123-2. */
function serialNumber(requestId: string): number {
  return Number(/(\d+)$/.exec(requestId)?.[1] ?? 0);
}
