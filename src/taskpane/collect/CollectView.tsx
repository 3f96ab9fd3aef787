import { useMemo, useState } from "react";
import { Link } from "@fluentui/react-components";
import type { Plan } from "../../plan";
import type { PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { isNewWorkbook, NewWorkbook } from "../parts/NewWorkbook";
import { Running } from "../parts/Running";
import { useKeepFocus } from "../parts/useKeepFocus";
import { useLatest } from "../parts/useLatest";
import { useWatched } from "../parts/useWatched";
import { AnswerList } from "./AnswerList";
import { DropArea } from "./DropArea";
import { Ending } from "./Ending";
import { PickButton } from "./PickButton";
import { RejectionList } from "./RejectionList";
import { addFiles } from "./pickedFiles";
import { Review, Summary } from "./Review";
import { hasChanged, type Collecting, type Ended } from "./useCollecting";

const bars: Readonly<Record<Ended["verb"], { readonly label: string; readonly first: string }>> = {
  read: { label: "読み取りの進み具合", first: "ファイルを読んでいます" },
  merge: { label: "取り込みの進み具合", first: "取り込む内容を確かめています" },
  undo: { label: "元に戻す作業の進み具合", first: "元に戻す内容を確かめています" },
};
const notDone: Readonly<Record<Ended["verb"], string>> = {
  read: "ファイルを読めませんでした。",
  merge: "取り込めませんでした。",
  undo: "元に戻せませんでした。",
};

export interface CollectViewProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "collect" | "watchChanges">;
  readonly collecting: Collecting;
  /** ISO day. */
  readonly today: () => string;
  readonly goTo: (cell: SheetCell) => void;
  readonly onWrite: () => void;
}

/** Returned files: dropped, read, judged cell by cell, taken, and put back where that was wrong. */
export function CollectView({ plan, actions, collecting, today, goTo, onWrite }: CollectViewProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const changes = useWatched(actions.watchChanges, attempt);
  const { state, verb, unread, review, read } = collecting;
  const isRunning = state.status === "running";
  const isIdle = !isRunning && review === null;

  // Before any file: who has answered, and what can be put back.
  const question = useMemo(() => (isIdle ? { changes, attempt } : null), [isIdle, changes, attempt]);
  const ask = useMemo(
    () => async () => {
      const [status, last] = await Promise.all([actions.collect.read([], {}), actions.collect.lastMerge()]);
      return { status, last };
    },
    [actions],
  );
  const { value: known, isCurrent } = useLatest(ask, question, 0);
  const button = useKeepFocus(`${state.status} ${review === null}`);

  const pick = (files: readonly File[]) => {
    setRefusal(null);
    if (files.length > 0) read(addFiles(review?.files ?? unread, files));
  };

  if (isIdle && known?.status.ok === false && isNewWorkbook(known.status.failure)) {
    return (
      <div className="reform-view">
        <NewWorkbook then="計画の表を書き込んで配布すると、ここで回答を取り込めます。" onWrite={onWrite} />
      </div>
    );
  }
  const failed = [known?.status, known?.last].find((outcome) => outcome?.ok === false);
  const last = known?.last.ok ? known.last.value : null;
  const merged = state.status === "done" && state.value.verb === "merge" ? state.value : null;
  return (
    <DropArea
      isBusy={isRunning}
      onDrop={(drop) => {
        pick(drop.files);
        setRefusal(drop.refusal);
      }}
    >
      <div className="reform-section" aria-live="polite" aria-busy={isIdle && !isCurrent}>
        {state.status === "done" && <Ending ended={state.value} onUndo={collecting.undo} goTo={goTo} />}
        {refusal !== null && <Notice intent="warning">{refusal}</Notice>}
        {isRunning && <span className="reform-unseen">{bars[verb].first}。</span>}
        {!isRunning && review !== null && <Summary collection={review.collection} />}
      </div>
      {state.status === "failed" && (
        <FailureNotice
          title={notDone[verb]}
          failure={state.failure}
          goTo={goTo}
          again={againAfter(collecting)}
        />
      )}
      {isIdle && failed?.ok === false && (
        <FailureNotice
          title="ブックを確かめられませんでした。"
          failure={failed.failure}
          goTo={goTo}
          again={{ label: "もう一度確かめる", onClick: () => setAttempt(attempt + 1) }}
        />
      )}

      {state.status === "running" ? (
        <Running
          {...bars[verb]}
          progress={state.progress}
          isStopping={state.isStopping}
          onStop={collecting.stop}
          buttonRef={button}
        />
      ) : review !== null ? (
        <Review
          plan={plan}
          review={review}
          collecting={collecting}
          actions={actions.collect}
          onPick={pick}
          today={today()}
          goTo={goTo}
          buttonRef={button}
        />
      ) : (
        <>
          <div className="reform-zone">
            <p>
              担当課から戻ってきたファイルを、ここに置くか、選んでください。取り込む前に、変わるセルを確かめられます。
            </p>
            <PickButton label="ファイルを選ぶ" isPrimary={merged === null} onPick={pick} buttonRef={button} />
          </div>
          {merged !== null && merged.rejections.length > 0 && (
            <RejectionList rejections={merged.rejections} copy={actions.collect.copy} />
          )}
          {last !== null && merged === null && (
            <p className="reform-quiet reform-numbers">
              前回の取り込み: {last.when}、{count(last.cells)} セル{" "}
              <Link as="button" inline onClick={() => collecting.undo(last.batch)}>
                取り込みを元に戻す
              </Link>
            </p>
          )}
          {known === null && <p className="reform-quiet">ブックを確かめています…</p>}
          {known?.status.ok && known.status.value.answers.length > 0 && (
            <AnswerList
              plan={plan}
              answers={known.status.value.answers}
              copy={actions.collect.copy}
              today={today()}
            />
          )}
        </>
      )}
    </DropArea>
  );
}

/** What may help after a failure: reading anew, of the same files. */
function againAfter({ state, unread, review, read }: Collecting) {
  if (unread.length > 0) return { label: "もう一度読む", onClick: () => read(unread) };
  if (review !== null && state.status === "failed" && hasChanged(state.failure)) {
    return { label: "読み直す", onClick: () => read(review.files) };
  }
  return undefined;
}
