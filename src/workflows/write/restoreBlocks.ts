import { contentOf, sameContent } from "../../sheets";
import type { SheetSpec } from "../../sheets/spec";
import { isInPlace } from "./isInPlace";
import type { CellChange, WorkbookChange, WorkbookSnapshot } from "../port";

/**
 * Puts formulas beside the tables of a sheet back, where the tables stand as they were planned; elsewhere nobody knows which cell is
 * which.
 *
 * @param snapshot was read for an audit: it has the cells outside of tables.
 * @returns null where there is nothing to put back.
 */
export function restoreBlocks(
  { tables, blocks }: SheetSpec,
  snapshot: WorkbookSnapshot,
): WorkbookChange | null {
  const [spec] = tables;
  const table = snapshot.tables.find(({ name }) => name === spec?.name);
  const free = snapshot.sheets.find(({ name }) => name === table?.sheet)?.freeCells;
  if (!spec || !table || !isInPlace(spec, table) || !free) return null;
  const there = new Map(free.map((cell) => [`${String(cell.row)},${String(cell.column)}`, cell]));
  const cells = blocks.flatMap((block) =>
    block.cells.flatMap((line, down) =>
      line.flatMap(({ content }, right): CellChange[] => {
        if (typeof content !== "object" || content === null) return [];
        const [row, column] = [block.row + down, block.column + right];
        const found = there.get(`${String(row)},${String(column)}`);
        const before = found ? contentOf(found.value, found.formula) : null;
        return sameContent(content, before) ? [] : [{ row, column, before, content }];
      }),
    ),
  );
  return cells.length === 0
    ? null
    : { createSheets: [], tables: [], sheets: [{ sheet: table.sheet, cells }] };
}
