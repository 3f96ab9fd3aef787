import type { XmlElement } from "../xml/element";
import { XmlElement as Element } from "../xml/element";
import { encode, toXstring } from "../xml/text";
import { hasResult } from "../sheet/readCell";
import type { Workbook } from "../workbook/Workbook";
import { Calculator } from "./Calculator";
import type { Value } from "./value";
import { CellError } from "./value";

/** Gives every formula that has no result the one that it has for certain, and halts after each. */
export function* writeResults(workbook: Workbook): Generator<void> {
  const calculator = new Calculator(workbook);
  for (const sheet of workbook.sheets) {
    for (const { row, column, cell } of sheet.cells.formulas()) {
      if (hasResult(cell)) continue;
      const value = calculator.value(sheet, row, column);
      if (value !== undefined && value !== null) storeResult(cell, value);
      yield;
    }
  }
}

/** Gives a formula's cell what it gives, as programs store it. */
export function storeResult(cell: XmlElement, value: Exclude<Value, null>): void {
  const [type, text] = stored(value);
  cell.set("t", type);
  const empty = cell.first("v");
  if (empty) cell.remove(empty);
  cell.append(Element.create(`${cell.prefix}v`, {}, [encode(text)]));
}

function stored(value: Exclude<Value, null>): readonly [type: string | undefined, text: string] {
  if (value instanceof CellError) return ["e", value.code];
  if (typeof value === "string") return ["str", toXstring(value)];
  if (typeof value === "boolean") return ["b", value ? "1" : "0"];
  return [undefined, String(value)];
}
