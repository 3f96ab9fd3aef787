import { STANDING_LABELS } from "../../achievement";
import { fail, itemsInOrder, succeed, type FiscalYear, type Plan, type Result } from "../../plan";
import { ACTUAL_HEADERS, LEVEL_HEADERS, NAMES, TABLES } from "../../sheets";
import type { SnapshotRequest, TableSnapshot, WorkbookPort, WorkbookSnapshot } from "../port";
import { readAsOf } from "./readAsOf";
import { readSettings } from "../readSettings";
import { REASONS, reviewRow, type Level, type ReviewContext, type ReviewRow } from "./reviewRow";
import { tableReader } from "../tableReader";
import { trendsIn } from "./trends";

export interface GradeCount {
  readonly label: string;
  /** 記号 in 設定; "" where there is none, and for rows without a grade. */
  readonly sign: string;
  /** 区分 in 設定; null for rows without a grade, such as 未回答. */
  readonly level: number | null;
  readonly isOffTrack: boolean;
  readonly rows: number;
}

export type OffTrack =
  /** The tables are not in this workbook yet. */
  | { readonly isNew: true }
  | {
      readonly isNew: false;
      readonly reviewYear: FiscalYear;
      /** In the order of 設定, then the reasons for no grade; each row of the year whose grade is known counted once. */
      readonly counts: readonly GradeCount[];
      /** Every row of the year under review: off track first and the worst of them first, then as in the sheet. */
      readonly rows: readonly ReviewRow[];
      /** Names of the 重点項目, in the plan's order. */
      readonly priorities: readonly string[];
      /** Why no year's end is estimated: what to correct in 設定. null: estimates are there. */
      readonly noEstimate: string | null;
    };

export const OFF_TRACK_REQUEST: SnapshotRequest = {
  tables: [TABLES.actuals, TABLES.levels, TABLES.settings],
  names: [NAMES.reviewYear],
};

/**
 * What is off track in the year under review, read from the workbook's tables by header. Which grades count as off
 * track stands in 設定 (扱い). Rates and grades are the sheet's; only the estimate of the year's end is worked out here.
 *
 * @param plan says to which 重点項目 an item belongs, and the order of the stages.
 * @returns issues `table.missing` (only one of the two tables is there), `table.columnMissing`, `settings.reviewYear`.
 * @example readOffTrack(port, plan) // { ok: true, value: { isNew: false, reviewYear: 2022, counts: [...], rows: [...] } }
 */
export async function readOffTrack(port: WorkbookPort, plan: Plan): Promise<Result<OffTrack>> {
  return offTrackIn(await port.snapshot(OFF_TRACK_REQUEST), plan);
}

export function offTrackIn(snapshot: WorkbookSnapshot, plan: Plan): Result<OffTrack> {
  const actuals = snapshot.tables.find(({ name }) => name === TABLES.actuals);
  const levelTable = snapshot.tables.find(({ name }) => name === TABLES.levels);
  if (!actuals) return succeed({ isNew: true });
  if (!levelTable) return missing(TABLES.levels);
  const levels = levelsIn(levelTable);
  if (!levels.ok) return levels;
  const reviewYear = valueOf(snapshot, NAMES.reviewYear);
  if (typeof reviewYear !== "number") {
    return fail(
      "settings.reviewYear",
      NAMES.reviewYear,
      `設定の対象年度が数値ではありません(「${String(reviewYear ?? "")}」)。設定の「対象年度」で年度を選んでください。`,
    );
  }
  const read = tableReader(actuals, SHOWN_HEADERS);
  if (!read.ok) return read;
  const pace = paceIn(snapshot);
  const context: ReviewContext = {
    reviewYear,
    levels: new Map(levels.value.map((level) => [level.label, level])),
    owners: [...new Set(itemsInOrder(plan).flatMap(({ item }) => item.owners.map(({ value }) => value)))],
    priorities: new Map(
      itemsInOrder(plan).map(({ item, priority }) => [item.code, `${priority.numeral} ${priority.name}`]),
    ),
    trendOf: trendsIn(actuals, read.value, plan.stages),
    pace: pace.ok ? pace.value : null,
  };
  const rows = actuals.values.flatMap((values, index) =>
    read.value(values, ACTUAL_HEADERS.westernYear) === reviewYear
      ? [reviewRow(actuals, read.value, index, context)]
      : [],
  );
  return succeed({
    isNew: false,
    reviewYear,
    counts: countsOf(rows, levels.value),
    rows: rows.sort((a, b) => urgency(b) - urgency(a)),
    priorities: plan.priorities.map(({ numeral, name }) => `${numeral} ${name}`),
    noEstimate: pace.ok ? null : pace.issues[0].message,
  });
}

/** Other columns may be renamed or gone: the list does without them. */
const SHOWN_HEADERS: readonly string[] = [
  ACTUAL_HEADERS.key,
  ACTUAL_HEADERS.westernYear,
  ACTUAL_HEADERS.owners,
  ACTUAL_HEADERS.code,
  ACTUAL_HEADERS.item,
  ACTUAL_HEADERS.indicator,
  ACTUAL_HEADERS.unit,
  ACTUAL_HEADERS.target,
  ACTUAL_HEADERS.actual,
  ACTUAL_HEADERS.rate,
  ACTUAL_HEADERS.grade,
  ACTUAL_HEADERS.reason,
];

function urgency({ isOffTrack, level }: ReviewRow): number {
  return isOffTrack ? (level ?? 0) : 0;
}

function countsOf(rows: readonly ReviewRow[], levels: readonly Level[]): readonly GradeCount[] {
  const counted = new Map<string, number>();
  for (const { grade, isUnknown } of rows) if (!isUnknown) counted.set(grade, (counted.get(grade) ?? 0) + 1);
  const reasons = REASONS.map((label) => ({ label, sign: "", level: null, isOffTrack: false }));
  return [...levels, ...reasons]
    .map((level) => ({ ...level, rows: counted.get(level.label) ?? 0 }))
    .filter(({ level, rows: count }) => level !== null || count > 0);
}

function levelsIn(table: TableSnapshot): Result<readonly Level[]> {
  const read = tableReader(table, [LEVEL_HEADERS.level, LEVEL_HEADERS.label, LEVEL_HEADERS.standing]);
  if (!read.ok) return read;
  return succeed(
    table.values.map((values, index) => ({
      level: Number(read.value(values, LEVEL_HEADERS.level)) || index + 1,
      sign: String(read.value(values, LEVEL_HEADERS.sign)),
      label: String(read.value(values, LEVEL_HEADERS.label)),
      isOffTrack: read.value(values, LEVEL_HEADERS.standing) === STANDING_LABELS.offTrack,
    })),
  );
}

/** What an estimate needs from 設定. Without it the rest is shown all the same. */
function paceIn(snapshot: WorkbookSnapshot): Result<NonNullable<ReviewContext["pace"]>> {
  const settings = readSettings(snapshot);
  if (!settings.ok) return settings;
  const asOf = readAsOf(snapshot);
  if (!asOf.ok) return asOf;
  if (asOf.value !== null) return succeed({ settings: settings.value, asOf: asOf.value });
  return fail(
    "settings.asOf",
    NAMES.asOf,
    "設定の基準日が空欄です。設定の「基準日」に、いつ時点の回答かを入力してください。",
  );
}

function valueOf(snapshot: WorkbookSnapshot, name: string) {
  return snapshot.names.find((one) => one.name === name)?.values[0]?.[0];
}

function missing(table: string): Result<never> {
  return fail(
    "table.missing",
    table,
    `表「${table}」がありません。元に戻す操作で表を戻すか、行革プランのタブの［書き込む］で作り直してください。`,
  );
}
