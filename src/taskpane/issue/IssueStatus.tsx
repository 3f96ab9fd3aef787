import type { IssueDepartment } from "../../workflows";
import { dayText } from "../words/days";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import type { Issued, Issuing } from "./useIssuing";

export interface IssueStatusProps {
  readonly state: Issuing["state"];
  /** The chosen departments; null before the workbook has answered, and when it could not. */
  readonly chosen: readonly IssueDepartment[] | null;
  /** Nobody in the plan has rows in the year. */
  readonly isEmptyYear: boolean;
  readonly isAsking: boolean;
  readonly isCurrent: boolean;
}

/** Heard by screen readers as it changes: what would be sent, what was sent. */
export function IssueStatus({ state, chosen, isEmptyYear, isAsking, isCurrent }: IssueStatusProps) {
  const isRunning = state.status === "running";
  return (
    <div className="reform-section" aria-live="polite" aria-busy={!isRunning && !isCurrent}>
      {state.status === "done" && <Made issued={state.value} />}
      {isRunning && <span className="reform-unseen">配布ファイルを作っています。</span>}
      {state.status !== "done" && !isRunning && (
        <>
          {isAsking && <p className="reform-quiet">ブックを確かめています…</p>}
          {chosen !== null && isEmptyYear && <p>この年度に配布する行はありません。</p>}
          {chosen !== null && !isEmptyYear && <Ahead chosen={chosen} isStale={!isCurrent} />}
        </>
      )}
    </div>
  );
}

function Ahead({
  chosen,
  isStale,
}: {
  readonly chosen: readonly IssueDepartment[];
  readonly isStale: boolean;
}) {
  const rows = chosen.reduce((sum, department) => sum + department.rows, 0);
  const shared = chosen.reduce((sum, department) => sum + department.shared, 0);
  const asked = chosen.filter(({ earlier }) => earlier !== null).length;
  return (
    <div className={`reform-section reform-numbers${isStale ? " reform-stale" : ""}`}>
      <p className="reform-totals">
        {count(chosen.length)}課に {count(rows)}行を配布
      </p>
      {shared > 0 && (
        <p className="reform-quiet">
          うち {count(shared)}行は複数の課で受け持つ行で、受け持つ課それぞれのファイルに入れて数えています。
        </p>
      )}
      {asked > 0 && (
        <p className="reform-quiet">うち {count(asked)}課には、この年度の照会を前にも配布しています。</p>
      )}
    </div>
  );
}

function Made({ issued: { requestId, files, choice } }: { readonly issued: Issued }) {
  return (
    <Notice intent="success" title={`${count(files.length)}課の配布ファイルを作りました。`}>
      <div>照会番号: {requestId}</div>
      <div>期限: {dayText(choice.deadline)}</div>
      <div>シート「配布記録」に書き込みました。このブックを保存してください。</div>
      <div>ファイルは、この画面を閉じるまで下から保存できます。</div>
    </Notice>
  );
}
