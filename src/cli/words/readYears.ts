import { formatEra, parseFiscalYear, type FiscalYear, type Plan, type Result } from "../../plan";
import { fail, succeed } from "../../plan";

/**
 * One of the plan's years, typed in any of the ways of `parseFiscalYear`.
 *
 * Issues: those of `parseFiscalYear`, `words.year` where the plan does not have the year.
 */
export function readYear(plan: Plan, name: string, typed: string): Result<FiscalYear> {
  const year = parseFiscalYear(typed);
  if (!year.ok) {
    const [{ code, message }] = year.issues;
    return fail(code, name, `${name}: ${message}`);
  }
  const known = plan.years.map(formatEra).join("、");
  return plan.years.includes(year.value)
    ? year
    : fail(
        "words.year",
        name,
        `「${name} ${typed}」はこの計画の年度ではありません。使える年度は ${known} です。`,
      );
}

export function readYears(plan: Plan, name: string, typed: readonly string[]): Result<readonly FiscalYear[]> {
  const years: FiscalYear[] = [];
  for (const one of typed) {
    const year = readYear(plan, name, one);
    if (!year.ok) return year;
    years.push(year.value);
  }
  return succeed(years);
}
