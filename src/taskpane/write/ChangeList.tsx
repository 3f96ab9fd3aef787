import { useState } from "react";
import { Link } from "@fluentui/react-components";
import type { Plan } from "../../plan";
import { describeKey } from "../../sheets";
import type { WritePreview } from "../../workflows";
import { contentText, count } from "../words/numbers";

/** Enough to judge by; the rest on request. */
const shownAtFirst = 20;

export interface ChangeListProps {
  readonly plan: Plan;
  readonly changes: WritePreview["changes"];
}

/** Every cell that would change: where, before and after. */
export function ChangeList({ plan, changes }: ChangeListProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? changes : changes.slice(0, shownAtFirst);
  return (
    <section className="reform-section" aria-labelledby="reform-changes">
      <h2 id="reform-changes" className="reform-heading">
        変わるセル
      </h2>
      <ul className="reform-lines">
        {shown.map(({ table, key, header, before, after }) => (
          <li key={`${table} ${key} ${header}`}>
            <div className="reform-quiet">
              {describeKey(plan, key)}: {header}
            </div>
            <div className="reform-row reform-numbers">
              <del>
                <span className="reform-unseen">前 </span>
                {contentText(before)}
              </del>
              <span aria-hidden>→</span>
              <ins className="reform-after">
                <span className="reform-unseen">後 </span>
                {contentText(after)}
              </ins>
            </div>
          </li>
        ))}
      </ul>
      {shown.length < changes.length && (
        <Link as="button" onClick={() => setWhole(true)}>
          ほか {count(changes.length - shown.length)} セルも表示
        </Link>
      )}
    </section>
  );
}
