import type { Answer, Result } from "../../src/plan";

/** The value, or the codes of what is wrong: what tables of cases compare with. */
export function valueOrCodes<T>(result: Result<T>): T | string {
  return result.ok ? result.value : result.issues.map(({ code }) => code).join(" ");
}

/** The value, or its kind and, where wrong, the codes: what tables of cases compare with. */
export function plain<T>(answer: Answer<T>): T | string {
  if (answer.kind === "value") return answer.value;
  return answer.kind === "none" ? "none" : answer.issues.map(({ code }) => code).join(" ");
}
