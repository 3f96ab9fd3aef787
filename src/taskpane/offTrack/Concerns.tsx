import type { ReviewRow } from "../../workflows";
import { count } from "../words/numbers";
import { CONCERNS, shownOf, type Show } from "./shownRows";

export interface ConcernsProps {
  readonly rows: readonly ReviewRow[];
  readonly onShow: (show: Show) => void;
}

/** What needs somebody to look at, with how many rows; pressing one lists them. */
export function Concerns({ rows, onShow }: ConcernsProps) {
  const found = CONCERNS.map(({ id, label }) => {
    const show: Show = { kind: "concern", id };
    return { id, label, show, number: shownOf(rows, show).length };
  }).filter(({ number }) => number > 0);
  return (
    <section className="reform-section" aria-label="確かめること">
      <h2 className="reform-heading">確かめること</h2>
      {found.length === 0 ? (
        <p>確かめることはありません。</p>
      ) : (
        <ul>
          {found.map(({ id, label, show, number }) => (
            <li key={id}>
              <button type="button" className="reform-item" onClick={() => onShow(show)}>
                <span className="reform-row">
                  <span>{label}</span>
                  {id === "warning" && <span className="reform-quiet">推定</span>}
                  <span className="reform-ends reform-strong reform-numbers">{count(number)}件</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
