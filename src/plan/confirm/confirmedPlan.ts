import type { Confirmation, Indicator, Item, Plan, ScheduleCell, TargetCell } from "../types";
import { isTied, readingKey, type ReadValue } from "./uncertainReadings";

/** What the office decided about one reading: that it is right, or what is right instead. */
export type ReadingDecision = Pick<Confirmation, "by" | "on" | "ground"> &
  (
    | { readonly kind: "confirmed" }
    /** null: no target, nothing planned. */
    | { readonly kind: "corrected"; readonly value: ReadValue }
  );

/** By the key of the reading, see `uncertainReadings`. */
export type ReadingDecisions = ReadonlyMap<string, ReadingDecision>;

/**
 * The plan as the office has confirmed and corrected it: each cell that was decided about carries its `confirmation`, and a
 * corrected one its new value. How it was read stays as the transcription has it. Decisions about other cells than those of
 * `uncertainReadings` change nothing: what the source states is not the office's to change.
 *
 * @param plan the transcription itself. @returns the very same plan where nothing was decided.
 * @example confirmedPlan(plan, new Map([["2-1-2|2-1-2-1|2022|目標", { kind: "corrected", value: 500, by: "…", on: "2026-05-01", ground: "…" }]]))
 */
export function confirmedPlan(plan: Plan, decisions: ReadingDecisions): Plan {
  if (decisions.size === 0) return plan;
  return {
    ...plan,
    priorities: plan.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.map((measure) => ({
        ...measure,
        items: measure.items.map((item) => confirmedItem(plan, item, decisions)),
      })),
    })),
  };
}

function confirmedItem(plan: Plan, item: Item, decisions: ReadingDecisions): Item {
  const tie = decisions.get(readingKey(item.code, null, null, "schedule"));
  return {
    ...item,
    schedule: item.schedule.map((cell, at): ScheduleCell => {
      if (isTied(item, cell)) return tie ? decided(cell, tie, stageOf, at) : cell;
      const decision = decisionAt(plan, item, null, cell, at, decisions);
      return decision ? decided(cell, decision, stageOf, at) : cell;
    }),
    indicators: item.indicators.map((indicator): Indicator => ({
      ...indicator,
      targets: indicator.targets.map((cell, at): TargetCell => {
        const decision = decisionAt(plan, item, indicator, cell, at, decisions);
        return decision ? decided(cell, decision, single, at) : cell;
      }),
    })),
  };
}

function decisionAt(
  { years }: Plan,
  item: Item,
  indicator: Indicator | null,
  { reading }: TargetCell,
  at: number,
  decisions: ReadingDecisions,
): ReadingDecision | undefined {
  const year = years[at];
  if (reading === "stated" || year === undefined) return undefined;
  const what = indicator === null ? "schedule" : "target";
  return decisions.get(readingKey(item.code, indicator?.id ?? null, year, what));
}

function decided<V extends number | string | null, T extends TargetCell & { readonly value: V }>(
  cell: T,
  decision: ReadingDecision,
  valueOf: (value: ReadValue, at: number) => V,
  at: number,
): T {
  const { kind, by, on, ground } = decision;
  const confirmation: Confirmation = { kind, was: cell.value, by, on, ground };
  return { ...cell, confirmation, value: kind === "corrected" ? valueOf(decision.value, at) : cell.value };
}

/** A stage is a text, whoever gave it. */
function stageOf(value: ReadValue, at: number): string | null {
  const one = single(value, at);
  return typeof one === "number" ? String(one) : one;
}

/** Of a whole schedule, what it says for the year. */
function single(value: ReadValue, at: number): number | string | null {
  return isList(value) ? (value[at] ?? null) : value;
}

function isList(value: ReadValue): value is readonly (string | null)[] {
  return Array.isArray(value);
}
