import type { SheetNotes } from "./sheet-notes";
import type { FilterCriteria } from "../tables/table-filter";
import type { TableNotes } from "../tables/tables";
import { createWorkbookNotes, type WorkbookNotes } from "./workbook-notes";

/** All that Univer has no place for, by the ids of sheets and tables. */
export interface BookNotes {
  readonly workbook: WorkbookNotes;
  readonly sheets: ReadonlyMap<string, SheetNotes>;
  readonly tables: ReadonlyMap<string, TableNotes>;
  readonly filters: ReadonlyMap<string, Map<number, FilterCriteria>>;
}

export function createBookNotes(): BookNotes {
  return { workbook: createWorkbookNotes(), sheets: new Map(), tables: new Map(), filters: new Map() };
}
