import type { Plan } from "../../plan";
import { cardsLeftOutInWords, lackingInWords, newSheetsInWords, type WritePreview } from "../../workflows";
import { Notice } from "../parts/Notice";
import { PreviewPanel } from "./PreviewPanel";
import { isNewWorkbook, totalsText } from "./totals";
import type { WritingState } from "./useWriting";

export interface WriteStatusProps {
  readonly plan: Plan;
  readonly state: WritingState;
  /** Why nothing can be written with this choice; null when it can. */
  readonly refusal: string | null;
  /** What writing would do, perhaps by an earlier choice; null before the first answer and after a failed one. */
  readonly preview: WritePreview | null;
  readonly isCurrent: boolean;
  /** The workbook has not answered once. */
  readonly isAsking: boolean;
}

/** Heard by screen readers as it changes: what happened last, what is there, what would happen. */
export function WriteStatus(props: WriteStatusProps) {
  const { state, refusal, isCurrent } = props;
  const isRunning = state.status === "running";
  return (
    <div
      className="reform-section"
      aria-live="polite"
      aria-busy={!isRunning && refusal === null && !isCurrent}
    >
      {state.status === "done" && (
        <Notice
          intent="success"
          title={state.value.hasWritten ? "書き込みました。" : "書き込む変更はありませんでした。"}
        >
          {state.value.hasWritten && totalsText(state.value.done)}
        </Notice>
      )}
      {isRunning && <span className="reform-unseen">書き込んでいます。</span>}
      {!isRunning && (refusal === null ? <Ahead {...props} /> : <Notice intent="info">{refusal}</Notice>)}
    </div>
  );
}

/** What writing would do now. */
function Ahead({ plan, state, preview, isCurrent, isAsking }: WriteStatusProps) {
  // What would happen before the write that has just ended would contradict it.
  if (isAsking || (state.status === "done" && !isCurrent))
    return <p className="reform-quiet">ブックを確かめています…</p>;
  const leftOut = preview && cardsLeftOutInWords(preview.cards);
  return (
    <>
      {preview !== null && isNewWorkbook(preview) && (
        <p>
          このブックには、まだ計画の表がありません。書き込むと、シート
          {newSheetsInWords(preview)
            .map((name) => `「${name}」`)
            .join("")}
          を作ります(新規 {preview.newRows}行)。
        </p>
      )}
      {preview?.isNothing === true && (
        // A write that has just ended says so itself.
        <p>{state.status === "done" ? "" : "計画の表は最新です。"}書き込む変更はありません。</p>
      )}
      {preview !== null && !preview.isNothing && !isNewWorkbook(preview) && (
        <>
          <p>書き込むと、次のように変わります。入力済みの実績はそのままです。</p>
          <PreviewPanel plan={plan} preview={preview} isStale={!isCurrent} />
        </>
      )}
      {preview !== null &&
        lackingInWords(plan, preview).map((words) => (
          <Notice key={words} intent="warning">
            {words}
          </Notice>
        ))}
      {leftOut !== null && <Notice intent="info">{leftOut}</Notice>}
      {!isCurrent && <p className="reform-quiet">変わったところがあるので、もう一度確かめています…</p>}
    </>
  );
}
