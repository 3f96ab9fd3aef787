import {
  CONFIRMATION_WORDS,
  uncertainReadings,
  type Confirmation,
  type Plan,
  type ReadValue,
} from "../../plan";
import { HISTORY_ACTIONS, NO_INDICATOR, READING_HEADERS as R, TABLES } from "../../sheets";
import type { LogEntry } from "./LogEntry";
import { cellId, lastEntries, type History, type LoggedValue } from "./readHistory";

/**
 * Decisions of 読み取り確認 that the log does not have yet, and those that were taken back since.
 *
 * @param plan as the office has confirmed it.
 */
export function decisionEntries(plan: Plan, history: History): readonly LogEntry[] {
  const last = lastEntries(
    history,
    ({ action, header }) => action === HISTORY_ACTIONS.reading && header === R.decision,
  );
  return uncertainReadings(plan).flatMap(
    ({ key, year, item, indicator, value, confirmation }): LogEntry[] => {
      const before: LoggedValue = last.get(cellId(key, R.decision))?.after ?? null;
      const after = confirmation && decisionText(confirmation, value);
      if (before === after) return [];
      return [
        {
          action: "reading",
          table: TABLES.readings,
          key,
          year,
          item: item.name,
          indicator: indicator?.name ?? (item.indicators.length === 0 ? NO_INDICATOR : ""),
          header: R.decision,
          before,
          after,
          reading: confirmation ? `${R.ground}: ${confirmation.ground}` : "確認か訂正が取り下げられました。",
        },
      ];
    },
  );
}

/** @example "訂正済み 500（2026-05-01 財政課 山田）" */
function decisionText({ kind, on, by }: Confirmation, value: ReadValue): string {
  const corrected = kind === "corrected" ? ` ${shown(value)}` : "";
  return `${CONFIRMATION_WORDS[kind]}${corrected}（${on} ${by}）`;
}

function shown(value: ReadValue): string {
  if (typeof value === "number" || typeof value === "string") return String(value);
  return value === null ? "値なし" : value.map((stage) => stage ?? "値なし").join("、");
}
