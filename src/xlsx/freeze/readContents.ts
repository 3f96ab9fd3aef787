import type { CellKind, ContentCell, SheetContents } from "../../freeze";
import { readValue } from "../sheet/readCell";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";
import type { XmlElement } from "../xml/element";

/**
 * What the cells of every worksheet hold, in the order of the tabs, hidden sheets among them. Formulas count by the results that
 * the file has stored; nothing is worked out.
 * @throws FileFault `file.broken`
 */
export function readContents(workbook: Workbook): readonly SheetContents[] {
  return workbook.sheets.map((sheet) => ({ name: sheet.name, cells: cellsOf(workbook, sheet) }));
}

function cellsOf(workbook: Workbook, sheet: SheetPart): ContentCell[] {
  return [...sheet.cells.entries()].flatMap(({ row, column, cell }): ContentCell[] => {
    if (cell.isLeaf) return [];
    const value = readValue(cell, workbook.strings);
    const formula = formulaOf(sheet, cell, row, column);
    if (value === "" && formula === null) return [];
    return [{ row, column, kind: kindOf(cell, value), value, formula }];
  });
}

/** LibreOffice writes an error value as a formula that is nothing but that error. */
function formulaOf(sheet: SheetPart, cell: XmlElement, row: number, column: number): string | null {
  if (!cell.first("f")) return null;
  const formula = sheet.formulas.read(cell, row, column) ?? "";
  return cell.attribute("t") === "e" && formula === cell.first("v")?.text ? null : formula;
}

function kindOf(cell: XmlElement, value: ContentCell["value"]): CellKind {
  if (cell.attribute("t") === "e") return "e";
  return typeof value === "number" ? "n" : typeof value === "boolean" ? "b" : "s";
}
