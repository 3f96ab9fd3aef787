import type { Selection } from "../choice";
import type { ProgressRow } from "./progressColumns";

/** The rows of 進捗一覧 for a choice: one per indicator, and one per item without an indicator, in the plan's order. */
export function progressRows({ items }: Pick<Selection, "items">): readonly ProgressRow[] {
  return items.flatMap((placed): ProgressRow[] =>
    (placed.item.indicators.length === 0 ? [null] : placed.item.indicators).map((indicator) => ({
      ...placed,
      indicator,
    })),
  );
}

/** Names of 重点項目 as 進捗一覧 has them, in the plan's order. */
export function priorityNames({ items }: Pick<Selection, "items">): readonly string[] {
  return [...new Set(items.map(({ priority }) => `${priority.numeral} ${priority.name}`))];
}
