/** What several tables of 進捗状況報告 have in their cells. */
import { ownersOf } from "../../plan";
import { LISTED_HEADERS as H } from "../headers";
import { targetKey } from "../keys";
import type { ProgressRow } from "../progress/progressColumns";
import type { CellSpec } from "../spec";

export const HIDDEN_WIDTH = 14;

/** What the plan says of a row, by header. */
export function planCells(one: ProgressRow): Readonly<Record<string, CellSpec>> {
  return {
    [H.code]: { content: one.item.code },
    [H.heading]: { content: headingOf(one) },
    [H.owners]: { content: ownersOf(one.item) },
    [H.unit]: { content: one.indicator?.unit || null },
    [H.key]: { content: targetKey(one.item, one.indicator) },
  };
}

function headingOf({ item, indicator }: ProgressRow): string {
  return indicator ? `${item.name}：${indicator.name}` : item.name;
}

/** With as many places as the indicator's targets have. */
export function decimalCell({ indicator }: ProgressRow): CellSpec | undefined {
  return indicator?.targets.some(({ value }) => typeof value === "number" && !Number.isInteger(value))
    ? { content: null, look: "calculatedDecimal" }
    : undefined;
}
