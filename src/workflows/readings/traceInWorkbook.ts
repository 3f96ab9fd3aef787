import {
  confirmedPlan,
  succeed,
  traceTarget,
  type FiscalYear,
  type Plan,
  type Result,
  type Trace,
} from "../../plan";
import {
  ACTUAL_HEADERS as A,
  TABLES,
  actualKey,
  columnLetter,
  isFormula,
  sameContent,
  scheduleCell,
  scheduleHeader,
  stageCell,
  targetCell,
  targetHeader,
  targetKey,
  yearTargetCell,
} from "../../sheets";
import type { Content } from "../../sheets/spec";
import type { CellPlace, CellValue, WorkbookPort, WorkbookSnapshot } from "../port";
import { READINGS_TABLES, readConfirmations } from "./readConfirmations";
import { refuseStranger } from "../readRecord";

/** Which target, or which stage of a schedule. */
export interface TracePick {
  readonly code: string;
  /** null: the item's schedule. */
  readonly indicatorId: string | null;
  readonly year: FiscalYear;
}

/** A cell of the workbook in which what is traced stands. */
export interface TracedCell {
  readonly place: CellPlace;
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
  readonly value: CellValue;
  /** The formula with "=", where there is one. */
  readonly formula: string | null;
  /** What a write would put there; null where the workbook has just that. */
  readonly wanted: CellValue | null;
}

export interface TraceOutcome {
  /** By the plan as the office has confirmed and corrected it in this workbook. */
  readonly trace: Trace;
  /** In 計画目標, then in 実績入力; those that exist. */
  readonly cells: readonly TracedCell[];
}

/**
 * Where a target comes from and how it was read, and what the workbook has for it now. A workbook without the plan's tables has
 * nothing for it: then the plan alone answers.
 *
 * @param pick an item, indicator and year that the plan has. @returns issues of `refuseStranger` and `readConfirmations`.
 * @example await traceInWorkbook(port, plan, { code: "2-1-2", indicatorId: "2-1-2-1", year: 2022 })
 */
export async function traceInWorkbook(
  port: WorkbookPort,
  plan: Plan,
  pick: TracePick,
): Promise<Result<TraceOutcome>> {
  const tables = [TABLES.targets, TABLES.actuals, TABLES.record, ...READINGS_TABLES];
  const snapshot = await port.snapshot({ tables, names: [] });
  const own = refuseStranger(plan, snapshot);
  if (!own.ok) return own;
  const { decisions, issues } = readConfirmations(plan, snapshot);
  const [first, ...more] = issues;
  if (first) return { ok: false, issues: [first, ...more] };
  const confirmed = confirmedPlan(plan, decisions);
  const trace = traceTarget(confirmed, pick.code, pick.indicatorId, pick.year);
  if (trace === null) throw new RangeError(`the plan has no ${pick.code} of ${pick.year}`);
  return succeed({ trace, cells: tracedCells(confirmed, trace, snapshot) });
}

function tracedCells(
  plan: Plan,
  { item, indicator, year }: Trace,
  snapshot: WorkbookSnapshot,
): readonly TracedCell[] {
  const at = plan.years.indexOf(year);
  const target = indicator?.targets[at];
  const stage = item.schedule[at];
  // A schedule stands in the row of each of its item's indicators; the first is enough to see it.
  const row = indicator ?? item.indicators[0] ?? null;
  const planned = indicator ? target && targetCell(target, plan) : stage && scheduleCell(stage, item, plan);
  const reported = indicator ? yearTargetCell(indicator, at, plan) : stageCell(item, at, plan);
  if (!planned) return [];
  return [
    ...cellIn(
      snapshot,
      {
        table: TABLES.targets,
        key: targetKey(item, row),
        header: indicator ? targetHeader(year) : scheduleHeader(year),
      },
      planned.content,
    ),
    ...cellIn(
      snapshot,
      { table: TABLES.actuals, key: actualKey(item, row, year), header: indicator ? A.target : A.schedule },
      reported.content,
    ),
  ];
}

function cellIn({ tables }: WorkbookSnapshot, place: CellPlace, wanted: Content): readonly TracedCell[] {
  const table = tables.find(({ name }) => name === place.table);
  if (!table) return [];
  const [keys, column] = [A.key, place.header].map((header) => table.headers.indexOf(header));
  const index = table.values.findIndex((values) => values[keys ?? -1] === place.key);
  const value = table.values[index]?.[column ?? -1];
  if (column === undefined || value === undefined) return [];
  const formula = table.formulas[index]?.[column] ?? "";
  return [
    {
      place,
      sheet: table.sheet,
      cell: `${columnLetter(table.column + column)}${table.row + 2 + index}`,
      value,
      formula: isFormula(formula, value) ? formula : null,
      wanted: sameContent(wanted, value === "" ? null : value) ? null : plainOf(wanted),
    },
  ];
}

/** Cells of the plan hold values, never formulas. */
function plainOf(content: Content): CellValue {
  return typeof content === "object" ? "" : content;
}
