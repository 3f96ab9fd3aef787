import {
  confirmedPlan,
  itemsInOrder,
  succeed,
  uncertainReadings,
  type Issue,
  type Plan,
  type Result,
  type UncertainReading,
} from "../../plan";
import { READING_HEADERS, TABLES, scheduleHeader, targetHeader, targetKey } from "../../sheets";
import type { CellPlace, TableSnapshot, WorkbookPort } from "../port";
import { READINGS_TABLES, readConfirmations } from "./readConfirmations";
import { refuseStranger } from "../readRecord";
import { changedReadings } from "./writeConfirmations";

/** A reading of the plan that is not certain, and what the office has made of it so far. */
export interface ReadingNow {
  readonly reading: UncertainReading;
  /** open: nobody has decided. lacking: somebody has, but something is missing. pending: the next write brings it. */
  readonly state: "open" | "lacking" | "confirmed" | "pending" | "corrected";
  /** What is lacking, in Japanese; null where nothing is. */
  readonly lacks: string | null;
  /** Where people decide; null where the workbook has no such row yet. */
  readonly decideAt: CellPlace | null;
  /** In 計画目標; null where the workbook has no such cell, and for a schedule as a whole. */
  readonly target: CellPlace | null;
}

/**
 * Every reading of the plan that is not certain, in the plan's order, with what 読み取り確認 says about it.
 *
 * @returns issues of `refuseStranger` and `readConfirmations`; no rows for a plan that was read with certainty.
 * @example (await listReadings(port, plan)).value[0].state // "open"
 */
export async function listReadings(port: WorkbookPort, plan: Plan): Promise<Result<readonly ReadingNow[]>> {
  const { tables, ...rest } = await port.snapshot({
    tables: [TABLES.targets, TABLES.record, ...READINGS_TABLES],
    names: [],
  });
  const own = refuseStranger(plan, { tables, ...rest });
  if (!own.ok) return own;
  const confirmations = readConfirmations(plan, { tables, ...rest });
  const { decisions, lacking, issues } = confirmations;
  const [first, ...more] = issues;
  if (first) return { ok: false, issues: [first, ...more] };
  const codes = new Set(itemsInOrder(plan).map(({ item }) => item.code));
  const pending = new Set(changedReadings(plan, confirmations, codes).map(({ key }) => key));
  return succeed(
    uncertainReadings(confirmedPlan(plan, decisions)).map((reading): ReadingNow => {
      const { key } = reading;
      return {
        reading,
        state: stateOf(reading, pending, lacking),
        lacks: lacking.get(key)?.message ?? null,
        decideAt: existing(tables, { table: TABLES.readings, key, header: READING_HEADERS.decision }),
        target: existing(tables, targetPlace(reading)),
      };
    }),
  );
}

function stateOf(
  { key, confirmation }: UncertainReading,
  pending: ReadonlySet<string>,
  lacking: ReadonlyMap<string, Issue>,
): ReadingNow["state"] {
  if (lacking.has(key)) return "lacking";
  return pending.has(key) ? "pending" : (confirmation?.kind ?? "open");
}

/** None for a whole schedule: not a cell is in doubt but where its row belongs. */
function targetPlace({ item, indicator, year, what }: UncertainReading): CellPlace | null {
  if (year === null) return null;
  return {
    table: TABLES.targets,
    key: targetKey(item, indicator ?? item.indicators[0] ?? null),
    header: what === "target" ? targetHeader(year) : scheduleHeader(year),
  };
}

function existing(tables: readonly TableSnapshot[], place: CellPlace | null): CellPlace | null {
  const table = place && tables.find(({ name }) => name === place.table);
  if (!table?.headers.includes(place?.header ?? "")) return null;
  const keys = table.headers.indexOf(READING_HEADERS.key);
  return table.values.some((values) => values[keys] === place?.key) ? place : null;
}
