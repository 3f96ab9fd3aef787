import { undeclarePart } from "../package/contentTypes";
import { relationshipsOf, unrelate } from "../package/relationships";
import { XmlElement } from "../xml/element";
import { insertInOrder } from "../xml/order";
import { WORKBOOK_ORDER } from "../workbook/names";
import type { Workbook } from "../workbook/Workbook";

/**
 * Takes away what formulas gave before a change: nobody here calculates, and programs that do not calculate on opening
 * would show old results as they stand. Every program calculates what has no result. Halts after each formula.
 */
export function* forgetResults(workbook: Workbook): Generator<void> {
  for (const sheet of workbook.sheets) {
    for (const { cell } of sheet.cells.formulas()) {
      const result = cell.first("v");
      if (result) {
        cell.remove(result);
        cell.set("t", undefined);
      }
      yield;
    }
  }
  forgetOrder(workbook);
  const { root } = workbook;
  let settings = root.first("calcPr");
  if (!settings) {
    settings = XmlElement.create(`${root.prefix}calcPr`);
    insertInOrder(root, settings, WORKBOOK_ORDER);
  }
  settings.set("fullCalcOnLoad", 1);
}

/** The order of calculation names cells that may have lost their formula, which Excel takes for damage. It makes a new one. */
export function forgetOrder({ file, part }: Workbook): void {
  for (const { kind, target } of relationshipsOf(file, part)) {
    if (kind !== "calcChain") continue;
    unrelate(file, part, target);
    undeclarePart(file, target);
    file.remove(target);
  }
}
