import type { Content } from "../../sheets/spec";
import type { CellDifference } from "./compareTable";
import type { ComparedTable, WorkbookComparison } from "./compareWorkbook";
import type { ReadingsPreview } from "../readings/writeConfirmations";

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
  /** Headers of columns that come into sight, since their year is written for the first time. */
  readonly shownColumns: readonly string[];
  /** Headers of columns that people added; they stay. */
  readonly ownColumns: readonly string[];
}

/**
 * 個票: the plan's cells on them are those of 計画目標 once more, so that they are not counted again, and a card is among the
 * tables only for what people did to it.
 */
export interface CardsPreview {
  /** Sheets to be made, with the names that they get. */
  readonly made: readonly string[];
  /** Sheets that would follow the plan. */
  readonly updated: readonly string[];
  /** Chosen items that get no card, since there are too many; 0 where each gets one. */
  readonly leftOut: number;
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
  /** Sheets to be made that people see, with the names that they get; 個票 stand in `cards`. */
  readonly newSheets: readonly string[];
  /** Rows in the tables of those sheets. */
  readonly newRows: number;
  readonly cards: CardsPreview;
  readonly tables: readonly TablePreview[];
  /** All of them but those on 個票, table by table; restored formulas too. */
  readonly changes: readonly CellPreview[];
  /** What 読み取り確認 brings; absent where nothing was decided since the last write. */
  readonly readings?: ReadingsPreview;
  /** The workbook is as the plan says: writing would change nothing. */
  readonly isNothing: boolean;
}

/** @param leftOut items that get no card. */
export function summarise({ newSheets, tables }: WorkbookComparison, leftOut = 0): WritePreview {
  const visible = tables.filter(({ sheet }) => sheet.visibility === "visible");
  const cards = visible.filter(isCard);
  const shown = [...visible.filter((table) => !isCard(table)), ...cards.map(withoutPlan).filter(isTouched)];
  const shownSheets = newSheets.filter(({ visibility, role }) => visibility === "visible" && role !== "card");
  return {
    newSheets: shownSheets.map(({ name }) => name),
    newRows: shownSheets
      .filter(({ role }) => role === "targets" || role === "actuals")
      .flatMap((sheet) => sheet.tables)
      .reduce((sum, { rows }) => sum + rows.length, 0),
    cards: {
      made: newSheets.filter(({ role }) => role === "card").map(({ name }) => name),
      updated: cards
        .filter(({ comparison: { added, changed } }) => added.length + changed.length > 0)
        .map(({ snapshot }) => snapshot.sheet),
      leftOut,
    },
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

function isCard({ sheet }: ComparedTable): boolean {
  return sheet.role === "card";
}

function withoutPlan(table: ComparedTable): ComparedTable {
  return { ...table, comparison: { ...table.comparison, added: [], changed: [] } };
}

/** People did something to it. */
function isTouched({ comparison }: ComparedTable): boolean {
  const { restored, unknownKeys, repeatedKeys, ownColumns } = comparison;
  return restored.length + unknownKeys.length + repeatedKeys.length + ownColumns.length > 0;
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
    shownColumns: (comparison.shown ?? []).map(({ header }) => header),
    ownColumns: comparison.ownColumns,
  };
}

function cellPreview(table: string, { key, header, before, after }: CellDifference): CellPreview {
  return { table, key, header, before: shown(before), after: shown(after) };
}

function shown(content: Content): string | number | boolean | null {
  return typeof content === "object" && content !== null ? `=${content.formula}` : content;
}
