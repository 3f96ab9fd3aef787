import { useMemo, useState } from "react";
import { Button } from "@fluentui/react-components";
import type { FiscalYear, Plan } from "../../plan";
import type { Failure, PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { Disclosure } from "../parts/Disclosure";
import { FailureNotice } from "../parts/FailureNotice";
import { count } from "../words/numbers";
import { isNewWorkbook, NewWorkbook } from "../parts/NewWorkbook";
import { Running } from "../parts/Running";
import { useKeepFocus } from "../parts/useKeepFocus";
import { useLatest } from "../parts/useLatest";
import { useWatched } from "../parts/useWatched";
import { IssuedFiles } from "./IssuedFiles";
import { chosenOf, stillWanted } from "./issueDraft";
import { IssueForm } from "./IssueForm";
import { IssueStatus } from "./IssueStatus";
import type { Issuing } from "./useIssuing";

export interface IssueViewProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "issue" | "watchChanges">;
  readonly issuing: Issuing;
  readonly goTo: (cell: SheetCell) => void;
  readonly onWrite: () => void;
}

/** The workbook holds an earlier state of the plan. */
const isOutdated = ({ issues }: Failure) => issues.some(({ code }) => code === "plan.changed");

/** Who would get how much, what is asked of them, and the files. */
export function IssueView({ plan, actions, issuing, goTo, onWrite }: IssueViewProps) {
  const [attempt, setAttempt] = useState(0);
  const [isLookingBack, setLookingBack] = useState(false);
  const changes = useWatched(actions.watchChanges, attempt);
  const { state, draft, issued } = issuing;
  const { year } = draft;
  const isRunning = state.status === "running";

  // The whole year's departments, to choose from; asked anew when the workbook changes and when files were made.
  const question = useMemo(
    () => (isRunning ? null : { year, changes, attempt }),
    [year, changes, attempt, isRunning],
  );
  const ask = useMemo(
    () => (asked: { readonly year: FiscalYear }) =>
      actions.issue.preview({ year: asked.year, departments: "all", deadline: "", contact: "" }),
    [actions],
  );
  const { value: outcome, isCurrent } = useLatest(ask, question, 0);
  const button = useKeepFocus(state.status);

  const offered = outcome?.ok ? outcome.value.departments : null;
  const chosen = offered && chosenOf(draft.departments, offered);
  const today = actions.issue.today();
  const wanted = stillWanted(draft, chosen?.length ?? 0, today);
  const canIssue = isCurrent && chosen !== null && chosen.length > 0 && wanted === null;

  if (state.status !== "running" && outcome?.ok === false && isNewWorkbook(outcome.failure)) {
    return (
      <div className="reform-view">
        <NewWorkbook then="計画の表を書き込むと、担当課ごとの配布ファイルを作れます。" onWrite={onWrite} />
      </div>
    );
  }
  return (
    <div className="reform-view">
      <IssueStatus
        state={state}
        chosen={chosen}
        isEmptyYear={offered?.length === 0}
        isAsking={outcome === null}
        isCurrent={isCurrent}
      />
      {!isRunning && outcome?.ok === false && (
        <FailureNotice
          title="このままでは配布できません。"
          failure={outcome.failure}
          goTo={goTo}
          again={{ label: "もう一度確かめる", onClick: () => setAttempt(attempt + 1) }}
        />
      )}
      {state.status === "failed" && (
        <FailureNotice
          title="配布ファイルを作れませんでした。"
          failure={state.failure}
          goTo={goTo}
          again={isOutdated(state.failure) ? { label: "書き込みへ進む", onClick: onWrite } : undefined}
        />
      )}

      {state.status === "running" && (
        <Running
          label="配布ファイルの進み具合"
          first="配布する内容を確かめています"
          progress={state.progress}
          isStopping={state.isStopping}
          onStop={issuing.stop}
          buttonRef={button}
        />
      )}
      {state.status === "done" && (
        <>
          <IssuedFiles issued={state.value} actions={actions.issue} isNew buttonRef={button} goTo={goTo} />
          <Button onClick={issuing.dismiss}>続けて配布する</Button>
        </>
      )}
      {(state.status === "idle" || state.status === "failed") && (
        <>
          <IssueForm
            plan={plan}
            draft={draft}
            onChange={(next) => {
              issuing.dismiss();
              issuing.setDraft(next);
            }}
            offered={offered}
            today={today}
          />
          <div className="reform-section">
            <Button ref={button} appearance="primary" disabledFocusable={!canIssue} onClick={issuing.start}>
              配布ファイルを作る
            </Button>
            <p className="reform-quiet" aria-live="polite">
              {wanted}
            </p>
          </div>
          {issued !== null && (
            <Disclosure
              label={`前に作った配布ファイル(${count(issued.files.length)}件)`}
              isOpen={isLookingBack}
              onToggle={() => setLookingBack(!isLookingBack)}
            >
              <IssuedFiles issued={issued} actions={actions.issue} isNew={false} goTo={goTo} />
            </Disclosure>
          )}
        </>
      )}
    </div>
  );
}
