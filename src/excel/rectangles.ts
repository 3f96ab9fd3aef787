/** 0-based, in the sheet. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Marked<T> {
  readonly row: number;
  readonly column: number;
  readonly mark: T;
}

/**
 * Covers single cells by few rectangles of one mark each: runs downwards, then runs side by side that begin
 * and end together. Cells must not repeat.
 * @example rectangles([{ row: 0, column: 0, mark: "a" }, { row: 0, column: 1, mark: "a" }])
 * // [{ row: 0, column: 0, rows: 1, columns: 2, mark: "a" }]
 */
export function rectangles<T>(cells: readonly Marked<T>[]): (Rectangle & { readonly mark: T })[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const runs: (Rectangle & { readonly mark: T })[] = [];
  for (const { row, column, mark } of sorted) {
    const last = runs.at(-1);
    if (last?.column === column && last.row + last.rows === row && last.mark === mark) {
      runs[runs.length - 1] = { ...last, rows: last.rows + 1 };
    } else {
      runs.push({ row, column, rows: 1, columns: 1, mark });
    }
  }

  const done: (Rectangle & { readonly mark: T })[] = [];
  const open = new Map<string, number>();
  for (const run of runs) {
    const place = `${String(run.row)}:${String(run.rows)}`;
    const index = open.get(place);
    const left = index === undefined ? undefined : done[index];
    if (index !== undefined && left?.mark === run.mark && left.column + left.columns === run.column) {
      done[index] = { ...left, columns: left.columns + 1 };
    } else {
      open.set(place, done.length);
      done.push(run);
    }
  }
  return done;
}
