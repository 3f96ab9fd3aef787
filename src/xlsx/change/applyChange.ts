import type { ColumnSpec, SheetSpec } from "../../sheets";
import type { ApplyOptions, CellChange, TableChange, WorkbookChange } from "../../workflows/port";
import { WorkbookError } from "../../workflows/port";
import { writeResults } from "../calculate/writeResults";
import { addSheet } from "../render/addSheet";
import { selectCell } from "../selection";
import type { Workbook } from "../workbook/Workbook";
import { changeCells } from "./changeCells";
import { addRows } from "./changeTable";
import { forgetResults } from "./forgetResults";
import { refuseChange } from "./refuse";

interface Step {
  readonly doing: string;
  readonly run: () => void;
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
  const steps = [
    ...change.tables.map((table): Step => ({
      doing: `「${table.sheet}」の表を更新しています`,
      run: () => changeTable(draft, table),
    })),
    ...change.sheets.map(({ sheet, cells }): Step => ({
      doing: `「${sheet}」のセルを更新しています`,
      run: () => changeFreeCells(draft, sheet, cells),
    })),
    ...change.createSheets.map((sheet): Step => ({
      doing: `「${sheet.name}」を作っています`,
      run: () => addSheet(draft, sheet),
    })),
    { doing: "計算の結果を整えています", run: () => finish(draft, change) },
  ];
  for (const [done, step] of steps.entries()) {
    options.onProgress?.({ done, total: steps.length, doing: step.doing });
    // Lets the page show the progress and take a press on 中止.
    await pause();
    refuseIfCancelled(options);
    step.run();
  }
  options.onProgress?.({ done: steps.length, total: steps.length, doing: "書き込みが終わりました" });
}

function changeTable(draft: Workbook, change: TableChange): void {
  const table = draft.table(change.table);
  if (!table) throw new Error(`${change.table} was there a moment ago`);
  const columnAt = (cell: CellChange): ColumnSpec | undefined =>
    change.columns[cell.column - change.column] ?? undefined;
  changeCells(draft, table.sheet, change.cells, columnAt);
  addRows(draft, table, change);
}

function changeFreeCells(draft: Workbook, name: string, cells: readonly CellChange[]): void {
  const sheet = draft.sheet(name);
  if (sheet) changeCells(draft, sheet, cells, () => undefined);
}

function finish(draft: Workbook, change: WorkbookChange): void {
  if ([...change.tables, ...change.sheets].some((edited) => isEdit(edited))) forgetResults(draft);
  writeResults(draft);
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

function pause(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, 0);
  });
}
