import { CATALOGUE, SEVERITY_LABELS, type Finding, type Severity } from "../../audit";
import type { AuditOutcome } from "../../workflows";
import type { AuditSheetsOutcome } from "../../workflows/audit/auditing";
import { SHEETS } from "../../sheets";
import { count } from "../text/cellText";
import { printable } from "../text/printable";

const SEVERITIES = Object.keys(SEVERITY_LABELS) as readonly Severity[];

/** A copy of the workbook that got 監査 and 監査結果. */
export interface AuditCopy extends Pick<AuditSheetsOutcome, "ledger" | "recalculated"> {
  /** As it was typed. */
  readonly file: string;
}

/** The counts, then the findings by severity: what and where, and what to do once for neighbours of one kind. */
export function auditText(
  file: string,
  { findings, unchecked }: AuditOutcome,
  copy: AuditCopy | null,
): string {
  const groups = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity));
  const counts = SEVERITIES.map(
    (severity, index) => `${SEVERITY_LABELS[severity]} ${count(groups[index]?.length ?? 0)}`,
  );
  const lines = [
    `${printable(file)}: ${counts.join("、")}`,
    ...(findings.length === 0 ? ["計画と違うところは見つかりませんでした。"] : []),
    ...SEVERITIES.flatMap((severity, index) => section(severity, groups[index] ?? [])),
    ...(unchecked.length === 0 ? [] : ["", ...unchecked.map((text) => `※ ${text}`)]),
    ...(copy ? ["", ...copyLines(copy, findings)] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function copyLines({ file, recalculated, ledger }: AuditCopy, findings: readonly Finding[]): string[] {
  const isOfFrozen = findings.some(({ code }) => code === "frozen");
  const { added, reopened, closedNow, open, closed } = ledger;
  return [
    `「${printable(file)}」を書き出しました。元のブックは変えていません。`,
    ...(isOfFrozen
      ? ["  確定版にシートを加えた写しで、確定版ではありません。提出や照合には、元の確定版を使ってください。"]
      : []),
    recalculated === null
      ? `  ${SHEETS.audit}: 「${SHEETS.actuals}」に計画の行がないため、作っていません。`
      : `  ${SHEETS.audit}: ${count(recalculated)}行を計算し直す数式を書きました。`,
    `  ${SHEETS.findings}: 未解消 ${count(open)}件(新規 ${count(added)}、再発 ${count(reopened)})、解消 ${count(closed)}件(今回 ${count(closedNow)})`,
  ];
}

function section(severity: Severity, findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const own = findings.filter((finding) => finding.code === code);
    return [
      "",
      `${SEVERITY_LABELS[severity]}  ${CATALOGUE[code].title}  ${count(own.length)}件  (${code})`,
      ...own.map(({ message }) => `  ${printable(message)}`),
      `  → ${own[0]?.advice ?? ""}`,
    ];
  });
}
