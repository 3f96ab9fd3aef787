import { ReorderRangeMutation } from "@univerjs/sheets";
import type { Book } from "../book";
import { forEachStored, valuesOf } from "../cells/cells";
import { invalidArgument, notSupported } from "../office-error";
import { columnCount, type Rect } from "../rect";
import { isRecord, type Json } from "../wire";

interface SortField {
  readonly key: number;
  readonly ascending: boolean;
}

/**
 * Sorts the rows of a block by columns counted from its left: numbers, then texts, then truth values, blanks last.
 *
 * @throws ApiNotFound where a cell holds a formula, since Excel would change its references.
 */
export function sortRows(book: Book, sheetId: string, rect: Rect, fields: Json): void {
  const wanted = readFields(fields, columnCount(rect));
  forEachStored(book, sheetId, rect, (_row, _column, cell) => {
    if (cell.f || cell.si) throw notSupported("Sorting cells with formulas");
  });
  const rows = valuesOf(book, sheetId, rect).map((values, index) => ({ values, index }));
  rows.sort((a, b) => {
    for (const { key, ascending } of wanted) {
      const order = compare(a.values[key] ?? "", b.values[key] ?? "", ascending);
      if (order !== 0) return order;
    }
    return a.index - b.index;
  });
  const order = Object.fromEntries(
    rows.map(({ index }, place) => [rect.startRow + place, rect.startRow + index]),
  );
  book.mutate(ReorderRangeMutation, { subUnitId: sheetId, range: rect, order });
}

function readFields(fields: Json, width: number): SortField[] {
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument();
  return fields.map((field) => {
    if (!isRecord(field) || typeof field["key"] !== "number") throw invalidArgument();
    if (field["key"] < 0 || field["key"] >= width) throw invalidArgument();
    const sortOn = field["sortOn"];
    if (sortOn !== undefined && sortOn !== null && sortOn !== "Value")
      throw notSupported(`Sorting on ${JSON.stringify(sortOn)}`);
    return { key: field["key"], ascending: field["ascending"] !== false };
  });
}

const rank = (value: Json): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);

function compare(a: Json, b: Json, ascending: boolean): number {
  // Blanks come last in either direction.
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const order =
    rank(a) - rank(b) ||
    (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "ja"));
  return ascending ? order : -order;
}
