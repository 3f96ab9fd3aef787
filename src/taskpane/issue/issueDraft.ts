import { parseFiscalYear, type FiscalYear, type Plan } from "../../plan";
import type { IssueChoice, IssueDepartment } from "../../workflows";
import { isPast } from "../words/days";

/** What stands in the form before anybody typed: no deadline, because every guess could be sent by mistake. */
export function firstDraft(plan: Plan, today: string): IssueChoice {
  return { year: nearestYear(plan, today), departments: "all", deadline: "", contact: "" };
}

/**
 * The plan's year in which a day falls, else the nearest one.
 *
 * @example nearestYear(plan, "2026-11-23") // 2024, the last year of a plan that ended before
 */
export function nearestYear({ years }: Plan, day: string): FiscalYear {
  const now = parseFiscalYear(day);
  if (!now.ok) throw new RangeError(`not a day: ${day}`);
  const distance = (year: FiscalYear) => Math.abs(year - now.value);
  return years.reduce((best, year) => (distance(year) < distance(best) ? year : best), years[0] ?? now.value);
}

/** The departments that are chosen, of those that have rows in the year. */
export function chosenOf(
  departments: IssueChoice["departments"],
  offered: readonly IssueDepartment[],
): readonly IssueDepartment[] {
  return departments === "all"
    ? offered
    : offered.filter(({ department }) => departments.includes(department));
}

/** What is still wanted before files can be made, as one sentence; null when nothing is. */
export function stillWanted(draft: IssueChoice, chosen: number, today: string): string | null {
  const wanted = [
    ...(draft.deadline === "" || isPast(draft.deadline, today) ? ["今日以後の期限"] : []),
    ...(draft.contact.trim() === "" ? ["連絡先"] : []),
  ];
  if (wanted.length > 0) return `${wanted.join("と")}を入力すると、作れます。`;
  return chosen === 0 ? "担当課を 1 つ以上選ぶと、作れます。" : null;
}
