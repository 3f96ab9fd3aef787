import { Button } from "@fluentui/react-components";
import type { AuditOutcome } from "../../workflows";
import type { AuditSheetsOutcome } from "../../workflows/audit/writeAudit";
import type { PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { FailureNotice } from "../parts/FailureNotice";
import { NewWorkbook } from "../parts/NewWorkbook";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { Running } from "../parts/Running";
import { useKeepFocus } from "../parts/useKeepFocus";
import { FindingList } from "./FindingList";
import type { Auditing, Found } from "./useAuditing";

export interface FindPartProps {
  readonly actions: Pick<PaneActions, "audit" | "timeOfDay">;
  readonly auditing: Auditing;
  readonly goTo: (cell: SheetCell) => void;
  readonly onWrite: () => void;
}

/** The workbook beside its plan: what differs, where, what to do. */
export function FindPart({ actions, auditing, goTo, onWrite }: FindPartProps) {
  const { finding, writing, isOutdated } = auditing;
  const { state } = finding;
  const isFinding = state.status === "running";
  const isWriting = writing.state.status === "running";
  const button = useKeepFocus(isFinding);
  const write = useKeepFocus(isWriting);
  const foundNow = ({ findings, unchecked }: AuditOutcome): Found => ({
    findings,
    unchecked,
    at: actions.timeOfDay(),
  });
  const find = () => {
    writing.dismiss();
    finding.start(async () => {
      const outcome = await actions.audit.find();
      return outcome.ok ? { ok: true, value: foundNow(outcome.value) } : outcome;
    });
  };
  const writeSheets = () => {
    writing.start(async (options) => {
      const outcome = await actions.audit.writeSheets(options);
      // What was written is what is shown.
      if (outcome.ok) finding.start(() => Promise.resolve({ ok: true, value: foundNow(outcome.value) }));
      return outcome;
    });
  };
  if (state.status === "failed" && state.failure.issues.some(({ code }) => code === "audit.notOurs")) {
    return (
      <div className="reform-view">
        <NewWorkbook then="計画の表を書き込むと、ここで計画と照らし合わせられます。" onWrite={onWrite} />
        <Button ref={button} onClick={find}>
          もう一度調べる
        </Button>
      </div>
    );
  }
  return (
    <div className="reform-view">
      <p>
        目標や数式の書き換え、手で入れた率、隠された行、判定基準の変更などを、計画と照らし合わせて見つけます。ブックは変えません。
      </p>
      <div className="reform-section" aria-live="polite" aria-busy={isFinding}>
        {isFinding && <p className="reform-quiet">ブックを調べています…</p>}
        {state.status === "done" && (
          <p className="reform-quiet">
            {state.value.at} に調べた結果です。
            {!isOutdated && "そのあとの変更は含まれません。"}
          </p>
        )}
        {state.status === "done" && isOutdated && (
          <Notice intent="warning">
            調べたあとにブックが変わったため、結果が古いかもしれません。もう一度調べてください。
          </Notice>
        )}
      </div>
      {state.status === "failed" && (
        <FailureNotice title="調べられませんでした。" failure={state.failure} goTo={goTo} />
      )}
      <Button
        ref={button}
        appearance={state.status === "done" && !isOutdated ? "secondary" : "primary"}
        disabledFocusable={isFinding || isWriting}
        onClick={find}
      >
        {state.status === "done" ? "もう一度調べる" : "このブックを調べる"}
      </Button>
      {state.status === "done" && <FindingList found={state.value} goTo={goTo} />}
      <section className="reform-section" aria-labelledby="reform-audit-sheets">
        <h2 id="reform-audit-sheets" className="reform-heading">
          監査シート
        </h2>
        <p className="reform-quiet">
          率と判定を計算し直す「監査」と、見つかったことを残す「監査結果」を、このブックに書き込みます。アドインがなくても読めます。
        </p>
        <div aria-live="polite">
          {writing.state.status === "done" && (
            <Notice
              intent="success"
              title={
                writing.state.value.recalculated === null
                  ? "「監査結果」を書き込みました。"
                  : "「監査」と「監査結果」を書き込みました。"
              }
            >
              {ledgerText(writing.state.value)}
            </Notice>
          )}
        </div>
        {writing.state.status === "failed" && (
          <FailureNotice title="書き込めませんでした。" failure={writing.state.failure} goTo={goTo} />
        )}
        {writing.state.status === "running" ? (
          <Running
            label="監査シートの書き込みの進み具合"
            first="ブックを調べています"
            progress={writing.state.progress}
            isStopping={writing.state.isStopping}
            onStop={writing.stop}
            buttonRef={write}
          />
        ) : (
          <div>
            <Button ref={write} disabledFocusable={isFinding} onClick={writeSheets}>
              監査シートを書き込む
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}

/** @example "監査結果: 未解消 3件(新規 2件)、今回解消 1件" */
function ledgerText({ ledger: { open, added, reopened, closedNow } }: AuditSheetsOutcome): string {
  const fresh = [
    ...(added > 0 ? [`新規 ${count(added)}件`] : []),
    ...(reopened > 0 ? [`再び ${count(reopened)}件`] : []),
  ].join("、");
  return `監査結果: 未解消 ${count(open)}件${fresh === "" ? "" : `(${fresh})`}、今回解消 ${count(closedNow)}件`;
}
