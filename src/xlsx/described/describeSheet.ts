import type { CellDescription, SheetDescription } from "../../openData";
import { FileFault } from "../fault";
import { parseArea } from "../formula/address";
import { numberFormats, GENERAL } from "../sheet/numberFormats";
import { scanCells } from "../sheet/scanCells";
import { isTrue, type SheetPart } from "../sheet/SheetPart";
import type { Workbook } from "../workbook/Workbook";
import { describeObjects } from "./describeObjects";
import { MAX_DESCRIBED_CELLS } from "./limits";

/**
 * A worksheet as the checker sees it. What a formula gives is what the last program stored; "" where it stored nothing.
 * @throws FileFault `file.broken`, `file.sheetTooLarge`
 */
export function describeSheet(workbook: Workbook, sheet: SheetPart): SheetDescription {
  const cells = cellsOf(workbook, sheet);
  const lastColumn = cells.reduce((most, { column }) => Math.max(most, column), -1);
  const state = workbook.tabs.find((tab) => tab.attribute("name") === sheet.name)?.attribute("state");
  return {
    name: sheet.name,
    isHidden: state !== undefined && state !== "visible",
    cells,
    merges: (sheet.root.first("mergeCells")?.all("mergeCell") ?? []).flatMap(
      (merge) => parseArea(merge.attribute("ref") ?? "") ?? [],
    ),
    hiddenRows: hiddenRows(sheet),
    hiddenColumns: hiddenColumns(sheet, lastColumn),
    objects: describeObjects(sheet),
    tables: workbook.tables.filter((table) => table.sheet === sheet).map(({ area }) => area),
    raggedRows: [],
  };
}

function cellsOf(workbook: Workbook, sheet: SheetPart): CellDescription[] {
  const styles = workbook.related("styles");
  const formatOf = numberFormats(styles === null ? null : workbook.file.xml(styles));
  const cells: CellDescription[] = [];
  scanCells(workbook.file.text(sheet.part), sheet.part, (cell) => {
    if (!cell.isFilled) return true;
    const value = cell.value(workbook.strings);
    const isFormula = cell.formula !== null;
    // A text of no characters is what some programs leave of an emptied cell.
    if (value === "" && !isFormula) return true;
    if (cells.length >= MAX_DESCRIBED_CELLS) throw tooLarge(sheet);
    const { row, column, type } = cell;
    const code = formatOf(cell.format);
    // A date that is written out is a date, whatever its format says.
    const numberFormat = type === "d" && code === GENERAL ? "yyyy-mm-dd" : code;
    cells.push({ row, column, value, isFormula, numberFormat });
    return true;
  });
  return cells;
}

function hiddenRows(sheet: SheetPart): number[] {
  const rows = sheet.root.first("sheetData")?.all("row") ?? [];
  let last = -1;
  return rows.flatMap((row) => {
    const given = row.attribute("r");
    last = given === undefined ? last + 1 : Number(given) - 1;
    return isTrue(row.attribute("hidden")) ? [last] : [];
  });
}

function hiddenColumns(sheet: SheetPart, lastColumn: number): number[] {
  const columns = sheet.root.first("cols")?.all("col") ?? [];
  return columns
    .filter((column) => isTrue(column.attribute("hidden")))
    .flatMap((column) => {
      const first = Number(column.attribute("min") ?? 1) - 1;
      const last = Math.min(Number(column.attribute("max") ?? 0) - 1, lastColumn);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    });
}

function tooLarge(sheet: SheetPart): FileFault {
  return new FileFault(
    "file.sheetTooLarge",
    `シート「${sheet.name}」の値が ${MAX_DESCRIBED_CELLS.toLocaleString("ja-JP")} 個を超えるため読みません。表を分けて確かめてください。`,
    sheet.part,
  );
}
