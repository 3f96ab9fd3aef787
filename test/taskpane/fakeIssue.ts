import { bundledPlan, itemsInOrder } from "../../src/plan";
import type { IssueActions } from "../../src/taskpane/actions";
import type { IssueDepartment, IssueOutcome, IssuePreview } from "../../src/workflows";
import { ok } from "./outcomes";

const items = itemsInOrder(bundledPlan).map(({ item }) => item);
const names = [...new Set(items.flatMap(({ owners }) => owners.map(({ value }) => value)))];

/** Every 担当課 of the plan; two of them were asked before. */
export const departments: readonly IssueDepartment[] = names.map((department, index) => {
  const own = items.filter(({ owners }) => owners.some(({ value }) => value === department));
  const rows = (of: typeof items) =>
    of.reduce((sum, { indicators }) => sum + Math.max(indicators.length, 1), 0);
  return {
    department,
    rows: rows(own),
    shared: rows(own.filter(({ owners }) => owners.length > 1)),
    earlier:
      index < 2 ? { requestId: "R4-20221003-1", issued: "2022-10-03T09:30", deadline: "2022-10-31" } : null,
  };
});

export const issuePreview: IssuePreview = { departments };

export const issueOutcome: IssueOutcome = {
  requestId: "R4-20221121-1",
  files: departments.map(({ department, rows }) => ({
    name: `実績照会_R4_${department}.xlsx`,
    department,
    rows,
    bytes: new Uint8Array([80, 75]),
  })),
};

export function fakeIssue(changes: Partial<IssueActions> = {}): IssueActions {
  return {
    preview: () => ok(issuePreview),
    issue: () => ok(issueOutcome),
    download: () => Promise.resolve(),
    open: () => ok(null),
    today: () => "2022-11-21",
    ...changes,
  };
}
