import type { Plan } from "../plan";
import { itemsInOrder } from "../plan";
import type { Selection } from "./choice";

/**
 * All of a plan. What must hold for every choice is measured by it: a workbook that is first written for one 担当課 is later
 * written for all of them, and names, room and drop-downs stay as they were made.
 */
export function wholePlan(plan: Plan): Selection {
  return { items: itemsInOrder(plan), years: plan.years.map((year, index) => ({ year, index })) };
}

/**
 * Rows with a tenth more for what a later plan adds, and with so many at least.
 * @example withRoom(75, 50) // 125
 */
export function withRoom(rows: number, least: number): number {
  return rows + Math.max(least, Math.ceil(rows / 10));
}
