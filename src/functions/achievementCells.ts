import { grade, parseMethod, rate, type NoRateCode } from "../achievement";
import { shown } from "../plan";
import { invalidValue, notAvailable, type CellResult } from "./cellResult";
import { isBlank } from "./spill";

/** There is nothing to rate, which is no mistake: #N/A. Whatever else has no rate is #VALUE!. */
const NOTHING_TO_RATE: readonly NoRateCode[] = [
  "method.stage",
  "target.blank",
  "target.zero",
  "actual.blank",
];

export function rateCell(target: unknown, actual: unknown, method: unknown, baseline: unknown): CellResult {
  const parsed = parseMethod(method);
  if (!parsed.ok) return invalidValue(parsed.issues[0].message);
  const result = rate({ target, actual, method: parsed.value, baseline });
  if (result.kind === "rate") return result.value;
  return NOTHING_TO_RATE.includes(result.code) ? notAvailable(result.message) : invalidValue(result.message);
}

export function gradeCell(value: unknown): CellResult {
  if (isBlank(value)) return invalidValue("達成率が空欄です。0.9 や 90% のように入力してください。");
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return invalidValue(
      `達成率が数値ではありません(「${shown(value)}」)。0.9 や 90% のように入力してください。`,
    );
  }
  return grade(value).label;
}
