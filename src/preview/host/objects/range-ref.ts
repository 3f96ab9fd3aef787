import type { Book } from "../book";
import { parseReference, splitAddress } from "../address";
import { invalidArgument, itemNotFound } from "../office-error";
import { GRID_COLUMNS, GRID_ROWS, isInGrid, type Rect } from "../rect";
import { findName, nameTarget } from "../structure/names";

/** A block of cells on one sheet. */
export interface RangeRef {
  readonly book: Book;
  readonly sheetId: string;
  readonly rect: Rect;
  /** The id under which the library keeps this range, once it has asked to. */
  keptAs?: string;
}

export const wholeSheet: Rect = {
  startRow: 0,
  startColumn: 0,
  endRow: GRID_ROWS - 1,
  endColumn: GRID_COLUMNS - 1,
};

/** @throws InvalidArgument for a block that leaves the grid. */
export function rangeAt(book: Book, sheetId: string, rect: Rect): RangeRef {
  if (!isInGrid(rect)) throw invalidArgument();
  return { book, sheetId, rect };
}

/**
 * Reads an address as it may stand in `getRange`: A1 forms, with a sheet name before it, or a defined name.
 *
 * @throws InvalidArgument for what is no address, ItemNotFound for a sheet that is not there.
 */
export function rangeByAddress(book: Book, sheetId: string, address: string): RangeRef {
  const { sheetName, reference } = splitAddress(address);
  const onSheet = sheetName === undefined ? sheetId : book.findSheetByName(sheetName)?.getSheetId();
  if (onSheet === undefined) throw itemNotFound();
  const rect = parseReference(reference);
  if (rect !== undefined) return { book, sheetId: onSheet, rect };
  const name = findName(book, reference, onSheet) ?? findName(book, reference, undefined);
  const target = name === undefined ? undefined : nameTarget(book, name);
  if (target === undefined) throw invalidArgument(address);
  return { book, ...target };
}
