import { lazy, Suspense, useMemo, useState } from "react";
import { Button } from "@fluentui/react-components";
import type { Plan } from "../../plan";
import { selectFrom, type WriteChoice } from "../../sheets";
import type { PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { Disclosure } from "../parts/Disclosure";
import { FailureNotice } from "../parts/FailureNotice";
import { Running } from "../parts/Running";
import { useKeepFocus } from "../parts/useKeepFocus";
import { useLatest } from "../parts/useLatest";
import { useWatched } from "../parts/useWatched";
import { ChangeList } from "./ChangeList";
import { describeChoice, everything, optionsOf } from "./choice";
import type { Writing } from "./useWriting";
import { WriteStatus } from "./WriteStatus";

// Most people write everything: the form loads when it is opened.
const ChoiceForm = lazy(() => import("./ChoiceForm").then((it) => ({ default: it.ChoiceForm })));

/** Quick clicks through the check boxes ask the workbook once. */
const settle = 250;

export interface WriteViewProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "previewWrite" | "watchChanges">;
  readonly writing: Writing;
  readonly goTo: (cell: SheetCell) => void;
}

/** What is in the workbook, what pressing the button would do to it, and what happened. */
export function WriteView({ plan, actions, writing, goTo }: WriteViewProps) {
  const options = useMemo(() => optionsOf(plan), [plan]);
  const [choice, setChoice] = useState<WriteChoice>(everything);
  const [isChoosing, setChoosing] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const changes = useWatched(actions.watchChanges, attempt);

  const { state } = writing;
  const isRunning = state.status === "running";
  const selection = useMemo(() => selectFrom(plan, choice), [plan, choice]);
  // Asked anew when the choice or the workbook changes and when a write has ended.
  const question = useMemo(
    () => (selection.ok && !isRunning ? { choice, changes, attempt } : null),
    [choice, changes, attempt, selection, isRunning],
  );
  const ask = useMemo(
    () => (asked: { readonly choice: WriteChoice }) => actions.previewWrite(asked.choice),
    [actions],
  );
  const { value: outcome, isCurrent } = useLatest(ask, question, settle);
  const preview = outcome?.ok ? outcome.value : null;
  const canWrite = isCurrent && preview !== null && !preview.isNothing;

  const button = useKeepFocus(isRunning);

  const change = (next: WriteChoice) => {
    writing.dismiss();
    setChoice(next);
  };

  return (
    <div className="reform-view">
      <WriteStatus
        plan={plan}
        state={state}
        refusal={selection.ok ? null : selection.issues[0].message}
        preview={preview}
        isCurrent={isCurrent}
        isAsking={outcome === null}
      />
      {!isRunning && selection.ok && outcome?.ok === false && (
        <FailureNotice
          title="このままでは書き込めません。"
          failure={outcome.failure}
          goTo={goTo}
          again={{ label: "もう一度確かめる", onClick: () => setAttempt(attempt + 1) }}
        />
      )}
      {state.status === "failed" && (
        <FailureNotice title="書き込めませんでした。" failure={state.failure} goTo={goTo} />
      )}

      {state.status === "running" ? (
        <Running
          label="書き込みの進み具合"
          first="書き込む内容を確かめています"
          progress={state.progress}
          isStopping={state.isStopping}
          onStop={writing.stop}
          buttonRef={button}
        />
      ) : (
        <Button
          ref={button}
          appearance="primary"
          disabledFocusable={!canWrite}
          onClick={() => writing.start(choice)}
        >
          書き込む
        </Button>
      )}

      <Disclosure
        label={`書き込む内容: ${describeChoice(choice, options)}`}
        isOpen={isChoosing}
        onToggle={() => setChoosing(!isChoosing)}
      >
        <Suspense fallback={<p className="reform-quiet">読み込んでいます…</p>}>
          <ChoiceForm options={options} choice={choice} onChange={change} isDisabled={isRunning} />
        </Suspense>
      </Disclosure>

      {!isRunning && selection.ok && preview !== null && preview.changes.length > 0 && (
        <ChangeList plan={plan} changes={preview.changes} />
      )}
    </div>
  );
}
