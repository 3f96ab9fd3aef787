import type { CellValue } from "../workflows/port";
import type { Calculator } from "./calculate/Calculator";
import { CellError } from "./calculate/value";
import type { Area } from "./formula/address";
import { hasResult, readValue } from "./sheet/readCell";
import type { SheetPart } from "./sheet/SheetPart";
import type { Workbook } from "./workbook/Workbook";

/** What the cells of a block show, row by row; "" for an empty one. */
export function readValues(
  workbook: Workbook,
  calculator: Calculator,
  sheet: SheetPart,
  { top, left, bottom, right }: Area,
): CellValue[][] {
  return Array.from({ length: bottom - top + 1 }, (_line, row) => {
    const cells = sheet.cells.inRow(top + row);
    return Array.from({ length: right - left + 1 }, (_cell, column): CellValue => {
      const cell = cells.get(left + column);
      if (!cell) return "";
      // Programs that do not calculate, such as openpyxl, leave formulas without a result.
      const result =
        cell.first("f") && !hasResult(cell) ? calculator.value(sheet, top + row, left + column) : undefined;
      if (result === undefined || result === null) return readValue(cell, workbook.strings);
      return result instanceof CellError ? result.code : result;
    });
  });
}
