import { contentOf, sameContent } from "../../sheets";
import type { BlockSpec, CellSpec, SheetSpec } from "../../sheets/spec";
import { isInPlace } from "./isInPlace";
import type { CellChange, SheetChange, WorkbookPort, WorkbookSnapshot } from "../port";

/** A sheet as it shall be, and as the last write made it. */
export interface NewHead {
  readonly now: SheetSpec;
  /** Cells that look otherwise now, or carry another note. */
  readonly cells: readonly PlacedCell[];
}

interface PlacedCell {
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
  readonly cell: CellSpec;
}

/**
 * Sheets of which formulas beside the table look otherwise since a reading was decided, or say otherwise how it was read: the stages
 * at the head of a 個票. They keep what they hold, so that only the two specs tell.
 *
 * @param now, before the same sheets after this write, and after the last one.
 */
export function newHeads(now: readonly SheetSpec[], before: readonly SheetSpec[]): readonly NewHead[] {
  const earlier = new Map(before.map((sheet) => [sheet.name, sheet]));
  return now.flatMap((sheet) => {
    const old = new Map(
      (earlier.get(sheet.name)?.blocks ?? []).flatMap(placed).map((one) => [placeOf(one), one.cell]),
    );
    const cells = sheet.blocks.flatMap(placed).filter((one) => {
      const was = old.get(placeOf(one));
      return (
        was !== undefined &&
        typeof one.cell.content === "object" &&
        sameContent(one.cell.content, was.content) &&
        (one.cell.look !== was.look || one.cell.note !== was.note)
      );
    });
    return cells.length === 0 ? [] : [{ now: sheet, cells }];
  });
}

/**
 * Gives those cells their new look and note, where they stand as they were made; where people have moved or changed them they stay
 * as they are. Reads the workbook once more, if there are any: only an audit looks at cells beside tables otherwise.
 */
export async function restyleHeads(
  port: WorkbookPort,
  heads: readonly NewHead[],
): Promise<readonly SheetChange[]> {
  const tables = heads.flatMap(({ now }) => now.tables.map(({ name }) => name));
  if (tables.length === 0) return [];
  const snapshot = await port.snapshot({ tables, names: [], forAudit: true });
  return heads.flatMap((head) => sheetChange(head, snapshot));
}

function sheetChange({ now, cells }: NewHead, { tables, sheets }: WorkbookSnapshot): readonly SheetChange[] {
  const [spec] = now.tables;
  const table = tables.find(({ name }) => name === spec?.name);
  if (!spec || !table || !isInPlace(spec, table)) return [];
  const free = sheets.find(({ name }) => name === table.sheet)?.freeCells ?? [];
  const there = new Map(free.map((one) => [placeOf(one), contentOf(one.value, one.formula)]));
  const changes = cells.flatMap(({ row, column, cell }): CellChange[] => {
    const before = there.get(placeOf({ row, column }));
    if (before === undefined || !sameContent(before, cell.content) || cell.look === undefined) return [];
    return [{ row, column, before, content: before, look: cell.look, note: cell.note ?? null }];
  });
  return changes.length === 0 ? [] : [{ sheet: table.sheet, cells: changes }];
}

function placed({ row, column, cells }: BlockSpec): PlacedCell[] {
  return cells.flatMap((line, down) =>
    line.map((cell, right) => ({ row: row + down, column: column + right, cell })),
  );
}

function placeOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${String(row)},${String(column)}`;
}
