import { SEVERITY_LABELS, type Severity } from "../../audit";

/** The weight of a finding in a word; its colour only repeats it. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return <span className={`reform-mark reform-mark-${severity}`}>{SEVERITY_LABELS[severity]}</span>;
}
