import { useId, useState } from "react";
import { Link } from "@fluentui/react-components";
import type { Candidate, Proposal } from "../../workflows";
import type { SheetCell } from "../words/cellPlace";
import { Box } from "../parts/Box";
import { contentText } from "../words/numbers";

/** A longer text is cut until somebody asks for it. */
const shortText = 60;

export interface CellChoiceProps {
  readonly proposal: Proposal;
  readonly decision: number | null;
  readonly onDecide: (decision: number | null) => void;
  readonly goTo: (cell: SheetCell) => void;
}

/** One cell: what it holds, what it would hold, and whether it shall. */
export function CellChoice(props: CellChoiceProps) {
  return props.proposal.kind === "conflict" ? <Conflict {...props} /> : <Change {...props} />;
}

function Change({ proposal, decision, onDecide, goTo }: CellChoiceProps) {
  const { header, before, candidates } = proposal;
  const [candidate] = candidates;
  return (
    <li className="reform-cell">
      <Box
        label={`${header}を取り込む`}
        checked={decision !== null}
        onChange={(isTaken) => onDecide(isTaken ? 0 : null)}
      />
      <div>
        <HeaderLink proposal={proposal} goTo={goTo} />{" "}
        <span className="reform-numbers">
          <span className="reform-quiet">
            <span className="reform-unseen">前 </span>
            <LongText text={contentText(before)} />
          </span>
          <span aria-hidden> → </span>
          <span className="reform-unseen">後 </span>
          <span className="reform-strong">
            <LongText text={contentText(candidate.value)} />
          </span>
        </span>
        <Reading candidate={candidate} />
      </div>
    </li>
  );
}

const why = {
  files: "ファイルによって値が違います。",
  newer: "配布したあとに、ブックの値が変わっています。",
  state: "実績と状態が合わなくなるため、合わせて選んでください。",
} as const;

function Conflict({ proposal, decision, onDecide, goTo }: CellChoiceProps) {
  const name = useId();
  const { header, before, sent, conflict, candidates } = proposal;
  return (
    <li>
      <div role="radiogroup" aria-label={`${header}(要判断)`} className="reform-conflict reform-numbers">
        <div>
          <HeaderLink proposal={proposal} goTo={goTo} /> <span className="reform-judge">要判断</span>
        </div>
        <div className="reform-small">
          {conflict !== null && why[conflict]}
          {conflict === "newer" && `配布したときは「${contentText(sent)}」でした。`}
        </div>
        <label className="reform-box">
          <input type="radio" name={name} checked={decision === null} onChange={() => onDecide(null)} />
          <span>
            ブックのまま: <LongText text={contentText(before)} />
          </span>
        </label>
        {candidates.map((candidate, index) => (
          <label key={`${candidate.file} ${candidate.place}`} className="reform-box">
            <input type="radio" name={name} checked={decision === index} onChange={() => onDecide(index)} />
            <span>
              {candidate.department}: <LongText text={contentText(candidate.value)} />
              {candidate.value === before && "(ブックと同じ)"}
              <span className="reform-small reform-quiet">{candidate.file}</span>
              <Reading candidate={candidate} />
            </span>
          </label>
        ))}
      </div>
    </li>
  );
}

function HeaderLink({ proposal, goTo }: Pick<CellChoiceProps, "proposal" | "goTo">) {
  const { header, place } = proposal;
  return (
    <button
      type="button"
      className="reform-link"
      aria-label={`${header}のセルを選ぶ`}
      title="セルを選ぶ"
      onClick={() => goTo({ sheet: place.sheet, row: place.row, column: place.column })}
    >
      {header}
    </button>
  );
}

function Reading({ candidate: { reading } }: { readonly candidate: Candidate }) {
  return reading === null ? null : <span className="reform-small reform-quiet">読み方: {reading}</span>;
}

function LongText({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const letters = isWhole ? [] : [...text];
  if (letters.length <= shortText) return <span className="reform-asis">{text}</span>;
  return (
    <span>
      {letters.slice(0, shortText).join("")}…{" "}
      <Link as="button" inline onClick={() => setWhole(true)}>
        全文
      </Link>
    </span>
  );
}
