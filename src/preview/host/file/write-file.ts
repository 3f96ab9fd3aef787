import { writeXlsx, type NamedRange } from "hucre";
import type { Book } from "../book";
import { nameFormula, namesIn } from "../structure/names";
import { fileSheet } from "./file-sheet";
import { storedFormula } from "./stored-formula";

/**
 * The workbook as an .xlsx file. What is not carried over stands in DIFFERENCES.md.
 * @param namespace of the custom functions that are registered
 */
export async function writeFile(book: Book, namespace: string | undefined): Promise<Uint8Array> {
  const names = (sheetId: string | undefined): NamedRange[] =>
    namesIn(book, sheetId).map((name) => ({
      name: name.name,
      range: storedFormula(nameFormula(name), namespace),
      ...(sheetId !== undefined && { scope: book.sheet(sheetId).getName() }),
      ...(name.comment && { comment: name.comment }),
    }));
  const ids = book.sheetIds();
  const file = await writeXlsx({
    sheets: ids.map((id) => fileSheet(book, id, namespace)),
    namedRanges: [undefined, ...ids].flatMap(names),
    activeSheet: ids.indexOf(book.workbook.getActiveSheet().getSheetId()),
    ...(book.notes.structure && { workbookProtection: { lockStructure: true } }),
  });
  return new Uint8Array(file);
}
