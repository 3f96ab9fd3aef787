import { itemsInOrder, type FiscalYear, type Plan } from "../../plan";
import { ACTUAL_HEADERS, TABLES, readWrittenItems } from "../../sheets";
import type { AuditInput, AuditTable } from "../input";

/** What of the plan the workbook was written for. */
export interface Chosen {
  /** Codes of items. */
  readonly items: ReadonlySet<string>;
  readonly years: ReadonlySet<FiscalYear>;
  readonly isWhole: boolean;
  /**
   * Whether 実績入力 has rows of the item for the year, or was given them, as the record has it: of parts that were written one after the other,
   * not every item has every year. null: the workbook is of before, when nothing was recorded.
   */
  readonly isWritten: ((code: string, year: FiscalYear) => boolean) | null;
}

type Held = Pick<AuditInput, "tables"> & Partial<Pick<AuditInput, "record">>;

/**
 * A workbook may hold a part of the plan. An item belongs to it where any of its tables still has a row
 * of it: whoever takes a row away from one sheet leaves it on the others. A year belongs to it where 実績入力 has a row of it;
 * the other tables have every year of the plan.
 */
export function chosenIn(plan: Plan, { tables, record = new Map() }: Held): Chosen {
  const keysIn = ({ headers, values }: AuditTable) => {
    const column = headers.indexOf(ACTUAL_HEADERS.key);
    return column < 0 ? [] : values.map((line) => String(line[column] ?? "").split("|"));
  };
  const codes = new Set(tables.flatMap(keysIn).map(([code]) => code));
  const actuals = tables.filter(({ name }) => name === TABLES.actuals).flatMap(keysIn);
  const there = new Set(actuals.map(([, , year]) => Number(year)));
  const all = itemsInOrder(plan).map(({ item }) => item.code);
  const items = new Set(all.filter((code) => codes.has(code)));
  const years = new Set(plan.years.filter((year) => there.has(year)));
  const isWhole = items.size === all.length && years.size === plan.years.length;
  const isRecorded = readWrittenItems(record);
  const pairs = new Set(actuals.map(([code, , year]) => `${code ?? ""}|${year ?? ""}`));
  const isWritten =
    isRecorded &&
    ((code: string, year: FiscalYear) => isRecorded(code, year) || pairs.has(`${code}|${String(year)}`));
  return { items, years, isWhole, isWritten };
}
