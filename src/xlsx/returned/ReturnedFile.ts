import type { CellValue } from "../../workflows/port";
import { Calculator } from "../calculate/Calculator";
import { CellError } from "../calculate/value";
import { numberFormats } from "../sheet/numberFormats";
import type { PassingCell } from "../sheet/scanCells";
import { scanCells } from "../sheet/scanCells";
import type { SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";

/** The cells of a returned file: each sheet is walked when somebody asks, and nothing of it is kept. */
export class ReturnedFile {
  /** The number format code of a cell's format. */
  readonly formatOf: (format: number) => string;
  private calculator: Calculator | null = null;

  constructor(readonly workbook: Workbook) {
    const part = workbook.related("styles");
    this.formatOf = numberFormats(part === null ? null : workbook.file.xml(part));
  }

  /** @param visit ends the walk with false. */
  scan(sheet: SheetPart, visit: (cell: PassingCell) => boolean): void {
    scanCells(this.workbook.file.text(sheet.part), sheet.part, visit);
  }

  valueOf(cell: PassingCell): CellValue {
    return cell.value(this.workbook.strings);
  }

  /** What a formula without a stored result gives; "" where that cannot be told. */
  calculated(sheet: SheetPart, row: number, column: number): CellValue {
    this.calculator ??= new Calculator(this.workbook);
    const value = this.calculator.value(sheet, row, column);
    if (value === undefined || value === null) return "";
    return value instanceof CellError ? value.code : value;
  }
}
