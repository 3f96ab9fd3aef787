import { useEffect, useId, useRef, type ReactNode } from "react";
import { Warning16Regular } from "@fluentui/react-icons";
import type { ReviewRow } from "../../workflows";
import { moveFocus } from "../parts/arrowKeys";
import { FirstFew } from "../parts/FirstFew";
import { GradeMark } from "../parts/GradeMark";
import { contentText, percent } from "../words/numbers";
import { Sparkline } from "./Sparkline";
import { sparklineText } from "./sparklineShape";

export interface RowListProps {
  readonly label: string;
  readonly rows: readonly ReviewRow[];
  readonly reviewYear: number;
  readonly onOpen: (row: ReviewRow) => void;
}

const first = 20;
const more = 50;

/** One button a row; arrow keys move between them, Enter goes to the cell. */
export function RowList({ label, rows, reviewYear, onOpen }: RowListProps) {
  const list = useRef<HTMLDivElement>(null);
  const focused = useRef<number | null>(null);
  const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];

  // A row that was put right goes away with the focus on it: its place in the list keeps it.
  useEffect(() => {
    if (focused.current === null || document.activeElement !== document.body) return;
    const left = buttons();
    left[Math.min(focused.current, left.length - 1)]?.focus();
  }, [rows]);

  return (
    <div
      ref={list}
      role="presentation"
      onKeyDown={(event) => moveFocus(event, "vertical", false)}
      onFocus={({ target }) => {
        focused.current = buttons().findIndex((button) => button.contains(target));
      }}
      onBlur={({ relatedTarget }) => {
        // The focus of a button that is taken away goes nowhere, and that of another window comes back.
        if (relatedTarget !== null) focused.current = null;
      }}
    >
      <FirstFew items={rows} first={first} more={more} counter="行" label={label} keyOf={({ key }) => key}>
        {(row) => <RowButton row={row} reviewYear={reviewYear} onOpen={onOpen} />}
      </FirstFew>
    </div>
  );
}

interface RowButtonProps {
  readonly row: ReviewRow;
  readonly reviewYear: number;
  readonly onOpen: (row: ReviewRow) => void;
}

function RowButton({ row, reviewYear, onOpen }: RowButtonProps) {
  const id = useId();
  const { level, owners, warning, trend } = row;
  const isStage = trend.kind === "stage";
  return (
    <button type="button" className="reform-item" aria-describedby={id} onClick={() => onOpen(row)}>
      <span className="reform-row">
        <GradeMark label={gradeText(row)} level={level} />
        {row.rate !== null && <span className="reform-numbers">{percent(row.rate)}</span>}
        {row.rate !== null && <span className="reform-quiet">{row.method}</span>}
        <span className="reform-quiet">{owners.join("・")}</span>
      </span>
      <span className="reform-strong">
        {row.code} {row.item}
      </span>
      <span className="reform-beside">
        <span className="reform-quiet reform-numbers">
          {row.indicator}: {isStage ? "段階" : "実績"} {contentText(row.actual)} / {isStage ? "計画" : "目標"}{" "}
          {contentText(row.target)} {row.unit}
        </span>
        <Sparkline trend={trend} reviewYear={reviewYear} />
      </span>
      <span id={id} className="reform-unseen">
        {sparklineText(trend)}
      </span>
      {warning !== null && (
        <Wanted>
          年度末に遅れる見込み(推定): {contentText(warning.estimate)} {row.unit}
          {warning.rate !== "" && `、${percent(warning.rate)}`}、{warning.basis}
        </Wanted>
      )}
      {row.lacksReason && <Wanted>理由・対応が未記入です</Wanted>}
      {owners.length === 0 && <Wanted>担当課が空欄です</Wanted>}
    </button>
  );
}

/** A grade that cannot be read is shown as it stands in the cell. */
const gradeText = ({ grade, isUnknown }: ReviewRow) => {
  if (!isUnknown) return grade;
  return grade === "" ? "(空白)" : `「${grade}」`;
};

function Wanted({ children }: { readonly children: ReactNode }) {
  return (
    <span className="reform-wanted">
      <Warning16Regular aria-hidden />
      <span>{children}</span>
    </span>
  );
}
