import type {
  Cited,
  CitedText,
  Confirmation,
  Indicator,
  Item,
  LineRange,
  Plan,
  ScheduleCell,
  TargetCell,
} from "../../plan";
import {
  CONFIRMATION_WORDS,
  CONTINUES,
  READING_WORDS,
  TO_BE_CHECKED,
  certainty,
  describePlace,
  formatEra,
} from "../../plan";
import { quoted } from "../rowFormula";
import type { CellSpec } from "../spec";
import { numberText } from "../looks/widths";

export const EMPTY: CellSpec = { content: null };

/**
 * A target as a cell. A number is a number; no target is an empty cell, which programs read as none; what cannot be read
 * says 要確認. What is not simply stated carries a note: how it was read, from where, and why so. What the office has confirmed
 * or corrected looks stated, and its note says who did so.
 */
export function targetCell(cell: TargetCell, plan: Plan): CellSpec {
  const { value } = cell;
  const reading = certainty(cell);
  if (reading === "unreadable")
    return { content: TO_BE_CHECKED, look: "unreadable", note: readingNote(cell, plan) };
  const isDecimal = typeof value === "number" && !Number.isInteger(value);
  if (reading === "inferred") {
    const look =
      typeof value === "string" ? "inferredStage" : isDecimal ? "inferredDecimal" : "inferredNumber";
    return { content: value, look, note: readingNote(cell, plan) };
  }
  const note = confirmedNote(cell, plan);
  if (typeof value === "string") return { content: value, look: "stage", ...note };
  return isDecimal ? { content: value, look: "decimal", ...note } : { content: value, ...note };
}

/**
 * The same cell as a live formula, where it is a number; text and empty cells stay as they are, and so does what the office has
 * corrected: the add-in's functions answer as the plan was transcribed.
 */
export function liveTargetCell(
  cell: CellSpec,
  item: Item,
  indicator: Indicator,
  { confirmation }: TargetCell,
  year: number,
): CellSpec {
  if (typeof cell.content !== "number" || confirmation?.kind === "corrected") return cell;
  const names = [item.code, formatEra(year), indicator.name].map(quoted);
  return { ...cell, content: { formula: `REFORM.TARGET(${names.join(",")})` } };
}

/** A stage as printed, ⇒ included. A row that was tied to its item by inference is inferred in every cell. */
export function scheduleCell(cell: ScheduleCell, item: Item, plan: Plan): CellSpec {
  if (cell.confirmation) return { content: cell.value, ...confirmedNote(cell, plan) };
  if (cell.reading === "unreadable") {
    return { content: TO_BE_CHECKED, look: "unreadable", note: readingNote(cell, plan) };
  }
  const tied = item.scheduleAttribution;
  const why = cell.reading === "inferred" ? cell : tied?.reading === "inferred" ? tied : null;
  if (why) return { content: cell.value, look: "inferredStage", note: readingNote(why, plan) };
  return { content: cell.value };
}

/** The stage that a year is planned to be in: ⇒ is followed back to the stage that it continues. */
export function stageCell(item: Item, index: number, plan: Plan): CellSpec {
  const at = beginOf(item.schedule, index);
  const cell = cellAt(item.schedule, at);
  if (certainty(cell) === "unreadable" || cell.value === CONTINUES)
    return { content: TO_BE_CHECKED, look: "unreadable" };
  const run = item.schedule.slice(at, index + 1);
  const isTied = item.scheduleAttribution?.reading === "inferred";
  const isCertain = run.every((one) => certainty(one) === "stated" && (one.confirmation || !isTied));
  const note = decisionIn(run, plan);
  return isCertain
    ? { content: cell.value, ...note }
    : { content: cell.value, look: "inferredStage", ...note };
}

/**
 * The target of one year as a row of its own shows it: ⇒ is followed back. Why it was read so stands in 計画目標; what the office
 * decided about it stands here as well.
 */
export function yearTargetCell(indicator: Indicator, index: number, plan: Plan): CellSpec {
  const at = beginOf(indicator.targets, index);
  const { content, look } = targetCell(cellAt(indicator.targets, at), plan);
  const run = indicator.targets.slice(at, index + 1);
  const note = decisionIn(run, plan);
  const isInferred = run.some((cell) => certainty(cell) === "inferred");
  if (typeof content === "string" && look === "stage" && isInferred)
    return { content, look: "inferredStage", ...note };
  return look === undefined ? { content, ...note } : { content, look, ...note };
}

/** The note of the last cell of a run that the office decided about. */
function decisionIn(run: readonly TargetCell[], plan: Plan): Pick<CellSpec, "note"> {
  const decided = run.filter(({ confirmation }) => confirmation !== undefined).at(-1);
  return decided ? confirmedNote(decided, plan) : {};
}

/** Everything by which a schedule is uncertain: its cells, and the tie to its item as long as nobody has confirmed it. */
export function scheduleDoubts({ schedule, scheduleAttribution: tie }: Item): readonly TargetCell[] {
  const isOpen = schedule.some(({ reading, confirmation }) => reading === "stated" && !confirmation);
  return tie && isOpen ? [...schedule, { ...tie, value: null }] : schedule;
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

/** The note of a cell that the office has confirmed or corrected; nothing for others. */
function confirmedNote(cell: TargetCell, plan: Plan): Pick<CellSpec, "note"> {
  return cell.confirmation ? { note: confirmationNote(cell, cell.confirmation, plan) } : {};
}

/** @example "訂正済み(2026-05-01 財政課 山田)。根拠: 決裁第3号。読み取り: 推定 500。原典 551行(8ページ)。" */
function confirmationNote(cell: TargetCell, { kind, was, by, on, ground }: Confirmation, plan: Plan): string {
  const read = was === null ? "値なし" : typeof was === "number" ? numberText(was) : was;
  const parts = [
    `${CONFIRMATION_WORDS[kind]}(${on} ${by})`,
    `根拠: ${ground}`,
    cell.reading === "unreadable"
      ? `読み取り: ${READING_WORDS.unreadable}`
      : `読み取り: ${READING_WORDS[cell.reading]} ${read}`,
    `原典 ${describePlace(cell, plan.source)}`,
    ...(cell.reason === undefined ? [] : [cell.reason]),
  ];
  return parts.map((part) => (part.endsWith("。") ? part : `${part}。`)).join("");
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
