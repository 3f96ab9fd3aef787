import { useRef, useState } from "react";
import { Button } from "@fluentui/react-components";
import type { OffTrack, ReviewRow } from "../../workflows";
import type { PaneActions } from "../actions";
import { Disclosure } from "../parts/Disclosure";
import { FirstFew } from "../parts/FirstFew";
import { GradeMark } from "../parts/GradeMark";
import { count } from "../words/numbers";
import type { LastLook } from "./lastLook";
import { lookTime } from "./lookTime";
import { gradesOf, sinceLook, type ChangedRow, type SinceLook } from "./sinceLook";

export interface ChangesNoticeProps {
  readonly actions: Pick<PaneActions, "lastLooks" | "now">;
  readonly offTrack: Extract<OffTrack, { readonly isNew: false }>;
  readonly goToActual: (row: ReviewRow) => void;
}

/**
 * What this person has not seen yet. The first look of a year is kept by itself, later ones when people say that they have
 * seen what changed. Give it the year as its key.
 */
export function ChangesNotice({ actions, offTrack, goToActual }: ChangesNoticeProps) {
  const { lastLooks, now } = actions;
  const { reviewYear, rows, counts } = offTrack;
  const look = (): LastLook => ({ at: now(), grades: gradesOf(rows) });
  const keep = (seen: LastLook) => ({ seen, lasts: lastLooks.save(reviewYear, seen) });
  const [{ seen, lasts, isFirst }, setBase] = useState(() => {
    const last = lastLooks.load(reviewYear);
    // Keeping the same look twice does no harm.
    return last === null ? { ...keep(look()), isFirst: true } : { seen: last, lasts: true, isFirst: false };
  });
  const [isOpen, setOpen] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);

  const since = sinceLook(seen, rows);
  const listed = [...since.changed, ...since.answered];
  const words = wordsOf(since);
  const levelOf = (label: string) => counts.find((one) => one.label === label)?.level ?? null;
  return (
    <section className="reform-section" aria-label="前回から変わったこと">
      <p ref={line} tabIndex={-1} className={words === "" ? "reform-quiet" : undefined}>
        {words === "" && isFirst && "今の判定を記録しました。次に見たとき、変わった行をここに示します。"}
        {words === "" && !isFirst && `前回 (${lookTime(seen.at, now())}) から変わった行はありません。`}
        {words !== "" && `前回 (${lookTime(seen.at, now())}) から: ${words}`}
        {!lasts && <span className="reform-small">この記録は、この画面を閉じるまで残ります。</span>}
      </p>
      {listed.length > 0 && (
        <Disclosure label="変わった行" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          <FirstFew
            items={listed}
            first={10}
            more={50}
            counter="行"
            label="前回から変わった行"
            keyOf={({ row }) => row.key}
          >
            {(changed) => <ChangedButton changed={changed} levelOf={levelOf} onOpen={goToActual} />}
          </FirstFew>
        </Disclosure>
      )}
      {words !== "" && (
        <div>
          <Button
            onClick={() => {
              setBase({ ...keep(look()), isFirst: false });
              setOpen(false);
              line.current?.focus();
            }}
          >
            確認しました
          </Button>
        </div>
      )}
    </section>
  );
}

interface ChangedButtonProps {
  readonly changed: ChangedRow;
  readonly levelOf: (label: string) => number | null;
  readonly onOpen: (row: ReviewRow) => void;
}

function ChangedButton({ changed: { row, before }, levelOf, onOpen }: ChangedButtonProps) {
  return (
    <button type="button" className="reform-item" onClick={() => onOpen(row)}>
      <span className="reform-row">
        <GradeMark label={before === "" ? "(空白)" : before} level={levelOf(before)} />
        <span aria-hidden>→</span>
        <span className="reform-unseen">から</span>
        <GradeMark label={row.grade === "" ? "(空白)" : row.grade} level={row.level} />
        <span className="reform-quiet">{row.owners.join("・")}</span>
      </span>
      <span>
        {row.code} {row.item}
        <span className="reform-quiet"> {row.indicator}</span>
      </span>
    </button>
  );
}

/** "" where nothing is different. */
function wordsOf({ changed, answered, added, gone }: SinceLook): string {
  const parts: readonly (readonly [string, number])[] = [
    ["判定が変わった行", changed.length],
    ["新しい回答", answered.length],
    ["増えた行", added],
    ["なくなった行", gone],
  ];
  return parts
    .filter(([, rows]) => rows > 0)
    .map(([what, rows]) => `${what} ${count(rows)}`)
    .join("、");
}
