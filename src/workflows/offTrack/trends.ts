import { KIND_LABELS, STATE_LABELS } from "../../achievement";
import type { FiscalYear } from "../../plan";
import { ACTUAL_HEADERS as A, NO_INDICATOR } from "../../sheets";
import type { CellValue, TableSnapshot } from "../port";
import type { TableReader } from "../tableReader";

/** Target and actual value of one year; null where there is none. Of stages, positions in the plan's list. */
export interface TrendYear {
  readonly year: FiscalYear;
  readonly target: number | null;
  readonly actual: number | null;
}

/** An indicator, or an item without one, over the years that the workbook has, oldest first. */
export interface Trend {
  /** `amount`: counted from zero, as 合計 and 一回; `level`: a reading; `stage`: steps of `stages`. */
  readonly kind: "amount" | "level" | "stage";
  readonly years: readonly TrendYear[];
  /** The plan's stages from first to last; empty for numbers. */
  readonly stages: readonly string[];
}

/** A number in such a row does not count. */
const UNCOUNTED: readonly CellValue[] = [
  STATE_LABELS.unanswered,
  STATE_LABELS.incalculable,
  STATE_LABELS.excluded,
];

/**
 * All trends of 実績入力 in one pass. Rows of different years belong together by their key without its year.
 *
 * @param stages the plan's.
 * @returns the trend to which a body row belongs.
 */
export function trendsIn(
  table: TableSnapshot,
  read: TableReader,
  stages: readonly string[],
): (values: readonly CellValue[]) => Trend {
  const years = new Map<string, TrendYear[]>();
  const positions = new Map(stages.map((stage, index) => [stage.toLowerCase(), index]));
  const positionOf = (value: CellValue) => positions.get(String(value).toLowerCase()) ?? null;
  const nameOf = (values: readonly CellValue[]) => {
    const key = String(read(values, A.key));
    return key.slice(0, Math.max(0, key.lastIndexOf("|")));
  };
  for (const values of table.values) {
    const year = read(values, A.westernYear);
    if (typeof year !== "number") continue;
    const isCounted = !UNCOUNTED.includes(read(values, A.state));
    const isStage = kindOf(read, values) === "stage";
    const target = isStage ? positionOf(plannedStage(read, values)) : numberIn(read(values, A.target));
    const actual = isStage ? positionOf(read(values, A.stage)) : numberIn(read(values, A.actual));
    const point = { year, target, actual: isCounted ? actual : null };
    const found = years.get(nameOf(values));
    if (found) found.push(point);
    else years.set(nameOf(values), [point]);
  }
  for (const points of years.values()) points.sort((a, b) => a.year - b.year);
  return (values) => {
    const kind = kindOf(read, values);
    return { kind, years: years.get(nameOf(values)) ?? [], stages: kind === "stage" ? stages : [] };
  };
}

function kindOf(read: TableReader, values: readonly CellValue[]): Trend["kind"] {
  const kind = read(values, A.kind);
  if (kind === KIND_LABELS.stage) return "stage";
  return kind === KIND_LABELS.level ? "level" : "amount";
}

/** As the grade takes it: the schedule counts only for an item without an indicator. */
function plannedStage(read: TableReader, values: readonly CellValue[]): CellValue {
  const target = read(values, A.target);
  if (typeof target === "string" && target !== "") return target;
  return read(values, A.indicator) === NO_INDICATOR ? read(values, A.schedule) : "";
}

function numberIn(value: CellValue): number | null {
  return typeof value === "number" ? value : null;
}
