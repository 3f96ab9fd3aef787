import type { CellChange, TableChange, WorkbookChange } from "../workflows/port";
import type { ColumnSpec, Content } from "../sheets/spec";
import type { Look } from "../sheets/looks";
import { gridSteps } from "./grid";
import type { Inspection } from "./inspect";
import { rectangles, type Marked, type Rectangle } from "./rectangles";
import { sheetSteps, showStep } from "./renderSheet";
import { BYTES_PER_COMMAND, jsonBytes, rangeOf, type Step } from "./step";
import {
  conditionalParts,
  conditionalStep,
  lookSteps,
  noteSteps,
  paintStep,
  validationSteps,
} from "./tableParts";
import { removeAnnotation } from "./validate";

/** The whole change as steps, in no particular order of phases. */
export function changeSteps(change: WorkbookChange, before: Inspection): Step[] {
  const shown = change.createSheets.find((sheet) => sheet.visibility === "visible");
  return [
    ...change.createSheets.flatMap(sheetSteps),
    ...change.tables.flatMap(tableSteps),
    ...change.sheets.flatMap(({ sheet, cells }) => cellSteps(sheet, cells, () => undefined)),
    ...touchedSheets(change).flatMap((sheet) => protectionSteps(sheet, before)),
    ...(shown ? [showStep(shown.name)] : []),
  ];
}

/** Sheets that exist and would be written to. */
export function touchedSheets(change: WorkbookChange): string[] {
  const touched = [
    ...change.tables.filter(({ cells, addedRows }) => cells.length + addedRows.length > 0),
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

function tableSteps(change: TableChange): Step[] {
  const { table, sheet, columns, addedRows } = change;
  const columnAt = (cell: CellChange) => columns[cell.column - change.column] ?? undefined;
  const added = {
    sheet,
    table,
    row: change.row + 1 + change.bodyRows,
    column: change.column,
    columns,
    rows: addedRows,
  };
  if (addedRows.length === 0) return cellSteps(sheet, change.cells, columnAt);
  return [
    ...cellSteps(sheet, change.cells, columnAt),
    ...rowSteps(change),
    ...lookSteps(added, "unknown"),
    ...validationSteps(added),
    ...conditionalParts({ ...added, bodyRows: addedRows.length }).map((part) => conditionalStep(sheet, part)),
  ];
}

/**
 * Rows below the last one. They come empty first: a new row takes the formats of the one above, and in a text cell Excel could
 * keep the apostrophe of {@link typed} as part of the text. Columns that people added are left to Excel, which continues
 * their formulas.
 */
function rowSteps({ table, sheet, row, column, bodyRows, columns, addedRows }: TableChange): Step[] {
  const doing = `「${sheet}」に行を追加しています`;
  const first = row + 1 + bodyRows;
  const empty = addedRows.map(() => columns.map(() => null));
  const ours = rectangles(
    columns.flatMap((spec, index): Marked<true>[] => (spec ? [{ row: 0, column: index, mark: true }] : [])),
  );
  return [
    {
      phase: "values",
      doing,
      bytes: 4 * BYTES_PER_COMMAND + jsonBytes(empty),
      run: (workbook) => {
        // null leaves a cell to Excel; the types only know values.
        workbook.tables.getItem(table).rows.add(undefined, empty as unknown as string[][]);
      },
    },
    ...ours.flatMap((run) => {
      const area = { row: first, column: column + run.column, rows: addedRows.length, columns: run.columns };
      return [
        plainStep(sheet, area),
        ...gridSteps({
          phase: "formulas",
          doing,
          sheet,
          row: first,
          column: area.column,
          contents: addedRows.map((cells) =>
            Array.from({ length: run.columns }, (_, index) => cells[run.column + index]?.content ?? null),
          ),
        }),
      ];
    }),
  ];
}

/** See {@link rowSteps}: text goes into cells without a format of their own; the look that follows brings it back. */
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
      paintStep(sheet, area, area.mark, "unknown"),
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
