import {
  BooleanNumber,
  generateRandomId,
  mergeWorksheetSnapshotWithDefault,
  type Worksheet,
} from "@univerjs/core";
import {
  InsertSheetMutation,
  RemoveSheetCommand,
  SetWorksheetActiveOperation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderMutation,
} from "@univerjs/sheets";
import type { Book } from "../book";
import { accessDenied, invalidArgument, invalidOperation, itemAlreadyExists } from "../office-error";

/** @throws InvalidArgument for what Excel does not take as a sheet's name. */
export function requireSheetName(name: string): void {
  const isValid =
    name.trim() !== "" &&
    name.length <= 31 &&
    !/[[\]:*?/\\]/.test(name) &&
    !name.startsWith("'") &&
    !name.endsWith("'") &&
    name.toLowerCase() !== "history";
  if (!isValid) throw invalidArgument(`sheet name "${name}"`);
}

/** @throws AccessDenied while the list of sheets is protected. */
function requireOpenStructure(book: Book): void {
  if (book.notes.structure !== undefined) throw accessDenied("the workbook is protected");
}

export function addSheet(book: Book, wanted: string | undefined): Worksheet {
  requireOpenStructure(book);
  const name = wanted ?? freeName(book);
  requireSheetName(name);
  if (book.findSheetByName(name) !== undefined) throw itemAlreadyExists();
  const id = generateRandomId(8);
  const sheet = mergeWorksheetSnapshotWithDefault({ id, name, rowCount: 200, columnCount: 30 });
  const active = book.workbook.getActiveSheet();
  book.mutate(InsertSheetMutation, { index: book.sheets().length, sheet });
  // Univer shows a new sheet at once, Excel only when it is activated.
  book.workbook.setActiveSheet(active);
  return book.sheet(id);
}

function freeName(book: Book): string {
  for (let number = book.sheets().length + 1; ; number += 1)
    if (book.findSheetByName(`Sheet${String(number)}`) === undefined) return `Sheet${String(number)}`;
}

export async function renameSheet(book: Book, sheetId: string, name: string): Promise<void> {
  requireOpenStructure(book);
  requireSheetName(name);
  const other = book.findSheetByName(name);
  if (other !== undefined && other.getSheetId() !== sheetId) throw itemAlreadyExists();
  await book.command(SetWorksheetNameCommand.id, { subUnitId: sheetId, name });
}

/** @throws InvalidOperation for the last visible sheet. */
export async function removeSheet(book: Book, sheetId: string): Promise<void> {
  requireOpenStructure(book);
  requireAnotherVisible(book, sheetId);
  const wasActive = book.workbook.getActiveSheet().getSheetId() === sheetId;
  const position = book.sheets().findIndex((sheet) => sheet.getSheetId() === sheetId);
  await book.command(RemoveSheetCommand.id, { subUnitId: sheetId });
  book.forgetSheet(sheetId);
  book.forgetMeanings();
  if (wasActive) activateNeighbour(book, position);
}

function activateNeighbour(book: Book, position: number): void {
  requireOpenStructure(book);
  const visible = book.sheets().filter((sheet) => !isHidden(sheet));
  const next = visible.find((sheet) => book.sheets().indexOf(sheet) >= position) ?? visible.at(-1);
  if (next !== undefined) activateSheet(book, next.getSheetId());
}

function requireAnotherVisible(book: Book, sheetId: string): void {
  const others = book.sheets().filter((sheet) => sheet.getSheetId() !== sheetId && !isHidden(sheet));
  if (others.length === 0) throw invalidOperation("A workbook must contain at least one visible worksheet.");
}

export const isHidden = (sheet: Worksheet): boolean => sheet.getConfig().hidden === BooleanNumber.TRUE;

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export function visibilityOf(book: Book, sheetId: string): Visibility {
  if (!isHidden(book.sheet(sheetId))) return "Visible";
  return book.notesOf(sheetId).veryHidden ? "VeryHidden" : "Hidden";
}

export function setVisibility(book: Book, sheetId: string, visibility: Visibility): void {
  requireOpenStructure(book);
  if (visibility !== "Visible") requireAnotherVisible(book, sheetId);
  book.notesOf(sheetId).veryHidden = visibility === "VeryHidden";
  const position = book.sheets().findIndex((sheet) => sheet.getSheetId() === sheetId);
  book.mutate(SetWorksheetHideMutation, {
    subUnitId: sheetId,
    hidden: visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
  });
  if (visibility !== "Visible" && book.workbook.getActiveSheet().getSheetId() === sheetId)
    activateNeighbour(book, position);
}

export function moveSheet(book: Book, sheetId: string, position: number): void {
  if (position < 0 || position >= book.sheets().length) throw invalidArgument();
  const fromOrder = book.sheets().findIndex((sheet) => sheet.getSheetId() === sheetId);
  book.mutate(SetWorksheetOrderMutation, { subUnitId: sheetId, fromOrder, toOrder: position });
}

/** @throws InvalidOperation for a hidden sheet. */
export function activateSheet(book: Book, sheetId: string): void {
  if (isHidden(book.sheet(sheetId))) throw invalidOperation("A hidden worksheet can't be activated.");
  book.operate(SetWorksheetActiveOperation, { subUnitId: sheetId });
}
