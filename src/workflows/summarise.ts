import type { Content } from "../sheets/spec";
import type { CellDifference } from "./compareTable";
import type { ComparedTable, WorkbookComparison } from "./compareWorkbook";

/** What writing would do to one table that people see. */
export interface TablePreview {
  readonly name: string;
  readonly sheet: string;
  /** Rows. */
  readonly added: number;
  /** Plan cells. */
  readonly changed: number;
  /** Cells that people filled in; they stay. */
  readonly kept: number;
  /** Formula cells that somebody typed over and that get their formula back. */
  readonly restoredFormulas: number;
  /** Keys of rows that the plan does not have; they stay. */
  readonly unknownRows: readonly string[];
  /** Keys that stand in several rows. */
  readonly repeatedRows: readonly string[];
  /** Headers of columns that people added; they stay. */
  readonly ownColumns: readonly string[];
}

/** One cell that would change. Formulas begin with "=". */
export interface CellPreview {
  readonly table: string;
  readonly key: string;
  readonly header: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

export interface WritePreview {
  /** Sheets to be made that people see, with the names that they get. */
  readonly newSheets: readonly string[];
  /** Rows in the tables of those sheets. */
  readonly newRows: number;
  readonly tables: readonly TablePreview[];
  /** All of them, table by table; restored formulas too. */
  readonly changes: readonly CellPreview[];
  /** The workbook is as the plan says: writing would change nothing. */
  readonly isNothing: boolean;
}

export function summarise({ newSheets, tables }: WorkbookComparison): WritePreview {
  const shown = tables.filter(({ sheet }) => sheet.visibility === "visible");
  const shownSheets = newSheets.filter(({ visibility }) => visibility === "visible");
  return {
    newSheets: shownSheets.map(({ name }) => name),
    newRows: shownSheets
      .filter(({ role }) => role === "targets" || role === "actuals")
      .flatMap((sheet) => sheet.tables)
      .reduce((sum, { rows }) => sum + rows.length, 0),
    tables: shown.map(tablePreview),
    changes: shown.flatMap(({ spec, comparison }) =>
      [...comparison.changed, ...comparison.restored].map((difference) => cellPreview(spec.name, difference)),
    ),
    isNothing:
      newSheets.length === 0 &&
      tables.every(
        ({ comparison: { added, changed, restored } }) =>
          added.length + changed.length + restored.length === 0,
      ),
  };
}

function tablePreview({ spec, snapshot, comparison }: ComparedTable): TablePreview {
  return {
    name: spec.name,
    sheet: snapshot.sheet,
    added: comparison.added.length,
    changed: comparison.changed.length,
    kept: comparison.kept,
    restoredFormulas: comparison.restored.length,
    unknownRows: comparison.unknownKeys,
    repeatedRows: comparison.repeatedKeys,
    ownColumns: comparison.ownColumns,
  };
}

function cellPreview(table: string, { key, header, before, after }: CellDifference): CellPreview {
  return { table, key, header, before: shown(before), after: shown(after) };
}

function shown(content: Content): string | number | boolean | null {
  return typeof content === "object" && content !== null ? `=${content.formula}` : content;
}
