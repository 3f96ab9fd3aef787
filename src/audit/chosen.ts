import { itemsInOrder, type FiscalYear, type Plan } from "../plan";
import { ACTUAL_HEADERS } from "../sheets";
import type { AuditInput } from "./input";

/** What of the plan the workbook was written for. */
export interface Chosen {
  /** Codes of items. */
  readonly items: ReadonlySet<string>;
  readonly years: ReadonlySet<FiscalYear>;
  readonly isWhole: boolean;
}

/**
 * A workbook may hold a part of the plan, and does not say which. An item or a year belongs to it where any of its tables
 * still has a row of it: whoever takes a row away from one sheet leaves it on the others.
 */
export function chosenIn(plan: Plan, { tables }: AuditInput): Chosen {
  const keys = tables.flatMap(({ headers, values }) => {
    const column = headers.indexOf(ACTUAL_HEADERS.key);
    return column < 0 ? [] : values.map((line) => String(line[column] ?? "").split("|"));
  });
  const codes = new Set(keys.map(([code]) => code));
  const last = new Set(keys.map((parts) => Number(parts.length === 3 ? parts[2] : Number.NaN)));
  const all = itemsInOrder(plan).map(({ item }) => item.code);
  const items = new Set(all.filter((code) => codes.has(code)));
  const years = new Set(plan.years.filter((year) => last.has(year)));
  return { items, years, isWhole: items.size === all.length && years.size === plan.years.length };
}
