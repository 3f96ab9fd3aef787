import { formatEra } from "../fiscalYear";
import { itemLabel } from "../lookup/labels";
import type { PlanIndex } from "../lookup/planIndex";
import type { Cited, LineRange, Plan, PlanSource, TargetCell } from "../types";
import { notFound, value, type Answer } from "./answer";
import { askPlace, type Place } from "./ask";
import { READING_WORDS } from "./readings";

/**
 * Where a target comes from and how it was read, in one Japanese text: value, reading, reason, file, lines and pages,
 * total and goal with their own readings, and footnotes. A year without a target and one that cannot be read are answered as well.
 *
 * none: the item has no indicator. wrong: the issues of `findItem`, `findYear` and `findIndicator`.
 *
 * @example answerSource(index, "バス使用料", "R2")
 */
export function answerSource(
  index: PlanIndex,
  item: unknown,
  year: unknown,
  indicator?: unknown,
): Answer<string> {
  const place = askPlace(index, item, year, indicator);
  return place.ok ? value(describe(index.plan, place.value)) : notFound(place);
}

function describe(plan: Plan, { item, indicator, column }: Place): string {
  const cell = indicator.targets[column];
  if (cell === undefined) throw new Error(`no cell ${column} in ${indicator.id}`);
  const { source } = plan;
  const sentences = [
    `${itemLabel(item)}「${indicator.name}」${formatEra(plan.years[column] ?? 0)}: ${shown(cell, indicator.unit)}`,
    `読み方: ${READING_WORDS[cell.reading]}`,
    ...because(cell),
    `出典: ${source.file} ${place(cell, source)}`,
  ];
  if (indicator.attribution !== undefined) {
    const { attribution } = indicator;
    sentences.push(`指標名と単位: ${read(attribution, source)}`, ...because(attribution));
  }
  if (indicator.total !== undefined) {
    const { total } = indicator;
    sentences.push(`合計: ${amount(total.value, indicator.unit)}、${read(total, source)}`, ...because(total));
  }
  if (indicator.goal !== undefined) {
    const { goal } = indicator;
    sentences.push(
      `${goal.label}: ${amount(goal.value, goal.unit)}、${read(goal, source)}`,
      ...because(goal),
    );
  }
  for (const note of indicator.footnotes) sentences.push(`注: ${note.value}`);
  return sentences.map((sentence) => (sentence.endsWith("。") ? sentence : `${sentence}。`)).join("");
}

function read(cited: Cited, source: PlanSource): string {
  return `${READING_WORDS[cited.reading]}、${place(cited, source)}`;
}

function because({ reason }: Cited): readonly string[] {
  return reason === undefined ? [] : [reason];
}

function shown({ value: target, reading, shows }: TargetCell, unit: string): string {
  if (typeof target === "number") return amount(target, unit);
  if (target !== null) return target;
  if (reading !== "unreadable") return "目標なし";
  return shows === undefined ? "要確認" : `要確認(出典の表示: ${shows})`;
}

/** Grouped by thousands; a sign stands before the digits. */
function amount(target: number, unit: string): string {
  const [whole = "", fraction] = String(target).split(".");
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/gu, ",");
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`}${unit}`;
}

/**
 * Lines for readers of the text, pages for readers of the printed plan.
 *
 * @example place({ lines: [[551, 551]] }, source) // "551行(8ページ)"
 */
export function place({ lines }: Pick<Cited, "lines">, { pages }: PlanSource): string {
  const where = lines.map(([first, last]) => (first === last ? `${first}` : `${first}〜${last}`)).join("、");
  const on = [...new Set(lines.map(([first]) => pageOf(first, pages)))].filter((page) => page > 0);
  return on.length === 0 ? `${where}行` : `${where}行(${on.join("、")}ページ)`;
}

/** 0 where the pages are not known. */
function pageOf(line: number, pages: readonly LineRange[]): number {
  return pages.findIndex(([first, last]) => line >= first && line <= last) + 1;
}
