import { isSameValue } from "./sameAnswer";
import type { CellChange, CellValue, TableChange, TableSnapshot } from "../port";
import { contentOf, type AnswerHeader } from "../../sheets";
import { officeCell, type Office, type OfficeCell } from "./office";
import type { AnswerValue } from "./types";

/** Cells of an existing table, changed where they stand; nothing else of the table is touched. */
export function cellsOfTable(table: TableSnapshot, cells: readonly CellChange[]): TableChange {
  const { name, sheet, row, column, headers, values } = table;
  return {
    table: name,
    sheet,
    row,
    column,
    bodyRows: values.length,
    columns: headers.map(() => null),
    cells,
    addedRows: [],
  };
}

/** Puts a value into an answer cell. It keeps its look; a text stays a text whatever it begins with. */
export function answerChange(cell: OfficeCell, value: AnswerValue): CellChange {
  const { row, column } = cell;
  return { row, column, before: contentOf(cell.value, cell.formula ?? cell.value), content: value };
}

/** Whether the cell holds exactly this: not a formula that gives it. */
export function holds(cell: OfficeCell, value: AnswerValue): boolean {
  return cell.formula === null && isSame(cell.value, value);
}

/** What is only spaces is not nothing here: it would not be put back. */
function isSame(there: CellValue, value: AnswerValue): boolean {
  return there === "" || value === null ? there === (value ?? "") : isSameValue(there, value);
}

/** null: the row is gone, or stands there twice, so that nobody knows which one is meant. */
export function findCell(office: Office, key: string, header: AnswerHeader): OfficeCell | null {
  const row = office.rows.get(key);
  return row && !office.repeated.has(key) ? officeCell(row, header) : null;
}
