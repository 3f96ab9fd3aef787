import type { ColumnSpec, SheetSpec } from "../../sheets";
import type { ApplyOptions, CellChange, TableChange, WorkbookChange } from "../../workflows/port";
import { WorkbookError } from "../../workflows/port";
import { writeResults } from "../calculate/writeResults";
import { addCharts } from "../chart/addCharts";
import { refreshCharts } from "../chart/refreshCharts";
import { addSheet } from "../render/addSheet";
import { selectCell } from "../selection";
import type { Workbook } from "../workbook/Workbook";
import { changeCells } from "./changeCells";
import { addRows } from "./changeTable";
import { forgetResults } from "./forgetResults";
import { inPieces } from "./inPieces";
import { refuseChange } from "./refuse";
import { showColumns } from "./showColumns";

interface Step {
  readonly doing: string;
  /** About how many times `run` halts. */
  readonly size: number;
  /** Halts after every row or cell. */
  readonly run: () => Iterable<void>;
}

/**
 * Writes all of the change into `draft`, or throws. The caller keeps the workbook of before and takes the draft only when
 * this has ended, so a failure or a cancel leaves nothing behind.
 * @throws WorkbookError `workbook.changed`, `workbook.protected`, `workbook.structureProtected`, `workbook.cancelled`,
 * `workbook.tableBlocked`, `workbook.tableHasTotals`, `workbook.signed`, `workbook.strict`; FileFault
 */
export async function applyChange(
  draft: Workbook,
  change: WorkbookChange,
  options: ApplyOptions,
): Promise<void> {
  refuseIfCancelled(options);
  refuseChange(draft, change);
  const steps = stepsOf(draft, change);
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const { doing, size, run } of steps) {
    const report = (done: number) => {
      options.onProgress?.({ done: before + Math.min(done, size), total, doing });
      refuseIfCancelled(options);
    };
    report(0);
    await inPieces(run(), report);
    before += size;
  }
  options.onProgress?.({ done: total, total, doing: "書き込みが終わりました" });
}

function stepsOf(draft: Workbook, change: WorkbookChange): Step[] {
  const made = change.createSheets.map((sheet): Step => ({
    doing: `「${sheet.name}」を作っています`,
    size: 1 + sheet.tables.reduce((sum, { rows }) => sum + rows.length, 0),
    run: () => addSheet(draft, sheet),
  }));
  return [
    ...change.tables.map((table): Step => ({
      doing: `「${table.sheet}」の表を更新しています`,
      size: 1 + table.cells.length + table.addedRows.length,
      run: () => changeTable(draft, table),
    })),
    ...change.sheets.map(({ sheet, cells }): Step => ({
      doing: `「${sheet}」のセルを更新しています`,
      size: 1 + cells.length,
      run: () => changeFreeCells(draft, sheet, cells),
    })),
    ...made,
    {
      doing: "計算の結果を整えています",
      size: [...draft.sheets.map(({ cells }) => cells.rowCount), ...made.map(({ size }) => size)].reduce(
        (sum, rows) => sum + rows,
        1,
      ),
      run: () => finish(draft, change),
    },
  ];
}

function* changeTable(draft: Workbook, change: TableChange): Generator<void> {
  const table = draft.table(change.table);
  if (!table) throw new Error(`${change.table} was there a moment ago`);
  const columnAt = (cell: CellChange): ColumnSpec | undefined =>
    change.columns[cell.column - change.column] ?? undefined;
  yield* changeCells(draft, table.sheet, change.cells, columnAt);
  yield* addRows(draft, table, change);
  showColumns(table.sheet, change);
}

function* changeFreeCells(draft: Workbook, name: string, cells: readonly CellChange[]): Generator<void> {
  const sheet = draft.sheet(name);
  if (sheet) yield* changeCells(draft, sheet, cells, () => undefined);
}

function* finish(draft: Workbook, change: WorkbookChange): Generator<void> {
  if ([...change.tables, ...change.sheets].some((edited) => isEdit(edited))) yield* forgetResults(draft);
  yield* writeResults(draft);
  yield* refreshCharts(draft);
  for (const { name, charts = [] } of change.createSheets) {
    const made = draft.sheet(name);
    if (made) yield* addCharts(draft, made, charts);
  }
  const shown = change.createSheets.find((spec: SheetSpec) => spec.visibility === "visible");
  const sheet = shown && draft.sheet(shown.name);
  if (sheet) selectCell(draft, sheet, 0, 0);
}

function isEdit(edited: {
  readonly cells: readonly unknown[];
  readonly addedRows?: readonly unknown[];
}): boolean {
  return edited.cells.length + (edited.addedRows?.length ?? 0) > 0;
}

function refuseIfCancelled({ signal }: ApplyOptions): void {
  if (signal?.aborted) throw new WorkbookError("workbook.cancelled", "書き込みを中止しました。", "unchanged");
}
