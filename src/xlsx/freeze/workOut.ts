import type { CellValue, PlacedFormula } from "../../workflows/port";
import { Calculator } from "../calculate/Calculator";
import { CellError } from "../calculate/value";
import { inPieces } from "../change/inPieces";
import { writeCell } from "../sheet/writeCell";
import { Workbook } from "../workbook/Workbook";

/**
 * What formulas would give if they were all in the workbook, in their order; null where it cannot be told. The workbook stays as
 * it is, and no stored result is relied on.
 */
export async function workOut(
  original: Workbook,
  formulas: readonly PlacedFormula[],
): Promise<readonly (CellValue | null)[]> {
  const workbook = new Workbook(original.file.clone());
  const placed = formulas.map((one) => ({ ...one, on: workbook.sheet(one.sheet) ?? null }));
  for (const { on, row, column, formula } of placed) {
    if (on) writeCell(on, workbook.styles, row, column, { formula });
  }
  const calculator = new Calculator(workbook, { trustsResults: false });
  const results: (CellValue | null)[] = [];
  await inPieces(
    (function* () {
      for (const { on, row, column } of placed) {
        const result = on ? calculator.value(on, row, column) : undefined;
        results.push(result === undefined ? null : result instanceof CellError ? result.code : (result ?? 0));
        yield;
      }
    })(),
  );
  return results;
}
