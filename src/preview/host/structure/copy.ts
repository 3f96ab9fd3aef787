import { generateRandomId, IResourceLoaderService, type IWorkbookData } from "@univerjs/core";
import { SetWorksheetActiveOperation } from "@univerjs/sheets";
import type { Book } from "../book";
import type { BookNotes } from "../notes/book-notes";
import { filterTable, tableCriteria } from "../tables/table-filter";
import { tablesIn } from "../tables/tables";

/** A workbook as it stood once: what Univer keeps of it, and what the host knows beside. */
export interface WorkbookCopy {
  readonly data: Partial<IWorkbookData>;
  readonly notes: BookNotes;
  /** The id of the sheet that is shown, which Univer does not save. */
  readonly active: string;
}

/** The calculated workbook as it is now; what is changed later does not reach the copy. */
export async function copyOf(book: Book): Promise<WorkbookCopy> {
  await book.calculation.settled();
  const data = book.injector.get(IResourceLoaderService).saveUnit<IWorkbookData>(book.unitId);
  if (data === null) throw new Error(`Univer does not save ${book.unitId}.`);
  return structuredClone({
    data,
    active: book.workbook.getActiveSheet().getSheetId(),
    notes: {
      workbook: book.notes,
      sheets: new Map(book.sheetIds().map((id) => [id, book.notesOf(id)])),
      tables: book.tableNotes,
      filters: book.tableFilters,
    },
  });
}

/** The same once more, to open a workbook with. Its id is its own, as of each new workbook. */
export function another(copy: WorkbookCopy): WorkbookCopy {
  const { data, ...rest } = structuredClone(copy);
  return { ...rest, data: { ...data, id: `workbook-${generateRandomId(8)}` } };
}

/** Does what opening the data alone leaves undone: which sheet is shown, and which rows filters hide. */
export function complete(book: Book, { active }: WorkbookCopy): void {
  book.operate(SetWorksheetActiveOperation, { subUnitId: active });
  for (const table of tablesIn(book))
    for (const [column, criteria] of [...tableCriteria(book, table)])
      filterTable(book, table, column, criteria);
}
