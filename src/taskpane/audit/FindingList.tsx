import { useMemo } from "react";
import { Link } from "@fluentui/react-components";
import { CATALOGUE, SEVERITY_LABELS, type Finding, type Severity } from "../../audit";
import { cellFromPath, cellName, type SheetCell } from "../words/cellPlace";
import { FirstFew } from "../parts/FirstFew";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { SeverityMark } from "./SeverityMark";
import type { Found } from "./useAuditing";

const severities = Object.keys(SEVERITY_LABELS) as readonly Severity[];

export interface FindingListProps {
  readonly found: Found;
  readonly goTo: (cell: SheetCell) => void;
}

/** How many of which weight; then by kind, with what to do said once. */
export function FindingList({ found: { findings, unchecked }, goTo }: FindingListProps) {
  const groups = useMemo(() => groupsOf(findings), [findings]);
  const has = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return (
    <section className="reform-section" aria-labelledby="reform-findings">
      <h2 id="reform-findings" className="reform-totals reform-numbers">
        {severities.map((severity) => `${SEVERITY_LABELS[severity]} ${count(has(severity))}`).join("、")}
      </h2>
      {findings.length === 0 && <Notice intent="success" title="計画と違うところは見つかりませんでした。" />}
      <p className="reform-small reform-quiet">
        見つからないことは、入力された実績が正しいという意味ではありません。
      </p>
      {groups.map(({ code, severity, findings: own }) => (
        <section key={code} className="reform-section reform-kind" aria-labelledby={`reform-finding-${code}`}>
          <h3 id={`reform-finding-${code}`} className="reform-subheading reform-row">
            <SeverityMark severity={severity} />
            {CATALOGUE[code].title} {count(own.length)}件
          </h3>
          <FirstFew
            items={own}
            first={5}
            more={50}
            counter="件"
            keyOf={(_, index) => index}
            label={CATALOGUE[code].title}
            className="reform-lines"
          >
            {({ message, place: { sheet, cell } }) => {
              const at = sheet !== null && cell !== null ? cellFromPath(pathOf(sheet, cell)) : null;
              return (
                <>
                  {message}
                  {at && (
                    <>
                      {" "}
                      <Link as="button" inline onClick={() => goTo(at)}>
                        {cellName(at)} を選ぶ
                      </Link>
                    </>
                  )}
                </>
              );
            }}
          </FirstFew>
          <p className="reform-advice">
            <span className="reform-strong">対処: </span>
            {own[0]?.advice}
          </p>
        </section>
      ))}
      {unchecked.length > 0 && (
        <section className="reform-section" aria-labelledby="reform-unchecked">
          <h3 id="reform-unchecked" className="reform-subheading">
            調べていないこと
          </h3>
          <ul className="reform-lines reform-quiet">
            {unchecked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

interface Group extends Pick<Finding, "code" | "severity"> {
  readonly findings: readonly Finding[];
}

/** In the order of the findings: the worst first. */
function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => {
    const own = findings.filter((finding) => finding.code === code);
    return { code, severity: own[0]?.severity ?? "info", findings: own };
  });
}

/** @example pathOf("R4 実績", "F12") // "'R4 実績'!F12" */
function pathOf(sheet: string, cell: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cell}`;
}
