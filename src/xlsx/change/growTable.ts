import { chartReferences } from "../chart/refreshCharts";
import { areaName } from "../formula/address";
import type { Growth } from "../formula/references";
import { grown } from "../formula/references";
import { growRegions, regionsOf } from "../sheet/regions";
import type { XmlElement } from "../xml/element";
import { nameElements } from "../workbook/names";
import type { TablePart } from "../workbook/TablePart";
import type { Workbook } from "../workbook/Workbook";

/**
 * Makes a table so many rows longer: its block and filter, the validations and conditional formats that reach its last
 * row, and every block of the workbook that covered all of its rows (in formulas, names and charts), as Excel does.
 */
export function growTable(workbook: Workbook, table: TablePart, addedRows: number): void {
  const { sheet, area, body, root } = table;
  const ref = areaName({ ...area, bottom: area.bottom + addedRows });
  root.set("ref", ref);
  root.first("autoFilter")?.set("ref", ref);

  for (const kind of ["dataValidation", "conditionalFormatting"] as const) {
    growRegions(regionsOf(sheet, kind), body, addedRows);
  }
  growReferences(workbook, { sheet: sheet.name, body, addedRows });
}

function growReferences(workbook: Workbook, growth: Growth): void {
  for (const sheet of workbook.sheets) {
    for (const { row, column, cell } of sheet.cells.formulas()) {
      const before = sheet.formulas.stored(cell, row, column) ?? "";
      const after = grown(before, sheet.name, growth);
      if (after === before) continue;
      sheet.formulas.unshare(cell);
      cell.first("f")?.setText(after);
    }
    for (const rule of rulesOf(sheet.root)) growText(rule, sheet.name, growth);
  }
  // Names stand for cells of the sheets that they name.
  for (const element of nameElements(workbook)) growText(element, "", growth);
  for (const { formula } of chartReferences(workbook.file)) growText(formula, "", growth);
}

/** Formulas of validations and conditional formats, old and new. */
function rulesOf(root: XmlElement): XmlElement[] {
  const places = root.elements.filter(({ local }) =>
    ["conditionalFormatting", "dataValidations", "extLst"].includes(local),
  );
  return places.flatMap((place) =>
    ["formula", "formula1", "formula2", "f"].flatMap((local) => deep(place, local)),
  );
}

function growText(element: XmlElement, sheet: string, growth: Growth): void {
  if (element.elements.length > 0) return;
  const before = element.text;
  const after = grown(before, sheet, growth);
  if (after !== before) element.setText(after);
}

function deep(element: XmlElement, local: string): XmlElement[] {
  return element.elements.flatMap((child) => [
    ...(child.local === local ? [child] : []),
    ...deep(child, local),
  ]);
}
