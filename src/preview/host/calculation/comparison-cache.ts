import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

/**
 * Switches off Univer's cache of each column's values, so that cells are compared with each other. With the cache 0
 * counts as "", and every comparison and every result walks through all values of its column: a table of some
 * thousand rows took minutes.
 */
export function compareWithoutCache(): void {
  Object.assign(CELL_INVERTED_INDEX_CACHE, {
    canUseCache: () => ({ rowsInCache: [], rowsNotInCache: [] }),
    setContinueBuildingCache: () => undefined,
    set: () => undefined,
  });
}
