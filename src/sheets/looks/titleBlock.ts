import type { FiscalYear, Plan } from "../../plan";
import type { BlockSpec, Content } from "../spec";
import type { Look } from "./looks";
import type { Written } from "../written";
import { dayOf, yearSpan } from "../written";

/** Beside the hidden key column. */
export const LEFT = 1;

export function line(row: number, column: number, content: Content, look: Look): BlockSpec {
  return { row, column, cells: [[{ content, look }]] };
}

/**
 * The title of a sheet that is printed as it is: what it is, whose plan, which years. Not when it was written, which a reader of
 * the paper would take for its day; what to do here shows only where the cell is selected.
 */
export function printedTitle(
  title: string,
  plan: Plan,
  years: readonly FiscalYear[],
  note: string,
  column = LEFT,
): BlockSpec {
  const content = `${title}　${plan.municipality} ${plan.title}　${yearSpan(years)}`;
  return { row: 0, column, cells: [[{ content, look: "title", note }]] };
}

/** What the sheet is, whose plan, which years, when written; and one line that says what to do here. */
export function titleBlock(
  title: string,
  plan: Plan,
  years: readonly FiscalYear[],
  written: Written,
  lead: string,
  column = LEFT,
): BlockSpec[] {
  const whose = `${plan.municipality} ${plan.title}`;
  return [
    line(0, column, `${title}　${whose}　${yearSpan(years)}　（${dayOf(written)} 書き込み）`, "title"),
    line(1, column, lead, "lead"),
  ];
}

export function footer(plan: Plan, title: string): string {
  return `${plan.municipality} ${plan.title}　${title}`;
}
