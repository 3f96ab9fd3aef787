import type { CellValue, FreeCell, SheetSnapshot, TableSnapshot, WorkbookSnapshot } from "../workflows/port";
import type { Calculator } from "./calculate/Calculator";
import type { KnownFormulas } from "./calculate/KnownFormulas";
import { CellError } from "./calculate/value";
import { contains } from "./formula/address";
import { readValues } from "./readValues";
import { numberFormats } from "./sheet/numberFormats";
import { isTrue, type SheetPart } from "./sheet/SheetPart";
import type { TablePart } from "./workbook/TablePart";
import type { Workbook } from "./workbook/Workbook";
import type { XmlElement } from "./xml/element";

/** `state` of a tab; LibreOffice makes very hidden sheets hidden. */
export function visibilityOf(tab: XmlElement): SheetSnapshot["visibility"] {
  const state = tab.attribute("state");
  return state === "hidden" || state === "veryHidden" ? state : "visible";
}

/** Missing switches are off, but for full precision, which is on. */
export function calculationOf({ root }: Workbook): NonNullable<WorkbookSnapshot["calculation"]> {
  const settings = root.first("calcPr");
  const precision = settings?.attribute("fullPrecision");
  return {
    isManual: settings?.attribute("calcMode") === "manual",
    isAsShown: precision !== undefined && !isTrue(precision),
    countsFrom1904: isTrue(root.first("workbookPr")?.attribute("date1904")),
  };
}

/** @param anew trusts no stored results */
export function evidenceOf(
  workbook: Workbook,
  anew: Calculator,
  table: TablePart,
): Pick<TableSnapshot, "recalculated" | "formats"> {
  return { recalculated: recalculate(anew, table), formats: formatsOf(workbook, table) };
}

function formatsOf(workbook: Workbook, { sheet, body }: TablePart): string[][] {
  const styles = workbook.related("styles");
  const formatOf = numberFormats(styles === null ? null : workbook.file.xml(styles));
  return Array.from({ length: body.bottom - body.top + 1 }, (_line, row) => {
    const cells = sheet.cells.inRow(body.top + row);
    return Array.from({ length: body.right - body.left + 1 }, (_cell, column) =>
      formatOf(Number(cells.get(body.left + column)?.attribute("s") ?? 0)),
    );
  });
}

/** The results of the table's formulas, whatever the file's last program stored. */
function recalculate(calculator: Calculator, { sheet, body }: TablePart): (CellValue | null)[][] {
  return Array.from({ length: body.bottom - body.top + 1 }, (_line, row) => {
    const cells = sheet.cells.inRow(body.top + row);
    return Array.from({ length: body.right - body.left + 1 }, (_cell, column): CellValue | null =>
      cells.get(body.left + column)?.first("f")
        ? resultOf(calculator, sheet, body.top + row, body.left + column)
        : null,
    );
  });
}

function resultOf(calculator: Calculator, sheet: SheetPart, row: number, column: number): CellValue | null {
  const result = calculator.value(sheet, row, column);
  if (result === undefined) return null;
  return result instanceof CellError ? result.code : (result ?? 0);
}

/** Filled cells outside of all tables. @param anew trusts no stored results */
export function freeCells(
  workbook: Workbook,
  sheet: SheetPart,
  formulas: KnownFormulas,
  calculator: Calculator,
  anew: Calculator,
): FreeCell[] {
  const areas = workbook.tables.filter((table) => table.sheet === sheet).map(({ area }) => area);
  return [...sheet.cells.entries()].flatMap(({ row, column, cell }): FreeCell[] => {
    if (cell.isLeaf || areas.some((area) => contains(area, row, column))) return [];
    const corner = { top: row, left: column, bottom: row, right: column };
    const value = readValues(workbook, calculator, sheet, corner)[0]?.[0] ?? "";
    const formula = formulas.read(sheet, cell, row, column);
    if (formula === null) return value === "" ? [] : [{ row, column, value, formula: value }];
    const recalculated = resultOf(anew, sheet, row, column);
    return [{ row, column, value, formula: `=${formula}`, recalculated }];
  });
}
