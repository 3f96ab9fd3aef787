import type { CellChange, TableChange, WorkbookChange } from "../workflows/port";
import type { ColumnSpec, Content } from "../sheets/spec";
import type { Look } from "../sheets/looks/looks";
import { gridSteps } from "./grid";
import type { AreaOfSheet, Inspection } from "./inspect";
import { rectangles, type Marked, type Rectangle } from "./rectangles";
import { sheetSteps, showStep } from "./renderSheet";
import { BYTES_PER_COMMAND, jsonBytes, rangeOf, step, type Step } from "./step";
import {
  conditionalParts,
  conditionalStep,
  lookSteps,
  noteSteps,
  paintStep,
  validationSteps,
} from "./tableParts";
import type { TableRoom } from "./tableRoom";
import { removeAnnotation } from "./validate";

/** The whole change as steps, in no particular order of phases. */
export function changeSteps(change: WorkbookChange, before: Inspection): Step[] {
  const shown = change.createSheets.find((sheet) => sheet.visibility === "visible");
  return [
    ...change.createSheets.flatMap(sheetSteps),
    ...change.tables.flatMap((table) => tableSteps(table, before)),
    ...change.sheets.flatMap(({ sheet, cells }) => cellSteps(sheet, cells, () => undefined, "free")),
    ...before.hiddenColumns.map(showColumnStep),
    ...touchedSheets(change).flatMap((sheet) => protectionSteps(sheet, before)),
    ...(shown ? [showStep(shown.name)] : []),
  ];
}

/** Sheets that exist and would be written to. */
export function touchedSheets(change: WorkbookChange): string[] {
  const touched = [
    ...change.tables.filter(
      ({ cells, addedRows, shown = [] }) => cells.length + addedRows.length + shown.length > 0,
    ),
    ...change.sheets.filter(({ cells }) => cells.length > 0),
  ];
  return [...new Set(touched.map(({ sheet }) => sheet))];
}

/** Unlocks a protected sheet for the write and locks it again with the options that it had. */
function protectionSteps(sheet: string, before: Inspection): Step[] {
  const state = before.sheets.find(({ name }) => name === sheet);
  if (!state?.isProtected) return [];
  const doing = `「${sheet}」の保護を確認しています`;
  return [
    {
      phase: "unlock",
      doing,
      bytes: 3 * BYTES_PER_COMMAND,
      run: (workbook) => workbook.worksheets.getItem(sheet).protection.unprotect(),
    },
    {
      phase: "lock",
      doing,
      bytes: 3 * BYTES_PER_COMMAND + jsonBytes(state.options),
      run: (workbook) => workbook.worksheets.getItem(sheet).protection.protect(state.options),
    },
  ];
}

function showColumnStep({ sheet, area }: AreaOfSheet): Step {
  return step("layout", `「${sheet}」の列を再表示しています`, 4, sheet, (workbook) => {
    rangeOf(workbook.worksheets.getItem(sheet), area).columnHidden = false;
  });
}

function tableSteps(change: TableChange, before: Inspection): Step[] {
  const { table, sheet, columns, addedRows } = change;
  const columnAt = (cell: CellChange) => columns[cell.column - change.column] ?? undefined;
  const cells = cellSteps(sheet, change.cells, columnAt, "unknown");
  if (addedRows.length === 0) return cells;
  const room = before.rooms.find((one) => one.table === table);
  if (!room) throw new Error(`Nobody looked at the cells below ${table}.`);
  const { row, column } = room.area;
  const added = { sheet, table, row, column, columns, rows: addedRows };
  return [
    ...cells,
    ...rowSteps(change, room),
    ...lookSteps(added, "unknown"),
    ...validationSteps(added),
    ...(room.rules.length === 0 ? ourRuns(change, room.area).map((run) => noRulesStep(sheet, run)) : []),
    ...conditionalParts({ ...added, bodyRows: addedRows.length }).map((part) => conditionalStep(sheet, part)),
  ];
}

/**
 * Rows below the last one, in cells that are free: inserting some would push aside what stands below, and Excel refuses that
 * where it is a wider table. Text goes into cells without a format of their own, see {@link plainStep}.
 */
function rowSteps(change: TableChange, { area, continued }: TableRoom): Step[] {
  const { table, sheet, columns, column, addedRows } = change;
  const doing = `「${sheet}」に行を追加しています`;
  const others = columns.flatMap((spec, index) => (spec === null ? [index] : []));
  return [
    {
      phase: "values",
      doing,
      bytes: 8 * BYTES_PER_COMMAND,
      run: (workbook) => {
        const found = workbook.tables.getItem(table);
        const now = found.getRange().untrack();
        found.resize(now.getResizedRange(addedRows.length, 0).untrack());
      },
    },
    ...ourRuns(change, area).flatMap((run) => [
      plainStep(sheet, run),
      ...gridSteps({
        phase: "formulas",
        doing,
        sheet,
        row: run.row,
        column: run.column,
        contents: addedRows.map((cells) =>
          Array.from(
            { length: run.columns },
            (_, index) => cells[run.column - column + index]?.content ?? null,
          ),
        ),
      }),
    ]),
    ...runs(others, area).map((run) => continueStep(sheet, run, "Formats")),
    ...runs(continued, area).map((run) => continueStep(sheet, run, "Formulas")),
  ];
}

/** Columns of the area that are ours, those side by side together. */
function ourRuns({ columns }: TableChange, area: Rectangle): Rectangle[] {
  return runs(
    columns.flatMap((spec, index) => (spec ? [index] : [])),
    area,
  );
}

function runs(columns: readonly number[], area: Rectangle): Rectangle[] {
  return rectangles(columns.map((column) => ({ row: 0, column, mark: true }))).map((run) => ({
    ...area,
    column: area.column + run.column,
    columns: run.columns,
  }));
}

/** Columns that people added go on as their last row is. */
function continueStep(sheet: string, area: Rectangle, what: "Formats" | "Formulas"): Step {
  return {
    phase: "formulas",
    doing: `「${sheet}」に行を追加しています`,
    bytes: 6 * BYTES_PER_COMMAND,
    run: (workbook) => {
      const found = workbook.worksheets.getItem(sheet);
      const last = rangeOf(found, { ...area, row: area.row - 1, rows: 1 });
      rangeOf(found, area).copyFrom(last, what);
    },
  };
}

/** Whether Excel lets conditional formats grow with their table is its own affair: they shall not stand there twice. */
function noRulesStep(sheet: string, area: Rectangle): Step {
  return {
    phase: "rules",
    doing: `「${sheet}」の条件付き書式を設定しています`,
    bytes: 4 * BYTES_PER_COMMAND,
    run: (workbook) => rangeOf(workbook.worksheets.getItem(sheet), area).conditionalFormats.clearAll(),
  };
}

/** In a text cell Excel could keep the apostrophe of {@link typed} as part of the text; the look that follows comes back. */
function plainStep(sheet: string, area: Rectangle): Step {
  return {
    phase: "values",
    doing: `「${sheet}」の書式を設定しています`,
    bytes: 4 * BYTES_PER_COMMAND,
    run: (workbook) => {
      rangeOf(workbook.worksheets.getItem(sheet), area).numberFormat = "General" as unknown as string[][];
    },
  };
}

function cellSteps(
  sheet: string,
  cells: readonly CellChange[],
  columnAt: (cell: CellChange) => ColumnSpec | undefined,
  canvas: "unknown" | "free",
): Step[] {
  const byPlace = new Map(cells.map((cell) => [`${String(cell.row)}:${String(cell.column)}`, cell.content]));
  const contents = rectangles(cells.map(({ row, column }) => ({ row, column, mark: true })));
  const looks = cells.flatMap(({ row, column, look }): Marked<Look>[] =>
    look ? [{ row, column, mark: look }] : [],
  );
  return [
    ...contents.flatMap((area) =>
      gridSteps({
        phase: "formulas",
        doing: `「${sheet}」のセルを更新しています`,
        sheet,
        row: area.row,
        column: area.column,
        contents: Array.from({ length: area.rows }, (_row, row) =>
          Array.from(
            { length: area.columns },
            (_column, column): Content =>
              byPlace.get(`${String(area.row + row)}:${String(area.column + column)}`) ?? null,
          ),
        ),
      }),
    ),
    ...rectangles(looks).flatMap((area) => [
      plainStep(sheet, area),
      paintStep(sheet, area, area.mark, canvas),
    ]),
    ...noteSteps(
      sheet,
      cells.flatMap((cell) =>
        typeof cell.note === "string"
          ? [{ row: cell.row, column: cell.column, note: cell.note, validation: columnAt(cell)?.validation }]
          : [],
      ),
    ),
    ...cells.filter(({ note }) => note === null).map((cell) => removeNoteStep(sheet, cell, columnAt(cell))),
  ];
}

function removeNoteStep(sheet: string, { row, column }: CellChange, spec: ColumnSpec | undefined): Step {
  return {
    phase: "rules",
    doing: `「${sheet}」の注記を外しています`,
    bytes: 8 * BYTES_PER_COMMAND + jsonBytes(spec?.validation ?? ""),
    run: (workbook) => {
      const range = rangeOf(workbook.worksheets.getItem(sheet), { row, column, rows: 1, columns: 1 });
      removeAnnotation(range, spec?.validation);
    },
  };
}
