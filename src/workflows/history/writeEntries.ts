import { CONFIRMATION_WORDS, formatEra, type Confirmation, type Plan } from "../../plan";
import {
  MADE_SHEETS,
  SHEETS,
  TABLES,
  sameContent,
  selectFrom,
  type Content,
  type SheetSpec,
  type WriteChoice,
} from "../../sheets";
import { newSheetsInWords } from "../write/cardsInWords";
import type { CellDifference } from "../write/compareTable";
import type { ComparedTable, WorkbookComparison } from "../write/compareWorkbook";
import { summarise } from "../write/summarise";
import type { LogEntry } from "./LogEntry";
import { cellsOfPlan, type LoggedCell } from "./loggedCell";
import { loggedValue, type LoggedValue } from "./readHistory";

/** Tables of which each cell is logged: the plan's numbers, and the rates and grades beside what people filled in. */
const BY_CELL: readonly string[] = [TABLES.targets, TABLES.actuals];

/** What the tables hold by the decisions that the last write brought. */
export interface EarlierDecisions {
  readonly plan: Plan;
  readonly sheets: readonly SheetSpec[];
}

export interface Writing {
  /** As the office has confirmed it. */
  readonly plan: Plan;
  /** null where this write brings no other decisions than the last one. */
  readonly earlier: EarlierDecisions | null;
  readonly choice: WriteChoice;
  readonly comparison: WorkbookComparison;
  /** The workbook was last written from this very plan: what differs was changed in the workbook. */
  readonly isSamePlan: boolean;
}

/**
 * What a write does, for 変更履歴: one row for the sheets that it makes, one for another version of the plan, each changed cell of 計画目標 and 実績入力 with what
 * people had there, and one row for each other table and for added rows.
 */
export function writeEntries(writing: Writing): readonly LogEntry[] {
  const { plan, choice, comparison } = writing;
  const visible = comparison.tables.filter(({ sheet }) => sheet.visibility === "visible");
  const reasonOf = reasons(writing);
  const cellOf = cellsOfPlan(plan);
  return [
    ...madeSheets(plan, choice, comparison),
    ...newVersion(comparison),
    ...visible.flatMap((table) => [...addedRows(table), ...changedCells(table, cellOf, reasonOf)]),
    ...changedCards(visible.filter(isCard)),
  ];
}

function madeSheets(plan: Plan, choice: WriteChoice, comparison: WorkbookComparison): readonly LogEntry[] {
  const names = newSheetsInWords(summarise(comparison));
  const selection = selectFrom(plan, choice);
  if (names.length === 0 || !selection.ok) return [];
  const { items, years } = selection.value;
  const of = `取組項目 ${items.length}件、年度 ${years.map(({ year }) => formatEra(year)).join("、")}`;
  return [{ action: "write", reading: `${MADE_SHEETS}: ${names.join("、")}（${of}）。` }];
}

/** What the record says of the plan has changed. */
function newVersion({ tables }: WorkbookComparison): readonly LogEntry[] {
  const record = tables.find(({ spec }) => spec.name === TABLES.record);
  return (record?.comparison.changed ?? [])
    .filter(({ key }) => key === "planHash")
    .map(({ before, after }) => ({
      action: "write",
      before: valueOf(before),
      after: valueOf(after),
      reading: "計画の版が変わりました（計画の内容のハッシュ値）。",
    }));
}

function isCard({ sheet }: ComparedTable): boolean {
  return sheet.role === "card";
}

function addedRows(table: ComparedTable): readonly LogEntry[] {
  const { added } = table.comparison;
  if (added.length === 0 || isCard(table)) return [];
  return [{ action: "write", table: table.spec.name, reading: `計画の行を ${added.length}行加えました。` }];
}

function changedCells(
  table: ComparedTable,
  cellOf: ReturnType<typeof cellsOfPlan>,
  reasonOf: ReturnType<typeof reasons>,
): readonly LogEntry[] {
  const { spec, comparison } = table;
  const { restored } = comparison;
  // Of a reading that was confirmed only the look changes; `decisionEntries` tells of it.
  const changed = comparison.changed.filter(({ before, after }) => !sameContent(before, after));
  if (spec.name === TABLES.readings) return counted(spec.name, 0, restored.length);
  if (!BY_CELL.includes(spec.name))
    return isCard(table) ? [] : counted(spec.name, changed.length, restored.length);
  return [...changed, ...restored].map((difference): LogEntry => {
    const { key, header, before, after } = difference;
    const cell = cellOf(spec.name, key, header);
    return {
      table: spec.name,
      key,
      ...placeOf(cell),
      header,
      before: valueOf(before),
      after: valueOf(after),
      ...reasonOf(spec.name, difference, cell),
    };
  });
}

function placeOf(cell: LoggedCell | null): Partial<LogEntry> {
  return cell ? { year: cell.year, item: cell.item, indicator: cell.indicator } : {};
}

/** @example "訂正済み（2026-05-01 財政課 山田）。根拠: 決裁第3号" */
function correction({ kind, on, by, ground }: Confirmation): string {
  return `${CONFIRMATION_WORDS[kind]}（${on} ${by}）。根拠: ${ground}`;
}

/** Why a write changes a cell: what was decided now, what was decided before and no longer holds, or what people have done to it. */
function reasons({ earlier, isSamePlan }: Writing) {
  const cellBefore = earlier && cellsOfPlan(earlier.plan);
  const heldBefore = earlier && contentsOf(earlier.sheets);
  return (
    table: string,
    difference: CellDifference,
    cell: LoggedCell | null,
  ): Pick<LogEntry, "action" | "reading"> => {
    const { key, header, before } = difference;
    const { confirmation } = cell ?? {};
    if (confirmation?.kind === "corrected") return { action: "reading", reading: correction(confirmation) };
    const held = heldBefore?.(table, key, header);
    if (held === undefined || !sameContent(held, before)) {
      return { action: "write", reading: reasonFor(difference, isSamePlan) };
    }
    const wasCorrected = cellBefore?.(table, key, header)?.confirmation?.kind === "corrected";
    return { action: "reading", reading: wasCorrected ? WITHDRAWN : FOLLOWS };
  };
}

const WITHDRAWN = "訂正が取り下げられたので、計画の読み取りに戻しました。";
const FOLLOWS = "読み取り確認の変更に合わせました。";

/** undefined: no such cell, or one with a formula. */
function contentsOf(sheets: readonly SheetSpec[]) {
  const tables = new Map(sheets.flatMap(({ tables }) => tables.map((table) => [table.name, table] as const)));
  return (name: string, key: string, header: string): Content | undefined => {
    const table = tables.get(name);
    const at = table?.columns.findIndex((one) => one.header === header && one.formula === undefined) ?? -1;
    return table?.rows.find((row) => row.key === key)?.cells[at]?.content;
  };
}

function reasonFor({ before, after, columnSpec }: CellDifference, isSamePlan: boolean): string | null {
  if (columnSpec.formula !== undefined) {
    if (before === null) return "数式が消されていたので、戻しました。";
    return isFormula(before)
      ? "数式が変えられていたので、戻しました。"
      : "数式の上に入力されていたので、数式に戻しました。";
  }
  if (isFormula(after)) return "アドインの数式にしました。";
  if (isFormula(before)) return "数式を計画の値にしました。";
  return isSamePlan ? "計画と違っていたので、計画のとおりに戻しました。" : null;
}

function counted(table: string, changed: number, restored: number): readonly LogEntry[] {
  const parts = [
    ...(changed > 0 ? [`計画に合わせて ${changed}セルを変えました。`] : []),
    ...(restored > 0 ? [`数式でなくなっていた ${restored}セルを、数式に戻しました。`] : []),
  ];
  return parts.length === 0 ? [] : [{ action: "write", table, reading: parts.join("") }];
}

/** A plan has dozens of cards, and what changes on them has changed in 計画目標. */
function changedCards(cards: readonly ComparedTable[]): readonly LogEntry[] {
  const touched = cards.filter(
    ({ comparison: { added, changed, restored } }) => added.length + changed.length + restored.length > 0,
  );
  const of = (pick: (one: ComparedTable["comparison"]) => number) =>
    touched.reduce((sum, { comparison }) => sum + pick(comparison), 0);
  const [rows, [entry]] = [
    of(({ added }) => added.length),
    counted(
      "",
      of(({ changed }) => changed.length),
      of(({ restored }) => restored.length),
    ),
  ];
  if (touched.length === 0) return [];
  const added = rows > 0 ? `計画の行を ${rows}行加えました。` : "";
  return [
    { action: "write", reading: `${SHEETS.card} ${touched.length}枚: ${added}${entry?.reading ?? ""}` },
  ];
}

function isFormula(content: Content): boolean {
  return typeof content === "object" && content !== null;
}

function valueOf(content: Content): LoggedValue {
  return typeof content === "object"
    ? content === null
      ? null
      : `=${content.formula}`
    : loggedValue(content);
}
