import type { ColumnSpec } from "../../sheets";
import { LOOKS } from "../../sheets";
import type { CellChange } from "../../workflows/port";
import { raiseRows } from "../sheet/heights";
import type { NoteChange } from "../sheet/notes";
import { setNotes } from "../sheet/notes";
import type { SheetPart } from "../sheet/SheetPart";
import { include } from "../sheet/SheetPart";
import { addInputMessage, removeInputMessage } from "../sheet/validations";
import { writeCell } from "../sheet/writeCell";
import type { Workbook } from "../workbook/Workbook";

/** Changes single cells, and halts after each. `columnAt` gives the table's column that a cell stands in, if any. */
export function* changeCells(
  workbook: Workbook,
  sheet: SheetPart,
  changes: readonly CellChange[],
  columnAt: (change: CellChange) => ColumnSpec | undefined,
): Generator<void> {
  const notes: NoteChange[] = [];
  for (const change of changes) {
    const { row, column, content, look, note } = change;
    const before = Number(sheet.cells.get(row, column)?.attribute("s") ?? 0);
    const rules = columnAt(change) ? "ruled" : "asBefore";
    const format = look === undefined ? undefined : workbook.styles.look(LOOKS[look], rules, before);
    writeCell(sheet, workbook.styles, row, column, content, format);
    include(sheet, row, column);
    if (note !== undefined) {
      notes.push({ row, column, note });
      removeInputMessage(sheet, row, column, columnAt(change)?.validation);
    }
    yield;
  }
  raiseRows(sheet, workbook.styles, workbook.strings, changes);
  setNotes(sheet, notes).forEach(({ row, column, note }) => addInputMessage(sheet, row, column, note ?? ""));
}
