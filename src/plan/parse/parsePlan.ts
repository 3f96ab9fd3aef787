import type { Issue, Result } from "../result";
import { succeed } from "../result";
import type { Plan, PlanSource } from "../types";
import { checkPlan } from "./checkPlan";
import { linesOrNone } from "./cited";
import { priority } from "./item";
import { FAILED, integer, list, matching, object, text } from "./read";

const source = object<PlanSource>(
  {
    file: text,
    lines: integer,
    sha256: matching(/^[0-9a-f]{64}$/u, "64桁の16進数"),
    pages: linesOrNone,
  },
  {},
  { pages: [] },
);

const plan = object<Plan>(
  {
    id: matching(/^[a-z0-9][a-z0-9.-]*$/u, "半角英小文字・数字・ハイフンの識別子"),
    municipality: text,
    title: text,
    originLabels: object<Plan["originLabels"]>({ continued: text, new: text }, {}),
    years: list(integer),
    stages: list(text),
    source,
    priorities: list(priority),
  },
  {},
);

/**
 * Unknown input as a plan, or everything that is wrong with it at once, each with its JSON path. First the shape is
 * checked (unknown keys included), then what the parts must keep together: codes, lengths, stages, totals, lines.
 *
 * Rows may be lean (`{ reading, lines, reason, cells: ["実施", "⇒"] }`) or complete; a parsed plan parses to itself.
 */
export function parsePlan(input: unknown): Result<Plan> {
  const issues: Issue[] = [];
  const read = plan(input, "$", issues);
  if (read !== FAILED) checkPlan(read, issues);
  const [first, ...rest] = issues;
  if (first !== undefined) return { ok: false, issues: [first, ...rest] };
  if (read === FAILED) throw new Error("a plan was refused without an issue");
  return succeed(read);
}
