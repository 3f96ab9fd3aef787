import { basename } from "node:path";
import { CATALOGUE, SEVERITY_LABELS } from "../../audit";
import type { Issue, Plan } from "../../plan";
import { auditWorkbook, type AuditOutcome } from "../../workflows";
import { writeAuditSheets } from "../../workflows/audit/auditing";
import { circumstances } from "../circumstances";
import { placeFor } from "../disk/placeFor";
import { saveTogether } from "../disk/saveTogether";
import { openMaster } from "../master";
import { failed, misused, type Outcome } from "../outcome";
import { settle } from "../settle";
import { sha256 } from "../sha256";
import type { Surroundings } from "../surroundings";
import { warnings } from "../text/warnings";
import { readWords } from "../words/readWords";
import { auditText, type AuditCopy } from "./auditText";

const SPEC = { out: "text", force: "flag", date: "text", json: "flag" } as const;

/**
 * `reform audit`: a workbook beside its plan. Status as of other checkers: 0 neither 重大 nor 注意, 1 one of them, 2 the file could
 * not be read, is not a workbook of this plan, or the command was not understood. With `--out` a copy gets 監査 and 監査結果; the
 * workbook itself is never changed.
 */
export async function auditCommand(
  plan: Plan,
  words: readonly string[],
  surroundings: Surroundings,
): Promise<Outcome> {
  const read = readWords(words, SPEC);
  if (!read.ok) return misunderstood(read.issues[0].message);
  const { options, others } = read.value;
  const [typed, ...extra] = others;
  const { out } = options;
  if (typed === undefined || extra.length > 0) {
    return misunderstood("audit には、計画を書き込んだブックを一つ指定してください。");
  }
  if (out === undefined && (options.force || options.date !== undefined)) {
    return misunderstood("--force と --date は、--out を付けるときだけ使えます。");
  }
  if (out !== undefined && !/\.xlsx$/iu.test(out)) {
    return misunderstood(`「--out ${out}」: 名前が .xlsx で終わるファイルを指定してください。`);
  }
  const written = circumstances(plan, surroundings, options.date);
  if (!written.ok) return unable(written.issues);
  const master = await openMaster(surroundings.disk, typed);
  if (!master.ok) return unable(master.issues);
  const { port, path } = master.value;
  if (out === undefined) {
    const audited = await settle(() => auditWorkbook(port, plan, written.value, sha256));
    return audited.ok ? told(typed, audited.value, null, options.json) : unable(named(typed, audited.issues));
  }

  const place = placeFor(surroundings.disk, out, path, options.force);
  if (!place.ok) return unable(place.issues);
  const { signal, onProgress } = surroundings;
  const audited = await settle(() =>
    writeAuditSheets(
      port,
      plan,
      { written: written.value, sha256 },
      { isCopy: true, ...(signal && { signal }), ...(onProgress && { onProgress }) },
    ),
  );
  if (!audited.ok) return unable(named(typed, audited.issues));
  const saved = await saveTogether(
    surroundings.disk,
    [{ ...place.value, bytes: await port.save() }],
    surroundings.signal,
  );
  if (!saved.ok) return unable(saved.issues);
  const { ledger, recalculated } = audited.value;
  const outcome = told(typed, audited.value, { file: out, ledger, recalculated }, options.json);
  return { ...outcome, stderr: warnings(saved.value) };
}

function told(typed: string, audited: AuditOutcome, copy: AuditCopy | null, isJson: boolean): Outcome {
  return {
    status: audited.findings.some(({ severity }) => severity !== "info") ? 1 : 0,
    stdout: isJson ? json(typed, audited, copy) : auditText(basename(typed), audited, copy),
    stderr: "",
  };
}

function misunderstood(message: string): Outcome {
  return { ...misused(message, "audit"), status: 2 };
}

/** Breaking off keeps its own status. */
function unable(issues: readonly Issue[]): Outcome {
  const outcome = failed(issues);
  return outcome.status === 130 ? outcome : { ...outcome, status: 2 };
}

function named(typed: string, issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, message: `「${typed}」: ${issue.message}` }));
}

function json(file: string, { findings, unchecked }: AuditOutcome, copy: AuditCopy | null): string {
  const labelled = findings.map((finding) => ({
    ...finding,
    label: SEVERITY_LABELS[finding.severity],
    title: CATALOGUE[finding.code].title,
  }));
  const said = { file, findings: labelled, unchecked, ...(copy && { copy }) };
  return `${JSON.stringify(said, null, 2)}\n`;
}
