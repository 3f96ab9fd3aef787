import { createHash } from "node:crypto";
import { canonicalPlanText, succeed, type Plan, type Result } from "../plan";
import type { Written } from "../sheets";
import type { Surroundings } from "./surroundings";
import { readDay } from "./words/readDay";

/** When and by what something is written: now, or on the day of `--date`. Issues: `words.notADay`. */
export function circumstances(
  plan: Plan,
  { now, appVersion }: Pick<Surroundings, "now" | "appVersion">,
  date: string | undefined,
): Result<Written> {
  const day = date === undefined ? succeed(now()) : readDay("--date", date);
  if (!day.ok) return day;
  const planHash = createHash("sha256").update(canonicalPlanText(plan)).digest("hex");
  return succeed({ planHash, date: day.value, appVersion });
}
