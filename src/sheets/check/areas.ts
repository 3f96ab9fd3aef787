import type { CellBlock, SheetSpec, TableSpec } from "../spec";

/** Cells that belong to one thing of a sheet. */
export interface Area extends CellBlock {
  readonly what: string;
}

/** @param rows of the body: as many as the table has, or as it may come to have. */
export function areaOfTable({ name, row, column, rows, columns }: TableSpec, count = rows.length): Area {
  return { what: name, row, column, rows: count + 1, columns: columns.length };
}

export function areasOfBlocks({ blocks }: SheetSpec): Area[] {
  return blocks.map(({ row, column, cells }, index) => ({
    what: `blocks[${index}]`,
    row,
    column,
    rows: cells.length,
    columns: cells.reduce((most, { length }) => Math.max(most, length), 0),
  }));
}

export function areasOfCharts({ charts = [] }: SheetSpec): Area[] {
  return charts.map(({ name, place }) => ({ what: name, ...place }));
}

export function overlaps(a: CellBlock, b: CellBlock): boolean {
  return isBeside(a.row, a.rows, b.row, b.rows) && isBeside(a.column, a.columns, b.column, b.columns);
}

/** Whether two spans share a row, or a column. */
export function isBeside(start: number, length: number, other: number, otherLength: number): boolean {
  return start < other + otherLength && other < start + length;
}
