import { certainty } from "../confirm/certainty";
import { itemsInOrder } from "../lookup/planIndex";
import type {
  Cited,
  Confirmation,
  FiscalYear,
  Indicator,
  Item,
  LineRange,
  Plan,
  PlanSource,
  Reading,
  TargetCell,
} from "../types";

/** Lines of the source, first and last; the page on which they begin, where the pages are known. */
export interface TracedLines {
  readonly first: number;
  readonly last: number;
  readonly page: number | null;
}

/** One fact that the target rests on. */
export interface TracedPart {
  /** Japanese, such as 合計. */
  readonly label: string;
  /** What it says, with its unit; "" where it says nothing of its own. */
  readonly text: string;
  readonly reading: Reading;
  /** Why it was read so, in our words; null where it is simply stated. */
  readonly reason: string | null;
  readonly lines: readonly TracedLines[];
}

/** Where a target, or a schedule's stage, comes from. */
export interface Trace {
  readonly item: Item;
  /** null: the item's schedule. */
  readonly indicator: Indicator | null;
  readonly year: FiscalYear;
  /** What holds now: a number in `unit`, a stage, or null. */
  readonly value: number | string | null;
  readonly unit: string;
  /** The value in words: 「180,000千円」「目標なし」「要確認(出典の表示: 調整中)」. */
  readonly text: string;
  /** How the transcription was read, whatever was decided since. */
  readonly reading: Reading;
  readonly reason: string | null;
  readonly lines: readonly TracedLines[];
  /** What the office decided, with the value that the transcription has; null where nothing was. */
  readonly confirmation: Confirmation | null;
  /** What the transcription has, in words. */
  readonly readText: string;
  /** 指標名と単位, 合計, goals; of a schedule how its row was tied to the item. */
  readonly parts: readonly TracedPart[];
  readonly footnotes: readonly string[];
  readonly source: PlanSource;
}

/**
 * Where a cell of the plan comes from and how it was read. The source's text itself is not part of the plan: its lines are.
 *
 * @param indicatorId null asks for the item's schedule.
 * @returns null where the plan has no such item, indicator or year.
 * @example traceTarget(plan, "2-1-2", "2-1-2-1", 2022)?.text // "180,000千円"
 */
export function traceTarget(
  plan: Plan,
  code: string,
  indicatorId: string | null,
  year: FiscalYear,
): Trace | null {
  const item = itemsInOrder(plan).find((placed) => placed.item.code === code)?.item;
  const column = plan.years.indexOf(year);
  if (item === undefined || column < 0) return null;
  if (indicatorId === null) return traceAt(plan, item, null, column);
  const indicator = item.indicators.find(({ id }) => id === indicatorId);
  return indicator ? traceAt(plan, item, indicator, column) : null;
}

/** @param column of the year in the plan's rows of cells. */
export function traceAt(plan: Plan, item: Item, indicator: Indicator | null, column: number): Trace {
  const cell: TargetCell | undefined = (indicator?.targets ?? item.schedule)[column];
  const year = plan.years[column];
  if (cell === undefined || year === undefined) throw new RangeError(`no cell ${column} in ${item.code}`);
  const { source } = plan;
  const unit = indicator?.unit ?? "";
  const nothing = indicator ? "目標なし" : "計画なし";
  const { confirmation = null } = cell;
  return {
    item,
    indicator,
    year,
    value: cell.value,
    unit,
    text: inWords(cell.value, certainty(cell), cell, unit, nothing),
    reading: cell.reading,
    reason: cell.reason ?? null,
    lines: tracedLines(cell.lines, source),
    confirmation,
    readText: inWords(confirmation ? confirmation.was : cell.value, cell.reading, cell, unit, nothing),
    parts: indicator ? partsOf(indicator, source) : tieOf(item, source),
    footnotes: indicator?.footnotes.map(({ value }) => value) ?? [],
    source,
  };
}

function partsOf({ attribution, total, goal, unit }: Indicator, source: PlanSource): TracedPart[] {
  return [
    ...(attribution ? [part("指標名と単位", "", attribution, source)] : []),
    ...(total ? [part("合計", amount(total.value, unit), total, source)] : []),
    ...(goal ? [part(goal.label, amount(goal.value, goal.unit), goal, source)] : []),
  ];
}

function tieOf({ scheduleAttribution: tie }: Item, source: PlanSource): TracedPart[] {
  return tie ? [part("取組項目との対応", "", tie, source)] : [];
}

function part(label: string, text: string, cited: Cited, source: PlanSource): TracedPart {
  const { reading, reason = null, lines } = cited;
  return { label, text, reading, reason, lines: tracedLines(lines, source) };
}

function tracedLines(lines: readonly LineRange[], { pages }: PlanSource): TracedLines[] {
  return lines.map(([first, last]) => {
    const page = pages.findIndex(([begin, end]) => first >= begin && first <= end) + 1;
    return { first, last, page: page > 0 ? page : null };
  });
}

function inWords(
  value: TargetCell["value"],
  reading: Reading,
  { shows }: Cited,
  unit: string,
  nothing: string,
): string {
  if (typeof value === "number") return amount(value, unit);
  if (value !== null) return value;
  if (reading !== "unreadable") return nothing;
  return shows === undefined ? "要確認" : `要確認(出典の表示: ${shows})`;
}

/** Grouped by thousands; a sign stands before the digits. */
function amount(target: number, unit: string): string {
  const [whole = "", fraction] = String(target).split(".");
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/gu, ",");
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`}${unit}`;
}
