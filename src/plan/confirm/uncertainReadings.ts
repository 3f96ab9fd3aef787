import { itemsInOrder, type PlacedItem } from "../lookup/planIndex";
import type {
  Cited,
  Confirmation,
  FiscalYear,
  Indicator,
  Item,
  Plan,
  ScheduleCell,
  TargetCell,
} from "../types";

/** What a cell says: a number, a stage, nothing; of a whole schedule its stages, one for each year. */
export type ReadValue = number | string | null | readonly (string | null)[];

/** A cell of the plan that was not read with certainty; or a schedule whose row was tied to its item by inference. */
export interface UncertainReading extends PlacedItem {
  /** Stable and unique, such as `2-1-2|2-1-2-1|2022|目標`. */
  readonly key: string;
  readonly what: "target" | "schedule";
  /** null for a schedule. */
  readonly indicator: Indicator | null;
  /** null for a whole schedule: it is in doubt to which item it belongs, not what it says. */
  readonly year: FiscalYear | null;
  /** How it was read; of a whole schedule, how it was tied. */
  readonly cited: Cited;
  /** What the transcription has, whatever was decided since. */
  readonly read: ReadValue;
  /** What holds now. */
  readonly value: ReadValue;
  readonly confirmation: Confirmation | null;
}

const WORDS = { target: "目標", schedule: "年度計画" } as const;

/** @example readingKey("2-1-2", "2-1-2-1", 2022, "target") // "2-1-2|2-1-2-1|2022|目標" */
export function readingKey(
  code: string,
  indicator: string | null,
  year: FiscalYear | null,
  what: UncertainReading["what"],
): string {
  return [code, indicator ?? "", year ?? "", WORDS[what]].join("|");
}

/**
 * Every reading of the plan that is not simply stated, in its order: of each item the schedule, then the targets. A cell that has
 * been confirmed or corrected is among them as before.
 *
 * @example uncertainReadings(plan)[0] // { key: "1-1-2||2020|年度計画", read: "調査・研究", value: "調査・研究", confirmation: null, … }
 */
export function uncertainReadings(plan: Plan): readonly UncertainReading[] {
  return itemsInOrder(plan).flatMap((placed) => [
    ...tieOf(placed),
    ...cellsOf(plan, placed, null, placed.item.schedule),
    ...placed.item.indicators.flatMap((indicator) => cellsOf(plan, placed, indicator, indicator.targets)),
  ]);
}

/** Whether a cell of a schedule stands or falls with the tie: it was read well, but perhaps for another item. */
export function isTied(item: Item, cell: ScheduleCell): boolean {
  const { scheduleAttribution: tie } = item;
  return tie !== undefined && tie.reading !== "stated" && cell.reading === "stated";
}

function tieOf(placed: PlacedItem): UncertainReading[] {
  const { item } = placed;
  const tied = item.schedule.find((cell) => isTied(item, cell));
  if (tied === undefined || item.scheduleAttribution === undefined) return [];
  return [
    {
      ...placed,
      key: readingKey(item.code, null, null, "schedule"),
      what: "schedule",
      indicator: null,
      year: null,
      cited: item.scheduleAttribution,
      read: item.schedule.map((cell) => (isTied(item, cell) ? textRead(cell) : cell.value)),
      value: item.schedule.map(({ value }) => value),
      confirmation: tied.confirmation ?? null,
    },
  ];
}

function textRead({ value, confirmation }: ScheduleCell): string | null {
  if (confirmation === undefined) return value;
  return typeof confirmation.was === "number" ? String(confirmation.was) : confirmation.was;
}

function cellsOf(
  plan: Plan,
  placed: PlacedItem,
  indicator: Indicator | null,
  cells: readonly TargetCell[],
): UncertainReading[] {
  const what = indicator === null ? "schedule" : "target";
  return cells.flatMap((cell, at): UncertainReading[] => {
    const year = plan.years[at];
    if (cell.reading === "stated" || year === undefined) return [];
    return [
      {
        ...placed,
        key: readingKey(placed.item.code, indicator?.id ?? null, year, what),
        what,
        indicator,
        year,
        cited: cell,
        read: cell.confirmation ? cell.confirmation.was : cell.value,
        value: cell.value,
        confirmation: cell.confirmation ?? null,
      },
    ];
  });
}
