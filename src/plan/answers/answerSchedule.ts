import { formatEra } from "../fiscalYear";
import { findItem, findYear, type PlanIndex } from "../lookup/planIndex";
import { fail, succeed, type Result } from "../result";
import { shown } from "../shown";
import { CONTINUES, type Item, type Plan } from "../types";
import { none, value, wrong, type Answer } from "./answer";

/**
 * The stage of an item in a fiscal year, as printed; with `continued` (TRUE), ⇒ answers with the stage that it
 * continues. Blank `continued` is FALSE.
 *
 * none: the source cannot be read there, or on the way back from ⇒ to its stage; nothing is planned for the year.
 * wrong: the issues of `findItem` and `findYear`; `continued.notBoolean`.
 *
 * @example answerSchedule(index, "2-1-1", "R3", true) // 調査・研究
 */
export function answerSchedule(
  index: PlanIndex,
  item: unknown,
  year: unknown,
  continued?: unknown,
): Answer<string> {
  const found = findItem(index, item);
  if (!found.ok) return wrong(found.issues);
  const column = findYear(index, year);
  if (!column.ok) return wrong(column.issues);
  const walks = parseContinued(continued);
  if (!walks.ok) return wrong(walks.issues);
  return stageAt(index.plan, found.value, column.value, walks.value);
}

function stageAt(plan: Plan, item: Item, column: number, walks: boolean): Answer<string> {
  for (let at = column; at >= 0; at--) {
    const cell = item.schedule[at];
    if (cell === undefined) break;
    if (cell.value === null) return none(nothingAt(plan, item, column, at));
    if (!walks || cell.value !== CONTINUES) return value(cell.value);
  }
  throw new Error(`no schedule cell ${column} in ${item.code}`);
}

function nothingAt(plan: Plan, item: Item, column: number, at: number): string {
  const [year, there] = [formatEra(plan.years[column] ?? 0), formatEra(plan.years[at] ?? 0)];
  const cell = item.schedule[at];
  if (cell?.reading !== "unreadable") return `「${item.name}」の${there}に年度計画はありません。`;
  const shows = cell.shows === undefined ? "" : `出典の表示: ${cell.shows}。`;
  if (at === column) return `「${item.name}」の${year}の年度計画は、出典から読み取れません(要確認)。${shows}`;
  return `「${item.name}」の${year}の${CONTINUES}は、${there}が読み取れないため、どの段階の続きか決められません(要確認)。${shows}`;
}

function parseContinued(input: unknown): Result<boolean> {
  if (input === null || input === undefined || input === "") return succeed(false);
  if (typeof input === "boolean") return succeed(input);
  if (input === 1 || input === 0) return succeed(input === 1);
  return fail(
    "continued.notBoolean",
    "",
    `「継続」には TRUE か FALSE を入力してください(「${shown(input)}」)。`,
  );
}
