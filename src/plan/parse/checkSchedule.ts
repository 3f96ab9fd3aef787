import type { Issue } from "../result";
import { CONTINUES, type Cited, type Plan } from "../types";
import { refuse } from "./read";

export type Row = readonly (Cited & { readonly value: number | string | null })[];

/** One cell a plan year; stages the plan knows; ⇒ only where something goes on. */
export function checkSchedule(plan: Plan, cells: Row, path: string, issues: Issue[]): void {
  checkLength(plan, cells, path, issues);
  cells.forEach(({ value }, at) => {
    if (value === null) return;
    if (value === CONTINUES) {
      const before = cells[at - 1];
      if (before === undefined || (before.value === null && before.reading !== "unreadable")) {
        refuse(issues, "plan.stage", `${path}[${at}]`, `「${CONTINUES}」の前に、続ける段階がありません。`);
      }
      return;
    }
    if (!plan.stages.some((stage) => stage === value)) {
      const known = [...plan.stages, CONTINUES].join("、");
      refuse(
        issues,
        "plan.stage",
        `${path}[${at}]`,
        `「${value}」は段階にありません。使えるのは ${known} です。`,
      );
    }
  });
}

export function checkLength(plan: Plan, cells: Row, path: string, issues: Issue[]): void {
  if (cells.length !== plan.years.length) {
    refuse(issues, "plan.length", path, `年度は${plan.years.length}ありますが、セルは${cells.length}です。`);
  }
}
