import { formatEra } from "../fiscalYear";
import { itemLabel } from "../lookup/labels";
import type { PlanIndex } from "../lookup/planIndex";
import type { Cited, LineRange, Plan, PlanSource } from "../types";
import { notFound, value, type Answer } from "./answer";
import { askPlace, type Place } from "./ask";
import { READING_WORDS } from "./readings";
import { traceAt, type TracedPart } from "./traceTarget";

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
  const { text, year, reading, reason, lines, parts, footnotes, source } = traceAt(
    plan,
    item,
    indicator,
    column,
  );
  const sentences = [
    `${itemLabel(item)}「${indicator.name}」${formatEra(year)}: ${text}`,
    `読み方: ${READING_WORDS[reading]}`,
    ...because(reason),
    `出典: ${source.file} ${placeOf(lines, source)}`,
    ...parts.flatMap((part) => [described(part, source), ...because(part.reason)]),
    ...footnotes.map((note) => `注: ${note}`),
  ];
  return sentences.map((sentence) => (sentence.endsWith("。") ? sentence : `${sentence}。`)).join("");
}

function described({ label, text, reading, lines }: TracedPart, source: PlanSource): string {
  const said = [text, READING_WORDS[reading], placeOf(lines, source)].filter((word) => word !== "");
  return `${label}: ${said.join("、")}`;
}

function because(reason: string | null): readonly string[] {
  return reason === null ? [] : [reason];
}

function placeOf(lines: TracedPart["lines"], source: PlanSource): string {
  return place({ lines: lines.map(({ first, last }): LineRange => [first, last]) }, source);
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
