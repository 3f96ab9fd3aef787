import type { Content } from "../sheets/spec";
import { BYTES_PER_COMMAND, jsonBytes, rangeOf, type Phase, type Step } from "./step";
import { typed } from "./typed";

/** Cells of one step at most, so that a big table can be cut into requests. */
const STEP_LIMIT = 500_000;

/** Writes a block of cells, in as many steps as its size asks for. Rows may differ in length: short ones leave the rest. */
export function gridSteps(at: {
  readonly phase: Phase;
  readonly doing: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly contents: readonly (readonly Content[])[];
}): Step[] {
  const width = Math.max(0, ...at.contents.map((line) => line.length));
  if (width === 0) return [];
  // null leaves a cell as it is.
  const values = at.contents.map((line) =>
    Array.from({ length: width }, (_, column) => {
      const content = line[column];
      return content === undefined ? null : typed(content);
    }),
  );
  return slices(values).map(({ first, rows, bytes }) => ({
    phase: at.phase,
    doing: at.doing,
    bytes: bytes + cutCommands(rows.length * width) * BYTES_PER_COMMAND,
    run: (workbook) => {
      const sheet = workbook.worksheets.getItem(at.sheet);
      rangeOf(sheet, { row: at.row + first, column: at.column, rows: rows.length, columns: width }).formulas =
        rows;
    },
  }));
}

/** Consecutive rows whose JSON stays under the limit of one step. */
export function slices<T>(rows: readonly T[]): { first: number; rows: T[]; bytes: number }[] {
  const bytes = jsonBytes(rows);
  const perSlice = Math.max(1, Math.ceil(rows.length / Math.ceil(bytes / STEP_LIMIT)));
  const result = [];
  for (let first = 0; first < rows.length; first += perSlice) {
    const part = rows.slice(first, first + perSlice);
    result.push({ first, rows: part, bytes: jsonBytes(part) });
  }
  return result;
}

/** Office.js itself cuts a write of over 1,500 cells into pieces, each with three more paths and commands. */
function cutCommands(cells: number): number {
  return 4 + (cells <= 1_500 ? 0 : 6 * Math.ceil(cells / 1_500));
}
