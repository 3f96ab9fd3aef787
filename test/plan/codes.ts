import type { Result } from "../../src/plan";

/** The value, or the codes of what is wrong: what tables of cases compare with. */
export function valueOrCodes<T>(result: Result<T>): T | string {
  return result.ok ? result.value : result.issues.map(({ code }) => code).join(" ");
}
