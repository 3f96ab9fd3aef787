import type { FileDescription, SheetDescription } from "../description";
import { RULES, type RuleResult, type Subject, type Verdict } from "./rules";
import { tableView } from "./tableView";

/** A sheet held against all rules. */
export interface SheetCheck {
  readonly sheet: string;
  /** The worst of all rules. */
  readonly verdict: Verdict;
  /** One per rule, in the ministry's order. */
  readonly results: readonly RuleResult[];
}

/**
 * Holds one sheet against the ministry's 15 チェック項目. What a program cannot decide is `confirm`, and each rule says what it does
 * not see: a pass means that nothing was found, not that people need not look.
 *
 * A sheet without cells fails 2-2; the other rules find nothing on it.
 * @param isStandard whether JIS X 0208 or ASCII has a character.
 * @example checkSheet(file, sheet, isStandard).results.find(({ rule }) => rule === "1-4")?.verdict // "pass"
 */
export function checkSheet(
  file: FileDescription,
  sheet: SheetDescription,
  isStandard: Subject["isStandard"],
): SheetCheck {
  const subject: Subject = { file, table: tableView(sheet, file.kind === "csv"), isStandard };
  const results = RULES.map(({ id, title, advice, unseen, find }): RuleResult => {
    const findings = find(subject);
    return {
      rule: id,
      title,
      verdict: worst(findings.map(({ verdict }) => verdict)),
      findings,
      advice: findings.length > 0 ? advice : "",
      unseen,
    };
  });
  return { sheet: sheet.name, verdict: worst(results.map(({ verdict }) => verdict)), results };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("fail")) return "fail";
  return verdicts.includes("confirm") ? "confirm" : "pass";
}
