import { succeed, type Issue, type Plan, type Result } from "../../plan";
import type { IssueChoice } from "../../workflows";
import { failed, misused, printed, type Outcome } from "../outcome";
import { withOwners } from "../ownersIn";
import type { Surroundings } from "../surroundings";
import { warnings } from "../text/warnings";
import { listOf } from "../words/list";
import { readDay } from "../words/readDay";
import { readWords, type Options } from "../words/readWords";
import { readYear } from "../words/readYears";
import { issueFiles } from "./issueFiles";
import { issueText } from "./issueText";

const SPEC = {
  year: "text",
  deadline: "text",
  contact: "text",
  out: "text",
  zip: "text",
  department: "texts",
  overwrite: "flag",
  "dry-run": "flag",
  date: "text",
  json: "flag",
} as const;

/**
 * `reform issue`: a workbook for each department, and 配布記録 in the office's.
 */
export async function issueCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return misused(read.issues[0].message, "issue");
  const { options, others } = read.value;
  const [master, ...extra] = others;
  if (master === undefined || extra.length > 0) {
    return misused("issue には、計画を書き込んだブックを一つ指定してください。", "issue");
  }
  const missing = missingIn(options);
  if (missing.length > 0) return misused(`issue には ${missing.join("、")} の指定が必要です。`, "issue");
  const { out = null, zip = null, overwrite, date, json } = options;
  if (zip !== null && !/\.zip$/iu.test(zip)) {
    return misused(`「--zip ${zip}」: 名前が .zip で終わるファイルを指定してください。`, "issue");
  }
  const choice = choiceOf(plan, options);
  if (!choice.ok) return failed(choice.issues);
  const places = { out, zip, mayOverwrite: overwrite, isDryRun: options["dry-run"] };
  const done = await issueFiles(plan, master, choice.value, date, places, surroundings);
  if (!done.ok) return failed(withAdvice(withOwners(plan, done.issues)));
  const { issued, leftOver } = done.value;
  const text = json ? `${JSON.stringify(issued, null, 2)}\n` : issueText(choice.value, issued);
  return { ...printed(text), stderr: warnings(leftOver) };
}

function missingIn({ year, deadline, contact, out, zip, ...options }: Options<typeof SPEC>): string[] {
  const hasPlace = out !== undefined || zip !== undefined || options["dry-run"];
  return [
    ...(year === undefined ? ["--year(年度)"] : []),
    ...(deadline === undefined ? ["--deadline(期限)"] : []),
    ...(contact === undefined ? ["--contact(連絡先)"] : []),
    ...(hasPlace ? [] : ["--out(フォルダー)か --zip(ファイル)"]),
  ];
}

function choiceOf(plan: Plan, options: Options<typeof SPEC>): Result<IssueChoice> {
  const { year: typedYear = "", deadline: typedDeadline = "", contact = "", department } = options;
  const year = readYear(plan, "--year", typedYear);
  if (!year.ok) return year;
  const deadline = readDay("--deadline", typedDeadline);
  if (!deadline.ok) return deadline;
  return succeed({
    year: year.value,
    departments: department.length > 0 ? listOf(department) : "all",
    deadline: deadline.value,
    contact,
  });
}

/** Refusals that writing the plan would cure, with the words for a terminal beside those for the pane. */
const CURED_BY_WRITE: readonly string[] = [
  "workbook.notWritten",
  "issue.yearNotWritten",
  "row.missing",
  "plan.changed",
];

function withAdvice(issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) =>
    CURED_BY_WRITE.includes(issue.code)
      ? { ...issue, message: `${issue.message} コマンドでは write --out にこのブックを指定します。` }
      : issue,
  );
}
