import { contentOf, sameContent, type BlockSpec, type Content, type SheetSpec } from "../sheets";
import type { Chosen } from "./chosen";
import { cellName, finding, type Finding } from "./finding";
import { inWords, plainValue, whereInWords } from "./inWords";
import type { AuditCell, AuditInput, AuditSheet } from "./input";
import type { MatchedTable } from "./matchTables";
import { isSameResult } from "./sameResult";

/**
 * Formulas beside the tables: legends, what charts draw, sentences with numbers in them. They have no key; their cells are
 * known only where {@link isInPlace}.
 */
export function checkFreeFormulas(
  matched: readonly MatchedTable[],
  chosen: Chosen,
  { sheets }: AuditInput,
): readonly Finding[] {
  return [...new Set(matched.map(({ sheet }) => sheet))].flatMap((spec) => {
    const own = matched.filter(({ sheet }) => sheet === spec);
    const sheet = sheets.find(({ name }) => name === own[0]?.table.sheet);
    if (!sheet || !isInPlace(spec, own, sheet, chosen)) return [];
    const there = cellsOf(sheet);
    const wanted = formulaBlocks(spec)
      .flatMap(cellsIn)
      .flatMap(({ cell, content }): Wanted[] => {
        if (typeof content !== "object" || content === null) return [];
        return [{ place: { sheet: sheet.name, cell }, content, found: there.get(cell) }];
      });
    return [...wanted.flatMap(altered), ...folded(wanted.filter(isStale))];
  });
}

/**
 * Whether the cells beside a sheet's tables are where the plan's specs have them: the workbook is of the whole plan, the tables
 * stand where they were put, and so do the words in the rows of the formulas. Rows that people put in, and a sheet that was made for a
 * part of the plan, move them in ways that nobody can tell.
 */
export function isInPlace(
  spec: SheetSpec,
  own: readonly MatchedTable[],
  sheet: AuditSheet,
  { isWhole }: Chosen,
): boolean {
  const blocks = formulaBlocks(spec);
  if (blocks.length === 0) return true;
  if (!isWhole || !sheet.freeCells || own.length < spec.tables.length) return false;
  const there = cellsOf(sheet);
  return (
    own.every(
      ({ spec: wanted, table }) =>
        table.row === wanted.row &&
        table.column === wanted.column &&
        wanted.columns.every(({ header }, index) => table.headers[index] === header),
    ) &&
    spec.blocks
      .filter((block) => blocks.some((other) => shareRows(block, other)))
      .flatMap(cellsIn)
      .every(({ cell, content }) => typeof content !== "string" || there.get(cell)?.value === content)
  );
}

type Formula = Extract<Content, { readonly formula: string }>;

function formulaBlocks({ blocks }: SheetSpec): readonly BlockSpec[] {
  return blocks.filter(({ cells }) =>
    cells.flat().some(({ content }) => typeof content === "object" && content !== null),
  );
}

function shareRows(one: BlockSpec, other: BlockSpec): boolean {
  return one.row < other.row + other.cells.length && other.row < one.row + one.cells.length;
}

function cellsIn({ row, column, cells }: BlockSpec): { readonly cell: string; readonly content: Content }[] {
  return cells.flatMap((line, down) =>
    line.map(({ content }, right) => ({ cell: cellName(row + down, column + right), content })),
  );
}

function cellsOf({ freeCells = [] }: AuditSheet): ReadonlyMap<string, AuditCell> {
  return new Map(freeCells.map((one) => [cellName(one.row, one.column), one]));
}

interface Wanted {
  readonly place: { readonly sheet: string; readonly cell: string };
  readonly content: Formula;
  readonly found: AuditCell | undefined;
}

function altered({ place, content, found }: Wanted): Finding[] {
  const there = found ? contentOf(found.value, found.formula) : null;
  if (sameContent(content, there)) return [];
  const where = whereInWords(place);
  const both = { place, found: plainValue(there), expected: plainValue(content) };
  if (typeof there === "object" && there !== null) {
    const message = `${where}: 数式が書き換えられています(${inWords(both.found)})。`;
    return [finding({ code: "formula.changed", message, ...both })];
  }
  const message = `${where}: 数式がなくなり、${inWords(both.found)}になっています。`;
  return [finding({ code: "formula.overwritten", message, ...both })];
}

function isStale({ content, found }: Wanted): boolean {
  if (!found || !sameContent(content, contentOf(found.value, found.formula))) return false;
  const { value, recalculated = null } = found;
  return recalculated !== null && !isSameResult(value, recalculated);
}

/** One finding for a sheet: what one cell is wrong with, all that follow it are. */
function folded([first, ...more]: readonly Wanted[]): Finding[] {
  const there = first?.found;
  if (!first || !there) return [];
  const { value, recalculated = null } = there;
  const rest = more.length === 0 ? "" : `同じシートの表の外に、ほかに ${more.length}セルあります。`;
  const message =
    `${whereInWords(first.place)}: 保存されている結果は${inWords(value)}ですが、` +
    `計算し直すと${inWords(recalculated)}になります。${rest}`;
  return [
    finding({ code: "result.stale", message, place: first.place, found: value, expected: recalculated }),
  ];
}
