import {
  CONTINUES,
  READING_WORDS,
  TO_BE_CHECKED,
  certainty,
  formatEraLong,
  readingInWords,
  type Plan,
} from "../plan";
import {
  DIRECTION_LABELS,
  KIND_LABELS,
  METHOD_LABELS,
  NO_GRADE,
  STATE_LABELS,
  evaluateRow,
  type GradeSettings,
  type RowResult,
} from "../achievement";
import type { ActualRow } from "../sheets";
import { OPEN_HEADERS as H, OPEN_KINDS as K, OTHER_THAN_PLAN, ownerHeader } from "./openHeaders";
import { NOT_APPLICABLE, NO_NUMBER, type OpenTable, type OpenValue } from "./openTable";
import { plainText } from "./plainText";

/** What a row of 実績入力 holds; empty cells are "". */
export interface ReportedCells {
  readonly schedule: ReportedValue;
  readonly target: ReportedValue;
  readonly direction: ReportedValue;
  readonly actual: ReportedValue;
  readonly stage: ReportedValue;
  readonly state: ReportedValue;
  readonly baseline: ReportedValue;
  readonly method: ReportedValue;
}

export type ReportedValue = string | number | boolean;

/** A row of the plan with what the workbook says about it. */
export interface ReportedRow {
  readonly row: ActualRow;
  readonly cells: ReportedCells;
}

/** Rate and grade of a reported row by the rules of the sheet. */
export function resultOf(plan: Plan, { row, cells }: ReportedRow, settings: GradeSettings): RowResult {
  // An indicator without a target has none, whatever the schedule of its item says.
  const schedule = row.indicator === null ? cells.schedule : "";
  return evaluateRow({ ...cells, schedule }, settings, plan.stages);
}

/**
 * The published table: one row per indicator and year (an item without an indicator has a row per year as well), one datum
 * per cell, no cell empty.
 *
 * What a thing is called comes from the plan; values come from the workbook. 達成率 is in percent, with its unit beside it,
 * rounded as 設定 says; rates and grades follow from the inputs by {@link resultOf}. 目標値, 実績値, 基準値 and 達成率 are numbers or
 * {@link NO_NUMBER}, and the 区分 beside each says why. A number beside 未回答, 算定不能 or 対象外 is not published: the department has taken
 * it back. Texts that departments write freely (取組状況, 理由・対応) are not part of the table.
 *
 * @example openTable(plan, reported, DEFAULT_SETTINGS).headers // ["地方公共団体名", "計画名", …]
 */
export function openTable(plan: Plan, reported: readonly ReportedRow[], settings: GradeSettings): OpenTable {
  const owners = Math.max(1, ...reported.map(({ row }) => row.item.owners.length));
  const columns = columnsOf(plan, owners, settings);
  return {
    name: "公開データ",
    headers: columns.map(([header]) => header),
    rows: reported.map((one) => {
      const seen = seenRow(plan, one, settings);
      return columns.map(([, cell]) => published(cell(seen)));
    }),
  };
}

/** null stands for no number, "" for no word. */
type Cell = OpenValue | null;
type Column = readonly [header: string, cell: (seen: SeenRow) => Cell];

function published(cell: Cell): OpenValue {
  if (cell === null) return NO_NUMBER;
  return typeof cell === "number" ? cell : plainText(cell) || NOT_APPLICABLE;
}

function columnsOf(plan: Plan, owners: number, settings: GradeSettings): readonly Column[] {
  const ownerColumns = Array.from({ length: owners }, (_, index): Column => [
    ownerHeader(index),
    ({ row }) => row.item.owners[index]?.value ?? "",
  ]);
  return [
    [H.municipality, () => plan.municipality],
    [H.plan, () => plan.title],
    [H.priorityCode, ({ row }) => row.priority.code],
    [H.priority, ({ row }) => row.priority.name],
    [H.measureCode, ({ row }) => row.measure.code],
    [H.measure, ({ row }) => row.measure.name],
    [H.code, ({ row }) => row.item.code],
    [H.item, ({ row }) => row.item.name],
    ...ownerColumns,
    [H.indicatorId, ({ row }) => row.indicator?.id ?? ""],
    [H.indicator, ({ row }) => row.indicator?.name ?? ""],
    [H.kind, ({ row }) => (row.indicator ? KIND_LABELS[row.indicator.kind] : "")],
    [H.unit, ({ row }) => row.indicator?.unit ?? ""],
    [H.year, ({ row }) => formatEraLong(row.year)],
    [H.westernYear, ({ row }) => row.year],
    [H.target, ({ target }) => target.number],
    [H.targetKind, ({ target }) => target.kind],
    [H.targetStage, ({ target }) => target.stage],
    [H.reading, ({ reading }) => reading],
    [H.direction, ({ row }) => DIRECTION_LABELS[row.indicator?.direction ?? "none"]],
    [H.actual, ({ actual }) => actual.number],
    [H.actualKind, ({ actual }) => actual.kind],
    [H.state, ({ actual }) => actual.state],
    [H.stage, ({ actual }) => actual.stage],
    [H.baseline, ({ cells }) => numberIn(cells.baseline)],
    [H.baselineKind, ({ cells }) => kindOf(cells.baseline, K.notSet)],
    [H.method, ({ cells }) => String(cells.method) || METHOD_LABELS.ratio],
    [H.rate, ({ result }) => (result.rate === "" ? null : percent(result.rate))],
    [H.rateUnit, () => "%"],
    [H.rateKind, ({ result, level }) => rateKind(result, level)],
    [H.grade, ({ result, level }) => gradeWord(result, level, settings)],
    [H.level, ({ level }) => level],
  ];
}

interface SeenRow extends ReportedRow {
  readonly target: { readonly number: number | null; readonly kind: string; readonly stage: string };
  readonly reading: string;
  readonly actual: {
    readonly number: number | null;
    readonly kind: string;
    readonly state: string;
    readonly stage: string;
  };
  readonly result: RowResult;
  /** 1 is best; null where nothing was graded. */
  readonly level: number | null;
}

function seenRow(plan: Plan, one: ReportedRow, settings: GradeSettings): SeenRow {
  const result = resultOf(plan, one, settings);
  const index = settings.levels.findIndex(({ sign, word }) => sign + word === result.grade);
  return {
    ...one,
    target: targetOf(one),
    reading: readingOf(one),
    actual: actualOf(one),
    result,
    level: index < 0 ? null : index + 1,
  };
}

function targetOf({ row, cells }: ReportedRow): SeenRow["target"] {
  const shown = row.indicator === null ? cells.schedule : cells.target;
  const number = numberIn(shown);
  if (number !== null) return { number, kind: K.number, stage: "" };
  if (shown === "") return { number, kind: K.noTarget, stage: "" };
  if (shown === TO_BE_CHECKED || typeof shown === "boolean") return { number, kind: K.check, stage: "" };
  return { number, kind: K.stage, stage: String(shown) };
}

/** How the plan's own cell was read; ⇒ is followed back to the cell that it continues. */
function readingOf({ row, cells }: ReportedRow): string {
  const planned = row.indicator?.targets ?? row.item.schedule;
  let first = row.index;
  while (first > 0 && planned[first]?.value === CONTINUES) first -= 1;
  const cell = planned[first];
  if (!cell) throw new RangeError(`the plan has no cell ${row.index} for ${row.key}`);
  const run = planned.slice(first, row.index + 1);
  const isOpen = row.indicator === null && run.some(({ confirmation }) => confirmation === undefined);
  const tied = isOpen && row.item.scheduleAttribution ? [row.item.scheduleAttribution] : [];
  const isUnreadable = certainty(cell) === "unreadable";
  const reading = isUnreadable ? READING_WORDS.unreadable : readingInWords([...run, ...tied]);
  const expected = isUnreadable ? TO_BE_CHECKED : (cell.value ?? "");
  const shown = row.indicator === null ? cells.schedule : cells.target;
  return shown === expected ? reading : OTHER_THAN_PLAN;
}

/** The state decides first, as in 判定: who is not asked, or cannot tell, has no number. */
function actualOf({ cells }: ReportedRow): SeenRow["actual"] {
  const none = (kind: string, state = kind) => ({ number: null, kind, state, stage: "" });
  const chosen = String(cells.state);
  const { unanswered, incalculable, excluded, preliminary, final } = STATE_LABELS;
  if ([unanswered, incalculable, excluded].includes(chosen)) return none(chosen);
  if (chosen !== "" && chosen !== preliminary && chosen !== final) return none(K.check);
  // A blank state counts as 速報 as soon as something is there.
  const state = chosen === "" ? preliminary : chosen;
  if (cells.method === METHOD_LABELS.stage) {
    if (cells.stage === "") return none(K.unanswered);
    return { number: null, kind: K.stage, state, stage: String(cells.stage) };
  }
  const number = numberIn(cells.actual);
  if (number === null) return cells.actual === "" ? none(K.unanswered) : none(K.check, state);
  return { number, kind: K.number, state, stage: "" };
}

function numberIn(value: ReportedValue): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function kindOf(value: ReportedValue, blank: string): string {
  if (value === "") return blank;
  return numberIn(value) === null ? K.check : K.number;
}

/** Without the noise of binary arithmetic: 0.901 is 90.1. */
function percent(fraction: number): number {
  return Number((fraction * 100).toPrecision(12));
}

function rateKind({ rate, grade }: RowResult, level: number | null): string {
  if (rate !== "") return K.number;
  return level === null ? reasonWord(grade) : K.stage;
}

/** The word without its sign, unless the words alone would not tell two levels apart. */
function gradeWord({ grade }: RowResult, level: number | null, { levels }: GradeSettings): string {
  const own = level === null ? undefined : levels[level - 1];
  if (!own) return reasonWord(grade);
  return levels.filter(({ word }) => word === own.word).length > 1 ? grade : own.word;
}

/** ―対象外 as a word of its own. */
function reasonWord(grade: string): string {
  return Object.values<string>(NO_GRADE).includes(grade) ? grade.replace(/^―/u, "") : grade;
}
