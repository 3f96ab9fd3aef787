import { WorkbookError, type ApplyOptions, type WorkbookChange, type WorkbookState } from "../workflows/port";
import { contentOf, sameContent } from "../sheets";
import { changeSteps, touchedSheets } from "./changeSteps";
import { explain, failedToUnlock } from "./explain";
import { queueInspection, type Inspection } from "./inspect";
import type { Run } from "./run";
import { inPhases, requests, type Step } from "./step";
import { refuseIfBlocked } from "./tableRoom";
import { madeSheets, queueRelock, queueRemains, queueUndo } from "./undo";
import { failedAtChart, hasCharts, withoutCharts } from "./withoutCharts";

/**
 * Looks at what is about to be changed, writes all of it, and puts everything back if that fails half-way. Where it is the
 * charts that an Excel refuses, all the rest is written after that: nobody's plan waits for a picture.
 */
export async function applyChange(
  run: Run,
  change: WorkbookChange,
  options: ApplyOptions,
  requestLimit: number,
): Promise<void> {
  try {
    await applyWhole(run, change, options, requestLimit);
  } catch (error) {
    const isUndone = error instanceof WorkbookError && error.state === "unchanged";
    if (!isUndone || !failedAtChart(error.cause) || !hasCharts(change)) throw error;
    await applyWhole(run, withoutCharts(change), options, requestLimit);
  }
}

async function applyWhole(
  run: Run,
  change: WorkbookChange,
  options: ApplyOptions,
  requestLimit: number,
): Promise<void> {
  refuseIfCancelled(options, "unchanged");
  const before = await inspect(run, change);
  const batches = requests(inPhases(changeSteps(change, before)), requestLimit);
  const total = batches.length;

  let done = 0;
  try {
    await run(async (context) => {
      for (const batch of batches) {
        refuseIfCancelled(options, "unchanged");
        const doing = total === 1 ? "ブックに書き込んでいます" : (batch[0]?.doing ?? "");
        options.onProgress?.({ done, total, doing });
        await send(context, batch);
        done += 1;
      }
      // Whoever pressed 中止 during the last request, which may be the only one, wants none of it either.
      refuseIfCancelled(options, "unchanged");
    });
  } catch (error) {
    // A request that failed may have done its first part; only a cancel before the first one has done nothing.
    const isUntouched = done === 0 && error instanceof WorkbookError;
    throw isUntouched ? error : await rollBack(run, change, before, error);
  }
  options.onProgress?.({ done, total, doing: "書き込みが終わりました" });
}

async function inspect(run: Run, change: WorkbookChange): Promise<Inspection> {
  try {
    return await run(async (context) => {
      const answer = queueInspection(context.workbook, change);
      await context.sync();
      const before = answer();
      refuse(change, before);
      return before;
    });
  } catch (error) {
    throw explain(error, "", "unchanged");
  }
}

/** Each request holds as many steps as fit, so there are as few syncs as Excel's limit allows: one, up to about 4 MB. */
async function send(context: Excel.RequestContext, batch: readonly Step[]): Promise<void> {
  const { workbook } = context;
  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  for (const step of batch) step.run(workbook);
  await context.sync();
}

/** Everything that is known to fail, and everything that somebody changed since the plan was compared. */
function refuse(change: WorkbookChange, before: Inspection): void {
  if (change.createSheets.length > 0 && before.isStructureProtected) {
    throw new WorkbookError(
      "workbook.structureProtected",
      "ブックの構成が保護されているため、シートを追加できません。" +
        "［校閲］タブの［ブックの保護］を解除してから、もう一度書き込んでください。",
      "unchanged",
    );
  }
  const names = new Set(before.sheets.map(({ name }) => name.toLowerCase()));
  const isStale =
    change.createSheets.some(({ name }) => names.has(name.toLowerCase())) ||
    touchedSheets(change).some((name) => !names.has(name.toLowerCase())) ||
    change.tables.some((table) => {
      const now = before.tables.get(table.table);
      return (
        now?.row !== table.row + 1 ||
        now.column !== table.column ||
        now.rows !== table.bodyRows ||
        now.columns !== table.columns.length
      );
    }) ||
    isOverwritten(change, before);
  if (isStale) {
    throw new WorkbookError(
      "workbook.changed",
      "書き込む直前にブックの内容が変わりました。ほかの人が同時に入力している可能性があります。" +
        "変更の内容をもう一度確かめてから書き込んでください。",
      "unchanged",
    );
  }
  before.rooms.forEach(refuseIfBlocked);
}

/** Whether a cell that is to be changed no longer holds what the comparison saw. */
function isOverwritten(change: WorkbookChange, before: Inspection): boolean {
  const there = new Map(
    before.contents.flatMap(({ sheet, area, values, formulas }) =>
      values.flatMap((line, row) =>
        line.map((value, column) => [
          `${sheet}!${String(area.row + row)}:${String(area.column + column)}`,
          contentOf(value, formulas[row]?.[column] ?? ""),
        ]),
      ),
    ) as [string, ReturnType<typeof contentOf>][],
  );
  return [...change.tables, ...change.sheets].some(({ sheet, cells }) =>
    cells.some(
      (cell) =>
        !sameContent(cell.before, there.get(`${sheet}!${String(cell.row)}:${String(cell.column)}`) ?? null),
    ),
  );
}

function refuseIfCancelled({ signal }: ApplyOptions, state: WorkbookState): void {
  if (signal?.aborted) {
    throw new WorkbookError("workbook.cancelled", "書き込みを中止しました。", state);
  }
}

/** Puts the workbook back and gives the error to throw: the first cause, and what the workbook holds now. */
async function rollBack(
  run: Run,
  change: WorkbookChange,
  before: Inspection,
  cause: unknown,
): Promise<unknown> {
  try {
    await run(async (context) => {
      const answer = queueRemains(context.workbook, change);
      await context.sync();
      // Unlocking comes first of all: where that fails, no cell has changed, and locked ones could not be written.
      if (failedToUnlock(cause)) queueRelock(context.workbook, before, answer());
      else queueUndo(context.workbook, change, before, answer());
      await context.sync();
    });
  } catch (undoError) {
    const what = await describeRemains(run, change, before);
    const explained = explain(cause, what, "partly");
    return explained === cause ? new AggregateError([cause, undoError], what) : explained;
  }
  const locked = before.sheets.filter(
    ({ name, isProtected }) => isProtected && touchedSheets(change).includes(name),
  );
  const where = failedToUnlock(cause)
    ? `保護されているシート: ${quoted(locked.map(({ name }) => name))}。`
    : "";
  return explain(cause, `${where}ブックは書き込む前の状態に戻しました。`, "unchanged");
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join("");
}

/** Says which sheets and tables a write left behind that could not be undone. */
async function describeRemains(run: Run, change: WorkbookChange, before: Inspection): Promise<string> {
  const touched = touchedSheets(change);
  const lists = (label: string, names: readonly string[]) =>
    names.length === 0 ? "" : `${label}: ${quoted(names)}。`;
  const advice = "ブックを保存せずに閉じて開き直すか、元に戻す操作で戻してください。";
  try {
    const now = await run(async (context) => {
      const answer = queueRemains(context.workbook, change);
      await context.sync();
      return answer();
    });
    const unlocked = before.sheets.filter(
      ({ id, isProtected }) =>
        isProtected && now.sheets.some((sheet) => sheet.id === id && !sheet.isProtected),
    );
    return (
      "書き込みの途中の状態を元に戻せませんでした。" +
      lists("追加されたまま残っているシート", madeSheets(change, before, now)) +
      lists("変更が残っている可能性があるシート", touched) +
      lists(
        "保護が外れているシート",
        unlocked.map(({ name }) => name),
      ) +
      advice
    );
  } catch {
    // Excel no longer answers: what was about to be written is all that can be said.
    return (
      "書き込みの途中の状態を元に戻せませんでした。" +
      lists(
        "追加されている可能性があるシート",
        change.createSheets.map(({ name }) => name),
      ) +
      lists("変更が残っている可能性があるシート", touched) +
      advice
    );
  }
}
