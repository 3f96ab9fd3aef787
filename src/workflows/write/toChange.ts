import type { CellSpec, SheetSpec } from "../../sheets/spec";
import type { CellDifference } from "./compareTable";
import type { ComparedTable, WorkbookComparison } from "./compareWorkbook";
import type { CellChange, SheetChange, TableChange, WorkbookChange, WorkbookSnapshot } from "../port";
import { relocate } from "./relocate";
import { rowFormula } from "./rowFormula";

/** What a comparison found, as the change that makes it good. `titled` carries the titles as they shall read. */
export function toChange(
  { newSheets, tables }: WorkbookComparison,
  snapshot: WorkbookSnapshot,
  titled: readonly SheetSpec[],
): WorkbookChange {
  const changes = tables
    .map((table) => ({ table, change: tableChange(table) }))
    .filter(
      ({ change: { cells, addedRows, shown = [] } }) => cells.length + addedRows.length + shown.length > 0,
    );
  const changedSheets = new Set(changes.map(({ table }) => table.sheet.name));
  return {
    createSheets: newSheets,
    tables: changes.map(({ change }) => change),
    sheets: titled
      .filter(({ name }) => changedSheets.has(name))
      .flatMap((sheet) => titleChange(sheet, snapshot)),
  };
}

function tableChange({ spec, snapshot, comparison }: ComparedTable): TableChange {
  const shown = comparison.shown?.map(({ header }) => snapshot.column + snapshot.headers.indexOf(header));
  const index = new Map(spec.columns.map((column, position) => [column.header, position]));
  const first = snapshot.row + 1 + snapshot.values.length;
  return {
    table: snapshot.name,
    sheet: snapshot.sheet,
    row: snapshot.row,
    column: snapshot.column,
    bodyRows: snapshot.values.length,
    columns: comparison.columns.map((column) => column && relocate(column, spec, snapshot)),
    cells: [...comparison.changed, ...comparison.restored, ...(comparison.restyled ?? [])].map(cellChange),
    addedRows: comparison.added.map((row, added) =>
      comparison.columns.map((column): CellSpec => {
        const cell = column && row.cells[index.get(column.header) ?? -1];
        if (!column || !cell) return { content: null };
        if (column.formula === undefined) return cell;
        return { ...cell, content: rowFormula(column.formula, snapshot, first + added) };
      }),
    ),
    ...(shown ? { shown } : {}),
  };
}

function cellChange({ row, column, before, after, cell, columnSpec }: CellDifference): CellChange {
  const place = { row, column, before, content: after };
  // A formula put back looks as it did: people may not have touched more than the formula.
  if (columnSpec.formula !== undefined) return place;
  return { ...place, look: cell.look ?? columnSpec.look, note: cell.note ?? null };
}

/** The title names the day of the last write and the years. People may have moved it, or written their own. */
function titleChange(sheet: SheetSpec, { heads = [] }: WorkbookSnapshot): SheetChange[] {
  const title = sheet.blocks[0]?.cells[0]?.[0]?.content;
  const head = heads.find(({ table }) => table === sheet.tables[0]?.name);
  if (typeof title !== "string" || !head) return [];
  const cells = head.values.flatMap((values, row) =>
    values.flatMap((value, column): CellChange[] =>
      typeof value === "string" && value !== title && beginning(value) === beginning(title)
        ? [{ row, column, before: value, content: title }]
        : [],
    ),
  );
  return cells.length === 1 ? [{ sheet: head.sheet, cells }] : [];
}

/** The sheet and whose plan: what stays the same in a title from write to write. */
function beginning(title: string): string {
  return title.split("　").slice(0, 2).join("　");
}
