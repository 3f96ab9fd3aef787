import { isErrorValue } from "../../achievement";
import { fail, succeed, type Plan, type Result } from "../../plan";
import { ACTUAL_HEADERS, ANSWER_HEADERS, TABLES, isFormula, type AnswerHeader } from "../../sheets";
import type { CellValue, SnapshotRequest, TableSnapshot, WorkbookSnapshot } from "../port";
import { HISTORY_TABLES } from "../history/appendHistory";
import { planRows, type PlanRow } from "./planRows";
import { readRecord, refuseToWrite } from "../readRecord";
import { tableReader } from "../tableReader";

export interface OfficeCell {
  readonly value: CellValue;
  /** With "="; null where the cell has none. */
  readonly formula: string | null;
  /** 0-based, in the sheet. */
  readonly row: number;
  readonly column: number;
}

/** A row of the office's 実績入力. */
export interface OfficeRow extends PlanRow {
  readonly unit: CellValue;
  readonly target: CellValue;
  readonly cells: ReadonlyMap<AnswerHeader, OfficeCell>;
}

/** The office's workbook as collecting sees it. */
export interface Office {
  readonly planHash: string;
  readonly table: TableSnapshot;
  /** By key, in the order of the sheet. */
  readonly rows: ReadonlyMap<string, OfficeRow>;
  /** Keys that stand in several rows: nobody knows which of them is meant. */
  readonly repeated: ReadonlySet<string>;
  /** Rows that the plan can have. */
  readonly plan: ReadonlyMap<string, PlanRow>;
  /** The plan's, from first to last. */
  readonly stages: readonly string[];
}

/** What a snapshot must have for {@link readOffice}, for 配布記録 and for `appendHistory`. */
export const OFFICE_REQUEST: SnapshotRequest = {
  tables: [...HISTORY_TABLES, TABLES.requests],
  names: [],
};

/**
 * Reads the office's workbook by header and key.
 *
 * @returns issues `workbook.notWritten` (no record or no 実績入力), `workbook.departmentFile`, `workbook.frozen`, `plan.other`, `format.newer`,
 * `table.columnMissing`.
 */
export function readOffice(plan: Plan, snapshot: WorkbookSnapshot): Result<Office> {
  const mine = refuseToWrite(plan, snapshot);
  if (!mine.ok) return mine;
  const record = readRecord(snapshot);
  const table = snapshot.tables.find(({ name }) => name === TABLES.actuals);
  if (!record.has("planId") || !table) {
    return fail(
      "workbook.notWritten",
      TABLES.actuals,
      "このブックには実績入力の表か計画の記録がありません。計画を書き込んだ元のブックを開いて、もう一度実行してください。",
    );
  }
  const read = tableReader(table, [
    ACTUAL_HEADERS.key,
    ACTUAL_HEADERS.unit,
    ACTUAL_HEADERS.target,
    ...ANSWER_HEADERS,
  ]);
  if (!read.ok) return read;
  const known = planRows(plan);
  const rows = new Map<string, OfficeRow>();
  const repeated = new Set<string>();
  table.values.forEach((values, index) => {
    const planRow = known.get(String(read.value(values, ACTUAL_HEADERS.key)));
    if (!planRow) return;
    if (rows.has(planRow.key)) repeated.add(planRow.key);
    rows.set(planRow.key, {
      ...planRow,
      unit: read.value(values, ACTUAL_HEADERS.unit),
      target: read.value(values, ACTUAL_HEADERS.target),
      cells: new Map(ANSWER_HEADERS.map((header) => [header, cellAt(table, index, header)])),
    });
  });
  return succeed({
    planHash: String(record.get("planHash") ?? ""),
    table,
    rows,
    repeated,
    plan: known,
    stages: plan.stages,
  });
}

function cellAt(table: TableSnapshot, index: number, header: string): OfficeCell {
  const at = table.headers.indexOf(header);
  const value = table.values[index]?.[at] ?? "";
  const formula = table.formulas[index]?.[at] ?? "";
  return {
    value,
    formula: isFormula(formula, value) ? formula : null,
    row: table.row + 1 + index,
    column: table.column + at,
  };
}

/** The cell of a row that is known to have it. */
export function officeCell(row: OfficeRow, header: AnswerHeader): OfficeCell {
  const cell = row.cells.get(header);
  if (!cell) throw new Error(`no column ${header}`);
  return cell;
}

/**
 * Why a cell of the office's is not written over; null where it is. 変更履歴 holds values, so a formula, an error or a logical
 * value could not be put back.
 */
export function fixedReason({ value, formula }: OfficeCell): string | null {
  if (formula !== null) return "数式";
  if (typeof value === "boolean") return "論理値";
  return isErrorValue(value) ? "エラー値" : null;
}
