import { generateRandomId } from "@univerjs/core";
import { RegisterOtherFormulaService } from "@univerjs/engine-formula";

/**
 * Takes the place of Univer's registry of formulas that stand in no cell: those of conditional formats and validations.
 *
 * Univer works each of them out for every cell that it holds for, at every change: more than half of all formulas of a written
 * plan. They decide only what a screen shows, so a workbook without one leaves them alone; Office.js answers with the rules
 * themselves, never with what they come to.
 */
export class UnseenFormulas extends RegisterOtherFormulaService {
  override registerFormulaWithRange(): string {
    return `unseen.${generateRandomId(8)}`;
  }

  override deleteFormula(): void {
    // None was registered.
  }
}
