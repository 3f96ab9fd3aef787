import { generateRandomId } from "@univerjs/core";
import {
  IDefinedNamesService,
  type IDefinedNamesServiceParam,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
} from "@univerjs/engine-formula";
import { parseReference, splitAddress } from "../address";
import type { Book } from "../book";
import { invalidArgument, itemAlreadyExists } from "../office-error";
import type { Rect } from "../rect";

/** Univer's word for a name that belongs to no particular sheet. */
const WORKBOOK_SCOPE = "AllDefaultWorkbook";

export type DefinedName = IDefinedNamesServiceParam;

/** Names of the whole workbook (`sheetId` undefined) or of one sheet, as they were added. */
export function namesIn(book: Book, sheetId: string | undefined): DefinedName[] {
  const all = book.injector.get(IDefinedNamesService).getDefinedNameMap(book.unitId) ?? {};
  return Object.values(all).filter((name) => scopeOf(name) === sheetId);
}

const scopeOf = (name: DefinedName): string | undefined =>
  name.localSheetId === undefined || name.localSheetId === WORKBOOK_SCOPE ? undefined : name.localSheetId;

export function findName(book: Book, name: string, sheetId: string | undefined): DefinedName | undefined {
  const wanted = name.toLowerCase();
  return namesIn(book, sheetId).find((one) => one.name.toLowerCase() === wanted);
}

/**
 * Adds a name for a reference or a formula (without the leading `=` if it is a plain reference).
 *
 * @throws InvalidArgument for a name Excel does not take, ItemAlreadyExists for one that is taken.
 */
export function addName(
  book: Book,
  definition: { readonly name: string; readonly formula: string; readonly comment: string },
  sheetId: string | undefined,
): DefinedName {
  if (!isValidName(definition.name)) throw invalidArgument(definition.name);
  if (findName(book, definition.name, sheetId) !== undefined) throw itemAlreadyExists();
  const added: DefinedName = {
    id: generateRandomId(10),
    name: definition.name,
    formulaOrRefString: toUniver(definition.formula),
    comment: definition.comment,
    localSheetId: sheetId ?? WORKBOOK_SCOPE,
  };
  book.mutate(SetDefinedNameMutation, added);
  return added;
}

export function changeName(book: Book, name: DefinedName, changes: Partial<DefinedName>): void {
  book.mutate(SetDefinedNameMutation, { ...name, ...changes });
}

export function removeName(book: Book, name: DefinedName): void {
  book.mutate(RemoveDefinedNameMutation, name);
}

/** The definition as Excel shows it, always with `=`. */
export const nameFormula = (name: DefinedName): string =>
  name.formulaOrRefString.startsWith("=") ? name.formulaOrRefString : `=${name.formulaOrRefString}`;

export function toUniver(formula: string): string {
  const body = formula.replace(/^=/, "");
  return parseReference(splitAddress(body).reference) === undefined ? `=${body}` : body;
}

/** The cells a name stands for; undefined when it is a formula or a constant. */
export function nameTarget(
  book: Book,
  name: DefinedName,
): { readonly sheetId: string; readonly rect: Rect } | undefined {
  const { sheetName, reference } = splitAddress(name.formulaOrRefString);
  const rect = parseReference(reference);
  const sheetId = sheetName === undefined ? scopeOf(name) : book.findSheetByName(sheetName)?.getSheetId();
  return rect === undefined || sheetId === undefined ? undefined : { sheetId, rect };
}

function isValidName(name: string): boolean {
  return (
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]*$/u.test(name) &&
    parseReference(name) === undefined &&
    !/^r\d*c\d*$|^[rc]\d*$/i.test(name)
  );
}
