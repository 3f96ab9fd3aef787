import { succeed, type Plan, type Result } from "../../plan";
import type { WriteChoice } from "../../sheets";
import type { ApplyOptions, WorkbookPort } from "../port";
import { prepareWrite, type WriteContext } from "./prepareWrite";
import type { WritePreview } from "./summarise";

export interface WriteOutcome {
  /** false: the workbook already was as the plan says, and nothing was touched. */
  readonly hasWritten: boolean;
  /** What was done, in the words of the preview. */
  readonly done: WritePreview;
}

/**
 * Writes the plan into the workbook: reads once, compares, writes once. What people own is never written to.
 *
 * @returns issues as {@link prepareWrite}; then nothing has been written.
 * @throws WorkbookError with what the workbook holds now: `state` is `unchanged` unless even putting it back failed.
 * @example writePlan(port, plan, choice, context, { signal, onProgress })
 */
export async function writePlan(
  port: WorkbookPort,
  plan: Plan,
  choice: WriteChoice,
  context: WriteContext,
  options: ApplyOptions = {},
): Promise<Result<WriteOutcome>> {
  const prepared = await prepareWrite(port, plan, choice, context);
  if (!prepared.ok) return prepared;
  const { preview, change } = prepared.value;
  if (!preview.isNothing) await port.apply(change, options);
  return succeed({ hasWritten: !preview.isNothing, done: preview });
}
