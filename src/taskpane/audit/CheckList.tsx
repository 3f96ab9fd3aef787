import { useState } from "react";
import { VERDICT_LABELS, type RuleResult, type SheetCheck, type Verdict } from "../../openData";
import { Disclosure } from "../parts/Disclosure";
import { FirstFew } from "../parts/FirstFew";
import { count } from "../words/numbers";

const verdicts: readonly Verdict[] = ["pass", "fail", "confirm"];

export interface CheckListProps {
  /** Its name. */
  readonly file: string;
  readonly checks: readonly SheetCheck[];
}

/** Each sheet of a file held against the 15 rules: the counts, then each rule. */
export function CheckList({ file, checks }: CheckListProps) {
  return (
    <FirstFew
      items={checks}
      first={10}
      more={50}
      counter="シート"
      keyOf={({ sheet }) => sheet}
      label="統一ルールの確認"
      className="reform-lines"
    >
      {({ sheet, results }) => (
        <Sheet name={sheet === file ? file : `${file} シート「${sheet}」`} results={results} />
      )}
    </FirstFew>
  );
}

function Sheet({ name, results }: { readonly name: string; readonly results: readonly RuleResult[] }) {
  const [isWhole, setWhole] = useState(false);
  const having = (verdict: Verdict) => results.filter((result) => result.verdict === verdict);
  const passed = having("pass");
  return (
    <div className="reform-section">
      <h3 className="reform-subheading">{name}</h3>
      <p className="reform-strong reform-numbers">
        {verdicts.map((verdict) => `${VERDICT_LABELS[verdict]} ${count(having(verdict).length)}`).join("、")}
      </p>
      <Rules results={[...having("fail"), ...having("confirm")]} />
      {passed.length > 0 && (
        <Disclosure
          label={`合格の項目(${count(passed.length)}件)`}
          isOpen={isWhole}
          onToggle={() => setWhole(!isWhole)}
        >
          <Rules results={passed} />
        </Disclosure>
      )}
    </div>
  );
}

function Rules({ results }: { readonly results: readonly RuleResult[] }) {
  if (results.length === 0) return null;
  return (
    <ul className="reform-lines">
      {results.map(({ rule, title, verdict, findings, advice, unseen }) => (
        <li key={rule}>
          <div>
            <span className={`reform-mark reform-mark-${marks[verdict]}`}>{VERDICT_LABELS[verdict]}</span>{" "}
            {rule} {title}
          </div>
          {findings.map(({ what, cells, count: all }) => (
            <div key={what} className="reform-small">
              {what} {cells.join("、")}
              {all > cells.length && cells.length > 0 && ` ほか ${count(all - cells.length)} か所`}
            </div>
          ))}
          {advice !== "" && <div className="reform-small">→ {advice}</div>}
          {unseen !== "" && <div className="reform-small reform-quiet">※ {unseen}</div>}
        </li>
      ))}
    </ul>
  );
}

const marks: Readonly<Record<Verdict, string>> = { pass: "info", fail: "critical", confirm: "warning" };
