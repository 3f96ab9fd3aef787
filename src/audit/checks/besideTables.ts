import { contentOf, sameContent, type BlockSpec, type Content, type SheetSpec } from "../../sheets";
import type { Chosen } from "../expected/chosen";
import { cellName } from "../finding";
import type { AuditCell, AuditSheet } from "../input";
import type { MatchedTable } from "../expected/matchTables";

/** A cell of a sheet's spec outside of its tables. */
export interface Placed {
  readonly cell: string;
  /** 0-based, in the sheet. */
  readonly at: { readonly row: number; readonly column: number };
  readonly content: Content;
}

/**
 * Whether the cells beside a sheet's tables are where the plan's specs have them: the workbook is of the whole plan, the tables
 * stand where they were put, and the words in the rows of the formulas have not moved. Rows that people put in, and a sheet that
 * was made for a part of the plan, move them in ways that nobody can tell; a word that somebody has changed moves nothing.
 */
export function isInPlace(
  spec: SheetSpec,
  own: readonly MatchedTable[],
  sheet: AuditSheet,
  { isWhole }: Chosen,
): boolean {
  if (formulaBlocks(spec).length === 0) return true;
  if (!isWhole || !sheet.freeCells || own.length < spec.tables.length) return false;
  return (
    own.every(
      ({ spec: wanted, table }) =>
        table.row === wanted.row &&
        table.column === wanted.column &&
        wanted.columns.every(({ header }, index) => table.headers[index] === header),
    ) && !haveMoved(spec, cellsOf(sheet))
  );
}

/** Most words are gone from their places, or those that are gone stand elsewhere, all by as many rows or columns. */
function haveMoved(spec: SheetSpec, there: ReadonlyMap<string, AuditCell>): boolean {
  const labels = labelsBeside(spec);
  const gone = labels.filter(({ cell, content }) => there.get(cell)?.value !== content);
  const [first] = gone;
  if (!first) return false;
  if (gone.length * 2 > labels.length) return true;
  const wanted = new Map(labels.map(({ cell, content }) => [cell, content]));
  const standsAt = ({ at, content }: Placed, down: number, right: number) => {
    const cell = cellName(at.row + down, at.column + right);
    return there.get(cell)?.value === content && wanted.get(cell) !== content;
  };
  const shifts = [...there.values()]
    .map(({ row, column }) => ({ down: row - first.at.row, right: column - first.at.column }))
    .filter(({ down, right }) => (down === 0 || right === 0) && standsAt(first, down, right));
  return shifts.some(({ down, right }) => {
    const moved = gone.filter((label) => standsAt(label, down, right));
    // A copy of one word elsewhere is no proof: the formulas behind it must have left their places as well.
    const behind = formulasBeside(spec).filter(({ at }) =>
      down === 0 ? at.column >= first.at.column : at.row >= first.at.row,
    );
    const left = behind.filter(({ cell, content }) => {
      const found = there.get(cell);
      return !found || !sameContent(content, contentOf(found.value, found.formula));
    });
    return moved.length * 2 > gone.length && left.length * 2 > behind.length;
  });
}

/** Words in the rows of the formulas. */
export function labelsBeside(spec: SheetSpec): readonly Placed[] {
  const blocks = formulaBlocks(spec);
  return spec.blocks
    .filter((block) => blocks.some((other) => shareRows(block, other)))
    .flatMap(cellsIn)
    .filter(({ content }) => typeof content === "string");
}

export type Formula = Extract<Content, { readonly formula: string }>;

/** The cells that are calculated. */
export function formulasBeside(spec: SheetSpec): readonly (Placed & { readonly content: Formula })[] {
  return formulaBlocks(spec)
    .flatMap(cellsIn)
    .flatMap(({ content, ...place }) =>
      typeof content === "object" && content !== null ? [{ ...place, content }] : [],
    );
}

/** By A1. */
export function cellsOf({ freeCells = [] }: AuditSheet): ReadonlyMap<string, AuditCell> {
  return new Map(freeCells.map((one) => [cellName(one.row, one.column), one]));
}

function formulaBlocks({ blocks }: SheetSpec): readonly BlockSpec[] {
  return blocks.filter(({ cells }) =>
    cells.flat().some(({ content }) => typeof content === "object" && content !== null),
  );
}

function shareRows(one: BlockSpec, other: BlockSpec): boolean {
  return one.row < other.row + other.cells.length && other.row < one.row + one.cells.length;
}

function cellsIn({ row, column, cells }: BlockSpec): Placed[] {
  return cells.flatMap((line, down) =>
    line.map(({ content }, right) => {
      const at = { row: row + down, column: column + right };
      return { cell: cellName(at.row, at.column), at, content };
    }),
  );
}
