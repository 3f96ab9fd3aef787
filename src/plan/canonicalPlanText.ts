import type { Plan } from "./types";

/**
 * The plan as one text that is the same whenever the plan says the same: keys sorted, nothing left out, no spaces.
 * For hashing and for keeping the plan in a workbook; `parsePlan(JSON.parse(text))` gives the plan back.
 */
export function canonicalPlanText(plan: Plan): string {
  return JSON.stringify(sorted(plan));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]): [string, unknown] => [key, sorted(part)]),
  );
}
