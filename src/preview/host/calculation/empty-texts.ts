import { CellValueType } from "@univerjs/core";
import { BaseReferenceObject } from "@univerjs/engine-formula";

const cellDataOf = Object.getOwnPropertyDescriptor(BaseReferenceObject.prototype, "getCellData")
  ?.value as BaseReferenceObject["getCellData"];

/**
 * Lets a formula read the empty text that another one has just given as a text, as in Excel.
 *
 * Univer takes it for an empty cell until the calculation is over and the result stands beside its formula: whoever handed such
 * a cell on then showed nothing, and 0 to the next reader, or the empty text, by how many calculations it took to get there.
 * So the result is read as if its formula stood beside it already.
 */
export function readEmptyTexts(): void {
  BaseReferenceObject.prototype.getCellData = function (row, column) {
    const cell = cellDataOf.call(this, row, column);
    return cell?.v === "" && cell.t === CellValueType.STRING && !cell.f && !cell.si
      ? { ...cell, f: "=" }
      : cell;
  };
}
