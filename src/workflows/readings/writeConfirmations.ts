import {
  confirmedPlan,
  uncertainReadings,
  type Plan,
  type ReadingDecisions,
  type UncertainReading,
} from "../../plan";
import { appliedCells } from "../../sheets";
import type { CellSpec, SheetSpec, TableSpec } from "../../sheets/spec";
import type { CellDifference } from "../write/compareTable";
import type { ComparedTable, WorkbookComparison } from "../write/compareWorkbook";
import type { TableSnapshot, WorkbookSnapshot } from "../port";
import type { Confirmations } from "./readConfirmations";

/** What a write does for 読み取り確認. */
export interface ReadingsPreview {
  /** Decisions that the tables get with this write. */
  readonly corrected: number;
  readonly confirmed: number;
  /** Decisions that were taken back, or of which something is lacking now: the tables get the transcription's value again. */
  readonly withdrawn: number;
  /** Rows of which nothing holds, by key, and what is lacking in Japanese. */
  readonly lacking: readonly { readonly key: string; readonly message: string }[];
}

/** What holds after a write of the items with these codes: what was decided about the others waits for their own. */
export function writtenDecisions(
  { decisions, applied }: Confirmations,
  codes: ReadonlySet<string>,
): ReadingDecisions {
  const isChosen = ([key]: readonly [string, unknown]) => codes.has(key.split("|")[0] ?? "");
  return new Map([...[...applied].filter((one) => !isChosen(one)), ...[...decisions].filter(isChosen)]);
}

/** Readings that are decided otherwise than the tables carry them; of the items with these codes. */
export function changedReadings(
  plan: Plan,
  { decisions, applied }: Confirmations,
  codes: ReadonlySet<string>,
): readonly UncertainReading[] {
  const before = readingsBy(plan, applied);
  return uncertainReadings(confirmedPlan(plan, decisions)).filter((reading) => {
    const was = before.get(reading.key);
    return codes.has(reading.item.code) && (was === undefined || !isSameDecision(was, reading));
  });
}

function readingsBy(plan: Plan, decisions: ReadingDecisions): ReadonlyMap<string, UncertainReading> {
  return new Map(uncertainReadings(confirmedPlan(plan, decisions)).map((reading) => [reading.key, reading]));
}

function isSameDecision(one: UncertainReading, other: UncertainReading): boolean {
  const [a, b] = [appliedCells(one), appliedCells(other)];
  return a.decision === b.decision && a.value === b.value;
}

/** @param changed see {@link changedReadings}. @returns undefined where there is nothing to say. */
export function readingsPreview(
  changed: readonly UncertainReading[],
  { lacking }: Confirmations,
  codes: ReadonlySet<string>,
): ReadingsPreview | undefined {
  const count = (kind: string | undefined) =>
    changed.filter(({ confirmation }) => confirmation?.kind === kind).length;
  const own = [...lacking]
    .filter(([key]) => codes.has(key.split("|")[0] ?? ""))
    .map(([key, { message }]) => ({ key, message }));
  if (changed.length === 0 && own.length === 0) return undefined;
  return {
    corrected: count("corrected"),
    confirmed: count("confirmed"),
    withdrawn: count(undefined),
    lacking: own,
  };
}

/**
 * The chosen sheets, with the rows that the workbook has of other years too, where one of the item's readings was decided anew: a
 * correction reaches every row that shows it, not only those that are written this time.
 *
 * @param codes of the items with such a reading.
 */
export function withRowsOf(
  codes: ReadonlySet<string>,
  chosen: readonly SheetSpec[],
  whole: readonly SheetSpec[],
  { tables }: WorkbookSnapshot,
): readonly SheetSpec[] {
  if (codes.size === 0) return chosen;
  const everything = tablesIn(whole);
  return chosen.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => {
      const there = tables.find(({ name }) => name === table.name);
      const own = new Set(table.rows.map(({ key }) => key));
      const more = (everything.get(table.name)?.rows ?? []).filter(
        ({ key }) =>
          codes.has(key.split("|")[0] ?? "") &&
          !own.has(key) &&
          there !== undefined &&
          hasKey(there, table, key),
      );
      return more.length === 0 ? table : { ...table, rows: [...table.rows, ...more] };
    }),
  }));
}

function hasKey(there: TableSnapshot, { keyColumns }: TableSpec, key: string): boolean {
  const columns = keyColumns.map((header) => there.headers.indexOf(header));
  return there.values.some(
    (values) => columns.map((column) => String(values[column] ?? "")).join("|") === key,
  );
}

/**
 * The comparison, with the cells that keep what they hold but look otherwise, or say otherwise how they were read: those of which the
 * spec before the decisions has another look or note. A workbook does not tell what a cell looks like.
 *
 * @param before the sheets as the last write made them.
 */
export function withNewLooks(
  comparison: WorkbookComparison,
  before: readonly SheetSpec[],
): WorkbookComparison {
  const tables = tablesIn(before);
  return {
    ...comparison,
    tables: comparison.tables.map((table) => {
      const was = tables.get(table.spec.name);
      const restyled = was ? newLooks(table, was) : [];
      return restyled.length === 0 ? table : { ...table, comparison: { ...table.comparison, restyled } };
    }),
  };
}

function newLooks({ spec, snapshot, comparison }: ComparedTable, before: TableSpec): CellDifference[] {
  const was = new Map(before.rows.map((row) => [row.key, row]));
  const now = new Map(spec.rows.map((row) => [row.key, row]));
  const keys = spec.keyColumns.map((header) => snapshot.headers.indexOf(header));
  const told = new Set(
    [...comparison.changed, ...comparison.restored].map(({ row, column }) => `${row},${column}`),
  );
  return snapshot.values.flatMap((values, bodyRow) => {
    const key = keys.map((column) => String(values[column] ?? "")).join("|");
    const [cells, earlier] = [now.get(key)?.cells, was.get(key)?.cells];
    if (!cells || !earlier) return [];
    return spec.columns.flatMap((column, index): CellDifference[] => {
      const [cell, old] = [cells[index], earlier[index]];
      const at = snapshot.headers.indexOf(column.header);
      if (!cell || !old || column.owner !== "plan" || at < 0 || looksAlike(cell, old)) return [];
      const [row, sheetColumn] = [snapshot.row + 1 + bodyRow, snapshot.column + at];
      if (told.has(`${row},${sheetColumn}`)) return [];
      const { content } = cell;
      const place = { key, header: column.header, row, column: sheetColumn };
      return [{ ...place, before: content, after: content, cell, columnSpec: column }];
    });
  });
}

function looksAlike(one: CellSpec, other: CellSpec): boolean {
  return one.look === other.look && one.note === other.note;
}

function tablesIn(sheets: readonly SheetSpec[]): ReadonlyMap<string, TableSpec> {
  return new Map(sheets.flatMap(({ tables }) => tables.map((table) => [table.name, table] as const)));
}
