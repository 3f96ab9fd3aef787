import type { WorkbookPort } from "../workflows";
import type { XlsxPort } from "../xlsx";
import type { Place } from "./grid/Grid";

/** The workbook for the pane; a cell that the pane selects is shown to people too. */
export function watchedPort(port: XlsxPort, onSelect: (sheet: string, place: Place) => void): WorkbookPort {
  return {
    snapshot: (request) => port.snapshot(request),
    workOut: (formulas) => port.workOut(formulas),
    apply: (change, options) => port.apply(change, options),
    select: async (sheet, row, column) => {
      await port.select(sheet, row, column);
      onSelect(sheet, { row, column });
    },
    activeCell: () => port.activeCell(),
    writeActiveCell: (formula) => port.writeActiveCell(formula),
    onChanged: (listener) => port.onChanged(listener),
  };
}
