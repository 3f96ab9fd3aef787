import { useEffect, useState } from "react";
import { Checkbox, Field, Link, Select } from "@fluentui/react-components";
import { NO_GRADE } from "../../achievement";
import { formatEraLong } from "../../plan";
import type { OffTrack, OffTrackRow } from "../../workflows";
import type { Outcome, PaneActions } from "../actions";
import { cellName, type SheetCell } from "../cellPlace";
import { FailureNotice } from "../FailureNotice";
import { GradeMark } from "../GradeMark";
import { NewWorkbook } from "../NewWorkbook";
import { Notice } from "../Notice";
import { count } from "../numbers";
import { OffTrackList } from "./OffTrackList";

const everyOwner = "";

export interface OffTrackViewProps {
  readonly actions: Pick<PaneActions, "watchOffTrack" | "timeOfDay">;
  /** Grows when somebody asks for a fresh reading. */
  readonly refreshes: number;
  readonly goTo: (cell: SheetCell) => void;
  readonly goToActual: (row: OffTrackRow) => void;
  readonly onWrite: () => void;
}

/** What is behind, as the workbook says now; a click leads to the cell. */
export function OffTrackView({ actions, refreshes, goTo, goToActual, onWrite }: OffTrackViewProps) {
  const [reading, setReading] = useState<{ readonly outcome: Outcome<OffTrack>; readonly at: string } | null>(
    null,
  );
  const [attempt, setAttempt] = useState(0);
  useEffect(
    () => actions.watchOffTrack((outcome) => setReading({ outcome, at: actions.timeOfDay() })),
    [actions, refreshes, attempt],
  );

  if (reading === null) {
    return (
      <div className="reform-view" aria-live="polite">
        <p className="reform-quiet">ブックを読んでいます…</p>
      </div>
    );
  }
  const { outcome, at } = reading;
  if (!outcome.ok) {
    return (
      <div className="reform-view">
        <FailureNotice
          title="遅れを確認できませんでした。"
          failure={outcome.failure}
          goTo={goTo}
          again={{ label: "もう一度読み取る", onClick: () => setAttempt(attempt + 1) }}
        />
      </div>
    );
  }
  if (outcome.value.isNew) {
    return (
      <div className="reform-view">
        <NewWorkbook then="計画の表を書き込むと、ここに遅れている取組項目が並びます。" onWrite={onWrite} />
      </div>
    );
  }
  return <OffTrackReport offTrack={outcome.value} at={at} goTo={goTo} goToActual={goToActual} />;
}

/** As the sheet joins several 担当課 in one cell. */
const ownersOf = ({ owners }: OffTrackRow) => owners.split("・");

interface OffTrackReportProps {
  readonly offTrack: Extract<OffTrack, { readonly isNew: false }>;
  readonly at: string;
  readonly goTo: (cell: SheetCell) => void;
  readonly goToActual: (row: OffTrackRow) => void;
}

function OffTrackReport({ offTrack, at, goTo, goToActual }: OffTrackReportProps) {
  const [owner, setOwner] = useState(everyOwner);
  const [onlyWithoutReason, setOnlyWithoutReason] = useState(false);
  const { rows, counts, reviewYear, unknown } = offTrack;
  const unanswered = counts.find(({ label }) => label === NO_GRADE.unanswered)?.rows ?? 0;
  const owners = [...new Set(rows.flatMap(ownersOf))];
  // An owner whose last delay is gone is no longer offered; then all are shown.
  const chosen = owners.includes(owner) ? owner : everyOwner;
  const ofOwner = rows.filter((row) => chosen === everyOwner || ownersOf(row).includes(chosen));
  const withoutReason = ofOwner.filter(({ hasReason }) => !hasReason);
  const shown = onlyWithoutReason ? withoutReason : ofOwner;

  return (
    <div className="reform-view">
      <section className="reform-section" aria-label="判定ごとの件数">
        <h2 className="reform-heading">{formatEraLong(reviewYear)}の判定</h2>
        <ul className="reform-row">
          {counts.map(({ label, level, rows: number }) => (
            <li key={label}>
              <GradeMark label={label} level={level} />{" "}
              <span className="reform-numbers">{count(number)}</span>
            </li>
          ))}
        </ul>
        <p className="reform-quiet">{at} に読み取りました。入力すると自動で更新します。</p>
      </section>

      {unknown.length > 0 && (
        <Notice intent="warning" title="判定を読み取れないセルがあります。">
          数式が上書きされたか、計算できない値があります。「書き込み」で数式を戻せます。
          <ul>
            {unknown.map((cell) => (
              <li key={cellName(cell)}>
                <Link as="button" inline onClick={() => goTo(cell)}>
                  {cellName(cell)} を選ぶ
                </Link>{" "}
                {cell.text === "" ? "(空白)" : `「${cell.text}」`}
              </li>
            ))}
          </ul>
        </Notice>
      )}

      <div aria-live="polite">
        {rows.length === 0 ? (
          <p>
            遅れと判定された取組項目はありません。
            {unanswered > 0 && `未回答が ${count(unanswered)}件あります。`}
          </p>
        ) : (
          <p>
            遅れ {count(shown.length)}件
            {withoutReason.length > 0 && `(うち理由・対応が未記入 ${count(withoutReason.length)}件)`}
          </p>
        )}
      </div>
      {rows.length > 0 && (
        <div className="reform-section">
          <Field label="担当課" className="reform-field">
            <Select value={chosen} onChange={(_, { value }) => setOwner(value)}>
              <option value={everyOwner}>すべての担当課</option>
              {owners.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Checkbox
            label="理由・対応が未記入のものだけ"
            checked={onlyWithoutReason}
            onChange={(_, { checked }) => setOnlyWithoutReason(checked === true)}
          />
          <OffTrackList rows={shown} onOpen={goToActual} />
        </div>
      )}
    </div>
  );
}
