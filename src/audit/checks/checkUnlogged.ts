import type { Plan } from "../../plan";
import { LEVEL_HEADERS as L, TABLES, describeKey } from "../../sheets";
import { OF_SETTINGS } from "./checkHistory";
import { finding, type Finding, type FindingPlace } from "../finding";
import { inWords, whereInWords } from "../inWords";
import type { AuditInput, AuditUnlogged } from "../input";
import { headPlace, placeOf, type MatchedTable } from "../expected/matchTables";

/**
 * Settings, 算定方法 and 基準値 that differ from what 変更履歴 last told of them, and decisions about readings that the tables carry
 * and the log does not tell of.
 *
 * @param said of a setting that is told to differ from the standard, or to be wrong, nothing more is said: `withLog` adds there that
 * the log does not tell of it.
 */
export function checkUnlogged(
  matched: readonly MatchedTable[],
  plan: Plan,
  { unlogged = [] }: AuditInput,
  said: readonly Finding[],
): readonly Finding[] {
  const isTold = ({ code, severity }: Finding) => OF_SETTINGS.includes(code) || severity !== "info";
  const told = new Set(said.filter(isTold).map(({ place }) => cellOf(place)));
  return unlogged.flatMap((one): Finding[] => {
    const place = placeIn(matched, one);
    if (one.kind === "setting" && told.has(cellOf(place))) return [];
    const message = `${whereInWords(place)}(${nameOf(plan, one)}): ${differenceOf(one)}`;
    const code = one.kind === "setting" ? "setting.unlogged" : "reading.unlogged";
    return [finding({ code, message, place, found: one.found, expected: one.logged })];
  });
}

function differenceOf({ kind, logged, found }: AuditUnlogged): string {
  if (kind === "setting") {
    return `変更履歴に記録のない変更です。記録では${inWords(logged)}、ブックでは${inWords(found)}です。`;
  }
  if (logged === null) return `${inWords(found)}として書き込まれていますが、変更履歴に記録がありません。`;
  if (found === null) return `変更履歴では${inWords(logged)}ですが、その決定がブックにありません。`;
  return `変更履歴では${inWords(logged)}ですが、${inWords(found)}として書き込まれています。`;
}

/** Without a row of its own, the head of its table. */
function placeIn(matched: readonly MatchedTable[], { table, key, header }: AuditUnlogged): FindingPlace {
  const one = matched.find(({ spec }) => spec.name === table);
  if (!one) return { sheet: null, cell: null, table, key, header };
  const row = one.rows.find((row) => row.key === key);
  return row ? placeOf(one, row, header) : { ...headPlace(one, header), key };
}

function nameOf(plan: Plan, { table, key, header }: AuditUnlogged): string {
  if (table === TABLES.levels) return `${L.level} ${key}の${header}`;
  return table === TABLES.settings ? header : `${describeKey(plan, key)} ${header}`;
}

function cellOf({ sheet, cell }: FindingPlace): string {
  return `${sheet ?? ""}!${cell ?? ""}`;
}
