import { itemsInOrder, type Plan } from "../../plan";
import { TABLES, auditSheet, type Selection, type SheetSpec, type TargetsPlace } from "../../sheets";
import { chosenIn, type Chosen } from "./chosen";
import type { AuditInput } from "../input";

/** What of the plan the workbook holds, as sheets are written for it; null where it holds no row of the plan. */
export function selectionIn(plan: Plan, input: Pick<AuditInput, "tables">): Selection | null {
  const chosen = chosenIn(plan, input);
  const items = itemsInOrder(plan).filter(({ item }) => chosen.items.has(item.code));
  const years = plan.years
    .map((year, index) => ({ year, index }))
    .filter(({ year }) => chosen.years.has(year));
  return items.length > 0 && years.length > 0 ? { items, years } : null;
}

/** Whether 実績入力 was given rows of an item for a year; null where nobody recorded it. */
export function writtenIn(plan: Plan, input: Pick<AuditInput, "tables" | "record">): Chosen["isWritten"] {
  return chosenIn(plan, input).isWritten;
}

/** Where 計画目標表 stands. */
export function targetsPlaceIn({ tables }: Pick<AuditInput, "tables">): TargetsPlace | null {
  return tables.find(({ name }) => name === TABLES.targets) ?? null;
}

/**
 * 監査 as it was to be, where the workbook has it; null where nobody asked for it.
 * @param plan with what the tables carry of the office's corrections.
 */
export function auditSheetIn(plan: Plan, input: Pick<AuditInput, "tables" | "record">): SheetSpec | null {
  if (!input.tables.some(({ name }) => name === TABLES.audit)) return null;
  const selection = selectionIn(plan, input);
  if (selection === null) return null;
  const [first = 0] = plan.years;
  // Nothing that is compared depends on when it was written.
  const written = { planHash: "", date: `${String(first)}-04-01`, appVersion: "", asOf: null };
  return auditSheet(plan, selection, written, targetsPlaceIn(input), writtenIn(plan, input));
}
