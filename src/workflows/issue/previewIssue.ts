import { succeed, type Plan, type Result } from "../../plan";
import { latestRequests } from "../requestLog";
import type { WorkbookPort } from "../port";
import { prepareIssue } from "./prepareIssue";
import type { IssueChoice, IssuePreview } from "./types";

/**
 * Which departments {@link issueWorkbooks} would ask, for how many rows, and when they were last asked. One round trip;
 * nothing is changed. Deadline and contact are not checked yet: people may still be typing them.
 *
 * @returns issues of {@link prepareIssue}.
 * @throws WorkbookError when the workbook cannot be read, such as while a cell is being edited.
 * @example previewIssue(port, plan, choice) // { departments: [{ department: "財政課", rows: 12, shared: 3, earlier: null }] }
 */
export async function previewIssue(
  port: WorkbookPort,
  plan: Plan,
  choice: IssueChoice,
): Promise<Result<IssuePreview>> {
  const prepared = await prepareIssue(port, plan, choice);
  if (!prepared.ok) return prepared;
  const { departments, earlier } = prepared.value;
  const latest = new Map(
    latestRequests(earlier.filter(({ year }) => year === choice.year)).map(
      ({ department, requestId, issued, deadline }) => [department, { requestId, issued, deadline }],
    ),
  );
  return succeed({
    departments: departments.map(({ department, rows }) => ({
      department,
      rows: rows.length,
      shared: rows.filter(({ item }) => item.owners.some(({ value }) => value !== department)).length,
      earlier: latest.get(department) ?? null,
    })),
  });
}
