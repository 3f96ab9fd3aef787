import { useCallback, useState, type RefObject } from "react";
import { Button } from "@fluentui/react-components";
import type { Plan } from "../../plan";
import type { Collection, Decisions } from "../../workflows";
import type { CollectActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { AnswerList } from "./AnswerList";
import { FileProblems, FileReports } from "./FileReports";
import { PickButton } from "./PickButton";
import { ProposalList, type KindFilter } from "./ProposalList";
import { RejectionList } from "./RejectionList";
import { decideFitting, tally } from "./proposals";
import type { Collecting, Review as Reviewed } from "./useCollecting";

export interface ReviewProps {
  readonly plan: Plan;
  readonly review: Reviewed;
  readonly collecting: Collecting;
  readonly actions: Pick<CollectActions, "copy">;
  readonly onPick: (files: readonly File[]) => void;
  readonly today: string;
  readonly goTo: (cell: SheetCell) => void;
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}

/** What the files say, before anything changes: to be judged, and then taken with one button. */
export function Review({ plan, review, collecting, actions, onPick, today, goTo, buttonRef }: ReviewProps) {
  const [filter, setFilter] = useState<KindFilter>("all");
  const { files, collection } = review;
  const { decisions, decide } = collecting;
  const { proposals, rejections, answers } = collection;
  const decideTogether = useCallback(
    (change: (decisions: Decisions) => Decisions) =>
      decide((before) => decideFitting(proposals, before, change(before))),
    [decide, proposals],
  );
  const { taken } = tally(proposals, decisions);
  // A department whose file says nothing new has answered too.
  const hasReturned = collection.files.some(({ issues }) => issues.length === 0);
  const open = proposals.filter(({ kind, id }) => kind === "conflict" && !decisions.has(id)).length;

  return (
    <>
      <FileProblems files={collection.files} />
      {open > 0 && (
        <Notice
          intent="warning"
          title={`要判断のセルが ${count(open)} 個あります。`}
          actions={
            filter === "conflict" ? undefined : (
              <Button size="small" onClick={() => setFilter("conflict")}>
                要判断だけを見る
              </Button>
            )
          }
        >
          選ぶまでは、ブックの値のままにします。
        </Notice>
      )}
      <div className="reform-row">
        {/* After reading, Enter by habit must not take what nobody has looked at: the focus comes here. */}
        <PickButton
          label="ファイルを追加"
          isPrimary={false}
          onPick={onPick}
          buttonRef={collecting.verb === "read" ? buttonRef : undefined}
        />
      </div>
      <FileReports
        files={collection.files}
        onRemove={(file) => collecting.read(files.filter(({ name }) => name !== file))}
      />
      {proposals.length > 0 && (
        <ProposalList
          proposals={proposals}
          decisions={decisions}
          decide={decideTogether}
          filter={filter}
          onFilter={setFilter}
          goTo={goTo}
        />
      )}
      {rejections.length > 0 && <RejectionList rejections={rejections} copy={actions.copy} />}
      {answers.length > 0 && <AnswerList plan={plan} answers={answers} copy={actions.copy} today={today} />}
      <div className="reform-bar">
        <Button
          ref={collecting.verb === "merge" ? buttonRef : undefined}
          appearance="primary"
          disabledFocusable={taken === 0 && !hasReturned}
          onClick={collecting.merge}
        >
          {taken > 0
            ? `${count(taken)} セルを取り込む`
            : hasReturned
              ? "回収だけを記録する"
              : "取り込むセルはありません"}
        </Button>
        <Button onClick={() => collecting.read([])}>やめる</Button>
      </div>
    </>
  );
}

/** 「新規 70、変更 2、...」, heard as soon as the files are read. */
export function Summary({ collection }: { readonly collection: Collection }) {
  const { files, proposals, rejections, same } = collection;
  const { kinds } = tally(proposals, new Map());
  const read = files.filter(({ issues }) => issues.length === 0).length;
  const numbers = [
    ["新規", kinds.new],
    ["変更", kinds.changed],
    ["同じ", same],
    ["要判断", kinds.conflict],
    ["取り込めない", rejections.length],
  ] as const;
  return (
    <>
      <p className="reform-totals">
        {read === 0 ? "取り込めるファイルはありません" : `${count(read)}件のファイルを読みました`}
      </p>
      <ul className="reform-row reform-numbers" aria-label="セルの数">
        {numbers.map(([label, number]) => (
          <li key={label}>
            {label} <span className="reform-strong">{count(number)}</span>
          </li>
        ))}
      </ul>
      <p className="reform-quiet">ブックはまだ変わっていません。</p>
    </>
  );
}
