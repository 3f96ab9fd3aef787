import type { ICellData } from "@univerjs/core";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import { bounding, type Rect } from "../rect";

/** The block of cells whose content (not only format) a change touches. */
export function contentRect(cells: ISetRangeValuesMutationParams["cellValue"]): Rect | undefined {
  let rect: Rect | undefined;
  for (const [row, line] of Object.entries(cells ?? {}))
    for (const [column, cell] of Object.entries(line as Record<string, ICellData | null>)) {
      // A cell set to null is emptied altogether.
      const hasContent = !cell || "v" in cell || "f" in cell || "p" in cell || "si" in cell;
      if (!hasContent) continue;
      const [r, c] = [Number(row), Number(column)];
      const one = { startRow: r, endRow: r, startColumn: c, endColumn: c };
      rect = rect === undefined ? one : bounding(rect, one);
    }
  return rect;
}
