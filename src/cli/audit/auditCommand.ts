import { basename } from "node:path";
import { CATALOGUE, SEVERITY_LABELS } from "../../audit";
import type { Plan } from "../../plan";
import { auditWorkbook, type AuditOutcome } from "../../workflows";
import { circumstances } from "../circumstances";
import { openMaster } from "../master";
import { failed, misused, type Outcome } from "../outcome";
import { settle } from "../settle";
import type { Surroundings } from "../surroundings";
import { readWords } from "../words/readWords";
import { auditText } from "./auditText";

const SPEC = { json: "flag" } as const;

/**
 * `reform audit`: a workbook beside its plan. Status as of other checkers: 0 neither 重大 nor 注意, 1 one of them, 2 the file could
 * not be read, is not a workbook of this plan, or the command was not understood.
 */
export async function auditCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return { ...misused(read.issues[0].message, "audit"), status: 2 };
  const { options, others } = read.value;
  const [typed, ...extra] = others;
  if (typed === undefined || extra.length > 0) {
    return { ...misused("audit には、計画を書き込んだブックを一つ指定してください。", "audit"), status: 2 };
  }
  const shipped = circumstances(plan, surroundings, undefined);
  if (!shipped.ok) return { ...failed(shipped.issues), status: 2 };
  const master = await openMaster(surroundings.disk, typed);
  if (!master.ok) return { ...failed(master.issues), status: 2 };
  const audited = await settle(() => auditWorkbook(master.value.port, plan, shipped.value));
  if (!audited.ok) {
    const issues = audited.issues.map((issue) => ({ ...issue, message: `「${typed}」: ${issue.message}` }));
    return { ...failed(issues), status: 2 };
  }
  return {
    status: audited.value.findings.some(({ severity }) => severity !== "info") ? 1 : 0,
    stdout: options.json ? json(typed, audited.value) : auditText(basename(typed), audited.value),
    stderr: "",
  };
}

function json(file: string, { findings, unchecked }: AuditOutcome): string {
  const labelled = findings.map((finding) => ({
    ...finding,
    label: SEVERITY_LABELS[finding.severity],
    title: CATALOGUE[finding.code].title,
  }));
  return `${JSON.stringify({ file, findings: labelled, unchecked }, null, 2)}\n`;
}
