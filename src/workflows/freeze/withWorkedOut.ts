import type { ExpectedFormula } from "../../audit";
import type { CellValue, FreeCell, SheetSnapshot, TableSnapshot, WorkbookSnapshot } from "../port";

/**
 * The snapshot, with what formulas give that are values now as if they had been worked out anew: the audit compares them as it
 * does those of a workbook that still has its formulas.
 *
 * @param results one for each formula; null where it cannot be told.
 */
export function withWorkedOut(
  snapshot: WorkbookSnapshot,
  formulas: readonly ExpectedFormula[],
  results: readonly (CellValue | null)[],
): WorkbookSnapshot {
  const bySheet = new Map<string, Map<string, CellValue | null>>();
  for (const [index, { sheet, row, column }] of formulas.entries()) {
    const cells = bySheet.get(sheet) ?? new Map<string, CellValue | null>();
    bySheet.set(sheet, cells.set(placeText(row, column), results[index] ?? null));
  }
  return {
    ...snapshot,
    tables: snapshot.tables.map((table) => inTable(table, bySheet.get(table.sheet))),
    sheets: snapshot.sheets.map((sheet) => besideTables(sheet, snapshot.tables, bySheet.get(sheet.name))),
  };
}

type Results = ReadonlyMap<string, CellValue | null> | undefined;

function inTable(table: TableSnapshot, results: Results): TableSnapshot {
  const { row, column, recalculated } = table;
  if (!results || !recalculated) return table;
  return {
    ...table,
    recalculated: recalculated.map((line, down) =>
      line.map((known, right) => results.get(placeText(row + 1 + down, column + right)) ?? known),
    ),
  };
}

/** A formula that gave an empty text has left an empty cell, of which a snapshot knows nothing. */
function besideTables(
  sheet: SheetSnapshot,
  tables: readonly TableSnapshot[],
  results: Results,
): SheetSnapshot {
  if (!results || !sheet.freeCells) return sheet;
  const inTables = tables.filter((table) => table.sheet === sheet.name);
  const there = new Map(sheet.freeCells.map((cell) => [placeText(cell.row, cell.column), cell]));
  const cells = [...results].flatMap(([place, recalculated]): FreeCell[] => {
    const [row = 0, column = 0] = place.split(",").map(Number);
    if (recalculated === null || inTables.some((table) => isInside(table, row, column))) return [];
    const cell = there.get(place) ?? { row, column, value: "", formula: "" };
    return [{ ...cell, recalculated }];
  });
  const told = new Set(cells.map(({ row, column }) => placeText(row, column)));
  const others = sheet.freeCells.filter(({ row, column }) => !told.has(placeText(row, column)));
  return { ...sheet, freeCells: [...others, ...cells] };
}

function isInside({ row, column, headers, values }: TableSnapshot, atRow: number, atColumn: number): boolean {
  const [down, right] = [atRow - row, atColumn - column];
  return down >= 0 && down <= values.length && right >= 0 && right < headers.length;
}

function placeText(row: number, column: number): string {
  return `${String(row)},${String(column)}`;
}
