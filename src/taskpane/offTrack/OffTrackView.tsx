import { useEffect, useState } from "react";
import type { OffTrack, ReviewRow } from "../../workflows";
import type { Outcome, PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import { NewWorkbook } from "../parts/NewWorkbook";
import { OffTrackReport } from "./OffTrackReport";

export interface OffTrackViewProps {
  readonly actions: Pick<PaneActions, "watchOffTrack" | "timeOfDay" | "lastLooks" | "now">;
  /** Grows when somebody asks for a fresh reading. */
  readonly refreshes: number;
  readonly goTo: (cell: SheetCell) => void;
  readonly goToActual: (row: ReviewRow) => void;
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
        <NewWorkbook
          then="計画の表を書き込むと、ここに判定の内訳と遅れている行が並びます。"
          onWrite={onWrite}
        />
      </div>
    );
  }
  return (
    <OffTrackReport actions={actions} offTrack={outcome.value} at={at} goTo={goTo} goToActual={goToActual} />
  );
}
