import { createHash } from "node:crypto";
import { canonicalPlanText, fail, succeed, type Plan, type Result } from "../plan";
import { personName, type Written } from "../sheets";
import type { Surroundings } from "./surroundings";
import { readDay } from "./words/readDay";

/**
 * When, by what and by whom something is written: now, or on the day of `--date`; by whom `--by` names. Issues: `words.notADay`,
 * `words.noName`.
 */
export function circumstances(
  plan: Plan,
  { now, appVersion }: Pick<Surroundings, "now" | "appVersion">,
  date: string | undefined,
  by?: string,
): Result<Written> {
  const day = date === undefined ? succeed(now()) : readDay("--date", date);
  if (!day.ok) return day;
  const name = personName(by);
  if (by !== undefined && name === "") {
    return fail(
      "words.noName",
      "--by",
      "「--by」のあとに、実行する人の名前を「企画課 山田」のように指定してください。",
    );
  }
  const planHash = createHash("sha256").update(canonicalPlanText(plan)).digest("hex");
  return succeed({ planHash, date: day.value, appVersion, ...(name === "" ? {} : { by: name }) });
}
