import type { Area } from "../formula/address";
import { overlap } from "../formula/address";

/** Rows of all rules of one column together: a file can be made whose rules cover the same cells again and again. */
export const MOST_ROWS = 5_000_000;

/** The rows of a column that are in any of the areas, counted from its first: each once, from the top. */
export function rowsWithin(areas: readonly Area[], column: Area): number[] {
  const blocks = areas
    .filter((area) => overlap(area, column))
    .map(({ top, bottom }) => ({ top: Math.max(top, column.top), bottom: Math.min(bottom, column.bottom) }))
    .sort((one, other) => one.top - other.top);
  const rows: number[] = [];
  let next = column.top;
  for (const { top, bottom } of blocks) {
    for (let row = Math.max(top, next); row <= bottom; row += 1) rows.push(row - column.top);
    next = Math.max(next, bottom + 1);
  }
  return rows;
}
