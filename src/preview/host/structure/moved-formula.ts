import { columnLetters, parseReference } from "../address";

/**
 * A formula as Excel pastes it so many rows and columns away: references without $ move along, those with $ and the
 * texts stay. References that leave the grid become #REF!.
 */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return formula
    .split('"')
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(
            /(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/gu,
            (whole: string, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
              const cell = parseReference(letters + digits);
              if (cell === undefined) return whole;
              const column = cell.startColumn + (fixedColumn === "$" ? 0 : columns);
              const row = cell.startRow + (fixedRow === "$" ? 0 : rows);
              if (column < 0 || row < 0) return "#REF!";
              return `${fixedColumn}${columnLetters(column)}${fixedRow}${row + 1}`;
            },
          ),
    )
    .join('"');
}
