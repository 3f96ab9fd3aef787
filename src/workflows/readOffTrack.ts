import { NO_GRADE, STANDING_LABELS } from "../achievement";
import { fail, succeed, type FiscalYear, type Result } from "../plan";
import { ACTUAL_HEADERS, LEVEL_HEADERS, NAMES, TABLES } from "../sheets";
import type { CellValue, TableSnapshot, WorkbookPort, WorkbookSnapshot } from "./port";
import { tableReader, type TableReader } from "./tableReader";

/** A row of 実績入力 that needs attention, as the sheet shows it. Nothing is calculated again. */
export interface OffTrackRow {
  readonly key: string;
  readonly code: string;
  readonly item: string;
  /** As the cell has them; several are separated as in the sheet. */
  readonly owners: string;
  readonly indicator: string;
  readonly unit: string;
  readonly fiscalYear: FiscalYear;
  readonly target: CellValue;
  readonly actual: CellValue;
  /** A fraction; null where the cell shows no number. */
  readonly rate: number | null;
  /** Sign and word, such as △やや遅れ. */
  readonly grade: string;
  /** 区分 in 設定; 1 is best. */
  readonly level: number;
  /** Whether 理由・対応 is filled in. */
  readonly hasReason: boolean;
  /** Where 実績 stands: sheet, 0-based row and column. */
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface GradeCount {
  readonly label: string;
  /** 区分 in 設定; null for rows without a grade, such as 未回答. */
  readonly level: number | null;
  readonly isOffTrack: boolean;
  readonly rows: number;
}

/** A 判定 that 設定 does not know: its formula was typed over, or shows an error. */
export interface UnknownGrade {
  readonly text: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export type OffTrack =
  /** The tables are not in this workbook yet. */
  | { readonly isNew: true }
  | {
      readonly isNew: false;
      readonly reviewYear: FiscalYear;
      /** In the order of 設定, then the reasons for no grade; only of the year under review, each row counted once. */
      readonly counts: readonly GradeCount[];
      /** Worst first, then as in the sheet. */
      readonly rows: readonly OffTrackRow[];
      readonly unknown: readonly UnknownGrade[];
    };

interface Level {
  readonly level: number;
  readonly label: string;
  readonly isOffTrack: boolean;
}

/**
 * What is off track in the year under review, read from the workbook's tables by header. Which grades count as off
 * track stands in 設定 (扱い).
 *
 * @returns issues `table.missing` (only one of the two tables is there), `table.columnMissing`, `settings.reviewYear`.
 * @example readOffTrack(port) // { ok: true, value: { isNew: false, reviewYear: 2022, counts: [...], rows: [...] } }
 */
export async function readOffTrack(port: WorkbookPort): Promise<Result<OffTrack>> {
  return offTrackIn(
    await port.snapshot({ tables: [TABLES.actuals, TABLES.levels], names: [NAMES.reviewYear] }),
  );
}

export function offTrackIn(snapshot: WorkbookSnapshot): Result<OffTrack> {
  const actuals = snapshot.tables.find(({ name }) => name === TABLES.actuals);
  const levelTable = snapshot.tables.find(({ name }) => name === TABLES.levels);
  if (!actuals) return succeed({ isNew: true });
  if (!levelTable) return missing(TABLES.levels);
  const levels = levelsIn(levelTable);
  if (!levels.ok) return levels;
  const reviewYear = snapshot.names.find(({ name }) => name === NAMES.reviewYear)?.values[0]?.[0];
  if (typeof reviewYear !== "number") {
    return fail(
      "settings.reviewYear",
      NAMES.reviewYear,
      `設定の対象年度が数値ではありません(「${String(reviewYear ?? "")}」)。設定の「対象年度」で年度を選んでください。`,
    );
  }
  const read = tableReader(actuals, SHOWN_HEADERS);
  if (!read.ok) return read;
  return succeed({ isNew: false, reviewYear, ...collect(actuals, read.value, levels.value, reviewYear) });
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

function collect(
  table: TableSnapshot,
  read: TableReader,
  levels: readonly Level[],
  reviewYear: FiscalYear,
): Pick<Extract<OffTrack, { isNew: false }>, "counts" | "rows" | "unknown"> {
  const byLabel = new Map(levels.map((level) => [level.label, level]));
  const counted = new Map<string, number>();
  const rows: OffTrackRow[] = [];
  const unknown: UnknownGrade[] = [];

  table.values.forEach((values, index) => {
    const text = (header: string) => String(read(values, header));
    if (read(values, ACTUAL_HEADERS.westernYear) !== reviewYear) return;
    const grade = text(ACTUAL_HEADERS.grade);
    const place = (header: string) => ({
      sheet: table.sheet,
      row: table.row + 1 + index,
      column: table.column + table.headers.indexOf(header),
    });
    const level = byLabel.get(grade);
    if (!level && !REASONS.includes(grade)) {
      unknown.push({ text: grade, ...place(ACTUAL_HEADERS.grade) });
      return;
    }
    counted.set(grade, (counted.get(grade) ?? 0) + 1);
    if (!level?.isOffTrack) return;
    const rate = read(values, ACTUAL_HEADERS.rate);
    rows.push({
      key: text(ACTUAL_HEADERS.key),
      code: text(ACTUAL_HEADERS.code),
      item: text(ACTUAL_HEADERS.item),
      owners: text(ACTUAL_HEADERS.owners),
      indicator: text(ACTUAL_HEADERS.indicator),
      unit: text(ACTUAL_HEADERS.unit),
      fiscalYear: reviewYear,
      target: read(values, ACTUAL_HEADERS.target),
      actual: read(values, ACTUAL_HEADERS.actual),
      rate: typeof rate === "number" ? rate : null,
      grade,
      level: level.level,
      hasReason: text(ACTUAL_HEADERS.reason).trim() !== "",
      ...place(ACTUAL_HEADERS.actual),
    });
  });

  const reasons = REASONS.map((label) => ({ label, level: null, isOffTrack: false }));
  return {
    counts: [...levels, ...reasons]
      .map((level) => ({ ...level, rows: counted.get(level.label) ?? 0 }))
      .filter(({ level, rows: count }) => level !== null || count > 0),
    rows: rows.sort((a, b) => b.level - a.level),
    unknown,
  };
}

/** What 判定 shows where there is no rate. */
const REASONS: readonly string[] = Object.values(NO_GRADE);

function levelsIn(table: TableSnapshot): Result<readonly Level[]> {
  const read = tableReader(table, [LEVEL_HEADERS.level, LEVEL_HEADERS.label, LEVEL_HEADERS.standing]);
  if (!read.ok) return read;
  return succeed(
    table.values.map((values, index) => ({
      level: Number(read.value(values, LEVEL_HEADERS.level)) || index + 1,
      label: String(read.value(values, LEVEL_HEADERS.label)),
      isOffTrack: read.value(values, LEVEL_HEADERS.standing) === STANDING_LABELS.offTrack,
    })),
  );
}

function missing(table: string): Result<never> {
  return fail(
    "table.missing",
    table,
    `表「${table}」がありません。元に戻す操作で表を戻すか、行革プランのタブの［書き込む］で作り直してください。`,
  );
}
