import { succeed, type Plan, type Result } from "../../plan";
import type { WriteChoice } from "../../sheets";
import type { WorkbookPort } from "../port";
import { prepareWrite, type WriteContext } from "./prepareWrite";
import type { WritePreview } from "./summarise";

/**
 * What {@link writePlan} would do: sheets, rows and cells, nothing of it done yet. One round trip.
 *
 * @returns issues as {@link prepareWrite}.
 * @throws WorkbookError when the workbook cannot be read, such as while a cell is being edited.
 * @example previewWrite(port, plan, choice, context) // { newSheets: ["計画目標", …], tables: [], isNothing: false, … }
 */
export async function previewWrite(
  port: WorkbookPort,
  plan: Plan,
  choice: WriteChoice,
  context: WriteContext,
): Promise<Result<WritePreview>> {
  const prepared = await prepareWrite(port, plan, choice, context);
  return prepared.ok ? succeed(prepared.value.preview) : prepared;
}
