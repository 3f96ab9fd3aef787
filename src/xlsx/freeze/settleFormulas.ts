import { Calculator } from "../calculate/Calculator";
import { CellError, type Value } from "../calculate/value";
import { cellName } from "../formula/address";
import { hasResult, readValue } from "../sheet/readCell";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";
import type { XmlElement } from "../xml/element";

/** A formula, and what it will be. */
export interface SettledFormula {
  readonly sheet: SheetPart;
  readonly cell: XmlElement;
  /** Worked out here, for a formula without a stored result; undefined: the stored one. */
  readonly result: Exclude<Value, null> | undefined;
}

/** A formula of which nobody can say what it gives. */
export interface UnsettledFormula {
  /** Such as `実績入力!F12`. */
  readonly place: string;
  /** missing: no program has worked it out. stale: the cells on which it depends give something else now. */
  readonly why: "missing" | "stale";
}

export interface Settled {
  readonly formulas: SettledFormula[];
  readonly unsettled: UnsettledFormula[];
  /** Formulas whose stored result cannot be worked out here, and is taken as it stands. */
  asStored: number;
}

/** Works every formula out anew beside its stored result, and halts after each. */
export function* settleFormulas(workbook: Workbook, into: Settled): Generator<void> {
  const anew = new Calculator(workbook, { trustsResults: false });
  for (const sheet of workbook.sheets) {
    for (const { row, column, cell } of sheet.cells.formulas()) {
      const result = anew.value(sheet, row, column) ?? undefined;
      const why = !hasResult(cell)
        ? result === undefined && "missing"
        : result !== undefined && !agrees(readValue(cell, workbook.strings), result) && "stale";
      if (why) into.unsettled.push({ place: `${sheet.name}!${cellName(row, column)}`, why });
      else into.formulas.push({ sheet, cell, result: hasResult(cell) ? undefined : result });
      if (hasResult(cell) && result === undefined) into.asStored += 1;
      yield;
    }
  }
}

/** Two programs may differ in the last of 15 digits. */
function agrees(stored: Value, anew: Exclude<Value, null>): boolean {
  if (anew instanceof CellError) return stored === anew.code;
  if (typeof stored !== "number" || typeof anew !== "number") return stored === anew;
  return Math.abs(stored - anew) <= 1e-9 * Math.max(1, Math.abs(anew));
}
