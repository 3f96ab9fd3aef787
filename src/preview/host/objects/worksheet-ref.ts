import type { Book } from "../book";

/** A worksheet by its id, which stays the same when it is renamed or moved. */
export interface WorksheetRef {
  readonly book: Book;
  readonly sheetId: string;
}
