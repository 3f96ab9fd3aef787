import {
  KIND_LABELS,
  NO_GRADE,
  STATE_LABELS,
  evaluatePace,
  type GradeSettings,
  type PaceRow,
} from "../../achievement";
import type { FiscalYear } from "../../plan";
import { ACTUAL_HEADERS as A, NO_INDICATOR } from "../../sheets";
import { ownersIn } from "./ownersIn";
import type { CellValue, TableSnapshot } from "../port";
import type { TableReader } from "../tableReader";
import type { Trend } from "./trends";

/** A row of 実績入力 in the year under review, as the sheet shows it. Rate and grade are not calculated again. */
export interface ReviewRow {
  readonly key: string;
  readonly code: string;
  readonly item: string;
  /** Each 担当課; none where the cell is empty. */
  readonly owners: readonly string[];
  /** 重点項目 of the item in the plan, such as 「Ⅱ 健全な財政運営」; "" for a code that the plan does not know. */
  readonly priority: string;
  readonly indicator: string;
  readonly unit: string;
  /** Of a row that is followed by stages, the planned one; of an item without indicators, its schedule's. */
  readonly target: CellValue;
  /** Of a row that is followed by stages, the reported one. */
  readonly actual: CellValue;
  /** A fraction; null where the cell shows no number. */
  readonly rate: number | null;
  /** 算定方法 as the cell names it, beside every rate. */
  readonly method: string;
  /** Sign and word, such as △やや遅れ; or why there is no grade. */
  readonly grade: string;
  /** 区分 in 設定, 1 is best; null where nothing was graded. */
  readonly level: number | null;
  readonly isOffTrack: boolean;
  /** Whether 設定 does not know the grade: its formula was typed over, or shows an error. */
  readonly isUnknown: boolean;
  /** A 理由・対応 is asked for and not there: off track, 算定不能 or 対象外, as the sheet marks it. */
  readonly lacksReason: boolean;
  /** The estimate for the year's end, only where it counts as 遅れ. Never a result. */
  readonly warning: PaceRow | null;
  readonly trend: Trend;
  /** Below which the answer stands: 実績, or 段階. */
  readonly header: string;
  /** Where the answer stands: sheet, 0-based row and column. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Where its 判定 stands. */
  readonly gradeCell: { readonly sheet: string; readonly row: number; readonly column: number };
}

export interface Level {
  readonly level: number;
  readonly sign: string;
  readonly label: string;
  readonly isOffTrack: boolean;
}

/** What is known beside the table. */
export interface ReviewContext {
  readonly reviewYear: FiscalYear;
  readonly levels: ReadonlyMap<string, Level>;
  /** 担当課 of the plan. */
  readonly owners: readonly string[];
  /** By code. */
  readonly priorities: ReadonlyMap<string, string>;
  readonly trendOf: (values: readonly CellValue[]) => Trend;
  /** null: nothing is estimated. */
  readonly pace: { readonly settings: GradeSettings; readonly asOf: number } | null;
}

/** What 判定 shows where there is no rate. */
export const REASONS: readonly string[] = Object.values(NO_GRADE);

/** States that ask for a reason, as the sheet colours it. */
const EXPLAINED: readonly CellValue[] = [STATE_LABELS.incalculable, STATE_LABELS.excluded];

/** One body row; `index` is its place in the table. */
export function reviewRow(
  table: TableSnapshot,
  read: TableReader,
  index: number,
  context: ReviewContext,
): ReviewRow {
  const values = table.values[index] ?? [];
  const text = (header: string) => String(read(values, header));
  const grade = text(A.grade);
  const rate = read(values, A.rate);
  const level = context.levels.get(grade);
  const isOffTrack = level?.isOffTrack ?? false;
  const isStage = read(values, A.kind) === KIND_LABELS.stage && table.headers.includes(A.stage);
  // As 判定 of 実績入力 has it: an indicator without a target is not measured by its item's schedule.
  const isBySchedule = isStage && text(A.indicator) === NO_INDICATOR;
  const header = isStage ? A.stage : A.actual;
  const place = (below: string) => ({
    sheet: table.sheet,
    row: table.row + 1 + index,
    column: table.column + table.headers.indexOf(below),
  });
  return {
    key: text(A.key),
    code: text(A.code),
    item: text(A.item),
    owners: ownersIn(text(A.owners), context.owners),
    priority: context.priorities.get(text(A.code)) ?? "",
    indicator: text(A.indicator),
    unit: text(A.unit),
    target: isBySchedule ? text(A.schedule) : read(values, A.target),
    actual: read(values, header),
    rate: typeof rate === "number" ? rate : null,
    method: text(A.method),
    grade,
    level: level?.level ?? null,
    isOffTrack,
    isUnknown: !level && !REASONS.includes(grade),
    lacksReason: text(A.reason).trim() === "" && (isOffTrack || EXPLAINED.includes(read(values, A.state))),
    warning: warningOf(read, values, context),
    trend: context.trendOf(values),
    header,
    ...place(header),
    gradeCell: place(A.grade),
  };
}

function warningOf(
  read: TableReader,
  values: readonly CellValue[],
  { reviewYear, pace }: ReviewContext,
): PaceRow | null {
  if (pace === null) return null;
  const found = evaluatePace(
    {
      target: read(values, A.target),
      actual: read(values, A.actual),
      state: read(values, A.state),
      method: read(values, A.method),
      baseline: read(values, A.baseline),
      direction: read(values, A.direction),
      firstHalf: read(values, A.firstHalf),
      forecast: read(values, A.forecast),
      kind: read(values, A.kind),
      year: reviewYear,
      asOf: pace.asOf,
    },
    pace.settings,
  );
  return found.isWarning ? found : null;
}
