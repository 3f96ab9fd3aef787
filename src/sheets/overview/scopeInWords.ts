import type { Plan } from "../../plan";
import { formatEra } from "../../plan";
import type { WriteChoice } from "../choice";
import { LISTED_ROWS } from "../progress/listedRow";
import { NAMES } from "../names";
import { priorityNames, progressRows } from "../progress/progressRows";
import { quoted } from "../rowFormula";
import { wholePlan } from "../wholePlan";

/** So many names of 担当課 are said; a text in a formula has 255 characters at most. */
const MOST_NAMES = 3;

/** How many rows 進捗一覧 has when all of the plan is written. */
export function rowsOfPlan(plan: Plan): number {
  return progressRows(wholePlan(plan)).length;
}

/** Names of the years that are in 実績入力, or of those that are not, joined by 、: an expression, "" for none. */
export function yearsInWords(plan: Plan, which: "there" | "missing"): string {
  const is = which === "there" ? ">0" : "=0";
  return joined(
    plan.years.map((year) => [`COUNTIFS(${NAMES.rows.westernYear},${year})${is}`, formatEra(year)]),
  );
}

/**
 * Which part of the plan the workbook holds, as an expression; "" where it holds all. Rows, years and 重点項目 are counted in the
 * workbook, since parts may be written one after the other; the 担当課 are those of the last write.
 *
 * @example "この表は計画の一部です: 計画の19件のうち3件、年度はR4、R5だけ。…"
 */
export function scopeInWords(plan: Plan, { owners }: Pick<WriteChoice, "owners">): string {
  const all = rowsOfPlan(plan);
  const missing = yearsInWords(plan, "missing");
  const without = joined(
    priorityNames(wholePlan(plan)).map((name) => [
      `SUMPRODUCT((${NAMES.progress.priority}=${quoted(name)})*1)=0`,
      name,
    ]),
  );
  return (
    `IF(AND(${LISTED_ROWS}>=${all},${missing}=""),"","この表は計画の一部です: 計画の${all}件のうち"&${LISTED_ROWS}&"件"&` +
    `IF(${missing}="","","、年度は"&${yearsInWords(plan, "there")}&"だけ（ほかの年度はグラフでも空いています）")&` +
    `IF(${without}="","","、載せていない重点項目は"&${without})&${quoted(`。${ownersInWords(owners)}`)})`
  );
}

function ownersInWords(owners: WriteChoice["owners"]): string {
  if (owners === "all") return "";
  const more = owners.length > MOST_NAMES ? `ほか${owners.length - MOST_NAMES}課` : "";
  return `最後の書き込みで選んだ担当課: ${owners.slice(0, MOST_NAMES).join("、")}${more}。`;
}

/** Those texts whose condition holds. */
function joined(cases: readonly (readonly [condition: string, text: string])[]): string {
  const parts = cases.map(([condition, text]) => `IF(${condition},${quoted(`、${text}`)},"")`);
  return `MID(${parts.join("&")},2,200)`;
}
