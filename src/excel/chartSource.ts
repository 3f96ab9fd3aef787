import type { ChartSpec } from "../sheets/spec";
import type { Rectangle } from "./rectangles";

/** Cells from which Excel makes a chart whose series are named by cells, and keep to them. */
export interface ChartSource {
  readonly block: Rectangle;
  readonly seriesBy: "Columns" | "Rows";
  /** Series that the block has beside those wanted, where names do not stand side by side: 0-based, ascending. */
  readonly unwanted: readonly number[];
  /** Contents that leave no doubt what is a name, what a category and what a value: the corner is empty. */
  readonly samples: readonly (readonly (string | number)[])[];
}

/**
 * The cells of the names, with one cell more on two sides for a category and values; null where the names stand neither in one
 * row nor in one column, in their order, or where the sheet has no cells beside them.
 */
export function chartSource({ series }: Pick<ChartSpec, "series">): ChartSource | null {
  const names = series.map(({ name }) => name);
  return inOneRow(names) ?? turned(inOneRow(names.map(({ row, column }) => ({ row: column, column: row }))));
}

function inOneRow(names: readonly { readonly row: number; readonly column: number }[]): ChartSource | null {
  const [first] = names;
  const last = names.at(-1);
  const isInOrder = names.every(
    ({ row, column }, index) =>
      row === first?.row && (index === 0 || column > (names[index - 1]?.column ?? column)),
  );
  if (!first || !last || !isInOrder || first.column === 0) return null;
  const places = Array.from({ length: last.column - first.column + 1 }, (_, index) => index);
  return {
    block: { row: first.row, column: first.column - 1, rows: 2, columns: places.length + 1 },
    seriesBy: "Columns",
    unwanted: places.filter((place) => names.every(({ column }) => column !== first.column + place)),
    samples: [
      ["", ...places.map((place) => `系列${String(place + 1)}`)],
      ["分類", ...places.map(() => 1)],
    ],
  };
}

/** The same of names that stand below each other. */
function turned(source: ChartSource | null): ChartSource | null {
  if (!source) return null;
  const { row, column, rows, columns } = source.block;
  const [names = [], values = []] = source.samples;
  return {
    ...source,
    block: { row: column, column: row, rows: columns, columns: rows },
    seriesBy: "Rows",
    samples: names.map((name, index) => [name, values[index] ?? 1]),
  };
}
