import { CATALOGUE, SEVERITY_LABELS, type Finding, type Severity } from "../../audit";
import type { AuditOutcome } from "../../workflows";
import { count } from "../text/cellText";
import { printable } from "../text/printable";

const SEVERITIES = Object.keys(SEVERITY_LABELS) as readonly Severity[];

/** The counts, then the findings by severity: what and where, and what to do once for neighbours of one kind. */
export function auditText(file: string, { findings, unchecked }: AuditOutcome): string {
  const groups = SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity));
  const counts = SEVERITIES.map(
    (severity, index) => `${SEVERITY_LABELS[severity]} ${count(groups[index]?.length ?? 0)}`,
  );
  const lines = [
    `${printable(file)}: ${counts.join("、")}`,
    ...(findings.length === 0 ? ["計画と違うところは見つかりませんでした。"] : []),
    ...SEVERITIES.flatMap((severity, index) => section(severity, groups[index] ?? [])),
    ...(unchecked.length === 0 ? [] : ["", ...unchecked.map((text) => `※ ${text}`)]),
  ];
  return lines.map((line) => `${line}\n`).join("");
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
