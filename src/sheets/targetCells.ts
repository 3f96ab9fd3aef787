import type { Cited, CitedText, Indicator, Item, LineRange, Plan, ScheduleCell, TargetCell } from "../plan";
import { CONTINUES, READING_WORDS, TO_BE_CHECKED, describePlace, formatEra } from "../plan";
import { quoted } from "./rowFormula";
import type { CellSpec } from "./spec";

export const EMPTY: CellSpec = { content: null };

/**
 * A target as a cell. A number is a number; no target is an empty cell, which programs read as none; what cannot be read
 * says 要確認. What is not simply stated carries a note: how it was read, from where, and why so.
 */
export function targetCell(cell: TargetCell, plan: Plan): CellSpec {
  const { value, reading } = cell;
  if (reading === "unreadable")
    return { content: TO_BE_CHECKED, look: "unreadable", note: readingNote(cell, plan) };
  const isDecimal = typeof value === "number" && !Number.isInteger(value);
  if (reading === "inferred") {
    const look =
      typeof value === "string" ? "inferredStage" : isDecimal ? "inferredDecimal" : "inferredNumber";
    return { content: value, look, note: readingNote(cell, plan) };
  }
  if (value === null) return EMPTY;
  if (typeof value === "string") return { content: value, look: "stage" };
  return isDecimal ? { content: value, look: "decimal" } : { content: value };
}

/** The same cell as a live formula, where it is a number; text and empty cells stay as they are. */
export function liveTargetCell(cell: CellSpec, item: Item, indicator: Indicator, year: number): CellSpec {
  if (typeof cell.content !== "number") return cell;
  const names = [item.code, formatEra(year), indicator.name].map(quoted);
  return { ...cell, content: { formula: `REFORM.TARGET(${names.join(",")})` } };
}

/** A stage as printed, ⇒ included. A row that was tied to its item by inference is inferred in every cell. */
export function scheduleCell(cell: ScheduleCell, item: Item, plan: Plan): CellSpec {
  if (cell.reading === "unreadable") {
    return { content: TO_BE_CHECKED, look: "unreadable", note: readingNote(cell, plan) };
  }
  const tied = item.scheduleAttribution;
  const why = cell.reading === "inferred" ? cell : tied?.reading === "inferred" ? tied : null;
  if (why) return { content: cell.value, look: "inferredStage", note: readingNote(why, plan) };
  return { content: cell.value };
}

/** The stage that a year is planned to be in: ⇒ is followed back to the stage that it continues. */
export function stageCell(item: Item, index: number): CellSpec {
  const at = beginOf(item.schedule, index);
  const cell = cellAt(item.schedule, at);
  if (cell.reading === "unreadable" || cell.value === CONTINUES)
    return { content: TO_BE_CHECKED, look: "unreadable" };
  const isStated = item.schedule.slice(at, index + 1).every(({ reading }) => reading === "stated");
  const isTied = item.scheduleAttribution?.reading !== "inferred";
  return isStated && isTied ? { content: cell.value } : { content: cell.value, look: "inferredStage" };
}

/** The target of one year as a row of its own shows it: ⇒ is followed back, and the reason stands in 計画目標. */
export function yearTargetCell(indicator: Indicator, index: number, plan: Plan): CellSpec {
  const at = beginOf(indicator.targets, index);
  const { content, look } = targetCell(cellAt(indicator.targets, at), plan);
  const isInferred = indicator.targets.slice(at, index + 1).some(({ reading }) => reading === "inferred");
  if (typeof content === "string" && look === "stage" && isInferred)
    return { content, look: "inferredStage" };
  return look === undefined ? { content } : { content, look };
}

/** Where the run of ⇒ that ends here begins. */
function beginOf(cells: readonly { readonly value: string | number | null }[], index: number): number {
  let at = index;
  while (at > 0 && cells[at]?.value === CONTINUES) at -= 1;
  return at;
}

/** Plans have one cell for each of their years; parsing has made sure of it. */
export function cellAt<T>(cells: readonly T[], index: number): T {
  const cell = cells[index];
  if (cell === undefined) throw new RangeError(`a row of the plan has no cell ${index}`);
  return cell;
}

/** A text with how it was read, where that is not simply stated. */
export function citedCell(content: string, cited: readonly Cited[], plan: Plan): CellSpec {
  const doubtful =
    cited.find(({ reading }) => reading === "unreadable") ??
    cited.find(({ reading }) => reading === "inferred");
  if (!doubtful) return { content };
  return { content, look: "inferredText", note: readingNote(doubtful, plan) };
}

/** @example "推定。原典 551行(8ページ)。5セルが…" */
export function readingNote(cell: Cited, plan: Plan): string {
  const shows = cell.shows === undefined ? [] : [`原典の表示: ${cell.shows}。`];
  const parts = [
    `${READING_WORDS[cell.reading]}。`,
    `原典 ${describePlace(cell, plan.source)}。`,
    ...shows,
    cell.reason ?? "",
  ];
  return parts.join("");
}

/** Where all of these stand, as one ascending list without overlaps. */
export function mergedLines(cited: readonly (Pick<Cited, "lines"> | undefined)[]): LineRange[] {
  const sorted = cited.flatMap((one) => one?.lines ?? []).sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, last] of sorted) {
    const open = merged.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

export function footnoteText(footnotes: readonly CitedText[]): readonly string[] {
  return footnotes.map(({ value }) => value);
}
