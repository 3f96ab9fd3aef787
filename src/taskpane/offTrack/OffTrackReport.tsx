import { useMemo, useRef, useState } from "react";
import { Button, Link } from "@fluentui/react-components";
import { NO_GRADE } from "../../achievement";
import { formatEraLong } from "../../plan";
import type { OffTrack, ReviewRow } from "../../workflows";
import type { PaneActions } from "../actions";
import { cellName, type SheetCell } from "../words/cellPlace";
import { FirstFew } from "../parts/FirstFew";
import { GradeMark } from "../parts/GradeMark";
import { Notice } from "../parts/Notice";
import { count } from "../words/numbers";
import { bucketNames, byOwner, byPriority } from "./buckets";
import { ChangesNotice } from "./ChangesNotice";
import { Concerns } from "./Concerns";
import { Filters } from "./Filters";
import { GradeBars } from "./GradeBars";
import { RowList } from "./RowList";
import { SparklineKey } from "./Sparkline";
import { FIRST_FILTER, rowsWithin, showName, shownOf, showText, type Filter } from "./shownRows";

export interface OffTrackReportProps {
  readonly actions: Pick<PaneActions, "lastLooks" | "now">;
  readonly offTrack: Extract<OffTrack, { readonly isNew: false }>;
  /** The time of day of the reading. */
  readonly at: string;
  readonly goTo: (cell: SheetCell) => void;
  readonly goToActual: (row: ReviewRow) => void;
}

/** One reading of the workbook as pictures, words and a list. */
export function OffTrackReport({ actions, offTrack, at, goTo, goToActual }: OffTrackReportProps) {
  const { rows, counts, reviewYear, noEstimate, priorities } = offTrack;
  const [wished, setFilter] = useState(FIRST_FILTER);
  const [grouping, setGrouping] = useState<"priority" | "owner">("priority");
  const heading = useRef<HTMLHeadingElement>(null);
  const names = useMemo(() => bucketNames(counts), [counts]);
  const groups = useMemo(
    () => ({ priority: byPriority(rows, priorities), owner: byOwner(rows) }),
    [rows, priorities],
  );
  const owners = groups.owner.map(({ name }) => name);
  const filter = fitting(
    wished,
    owners,
    groups.priority.map(({ name }) => name),
  );
  const within = rowsWithin(rows, filter);
  const shown = shownOf(within, filter.show);

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

      <Unreadable rows={rows} goTo={goTo} />
      {noEstimate !== null && (
        <Notice intent="info" title="年度末の見込みは計算していません。">
          {noEstimate}
        </Notice>
      )}
      <ChangesNotice key={reviewYear} actions={actions} offTrack={offTrack} goToActual={goToActual} />
      <Concerns
        rows={rows}
        onShow={(show) => {
          setFilter({ ...FIRST_FILTER, show });
          heading.current?.focus();
        }}
      />

      <section className="reform-section" aria-label="判定の内訳">
        <div className="reform-row">
          <h2 className="reform-heading">内訳</h2>
          <div role="group" aria-label="内訳の分け方" className="reform-ends reform-choice">
            {(["priority", "owner"] as const).map((each) => (
              <Button
                key={each}
                size="small"
                appearance={grouping === each ? "secondary" : "subtle"}
                aria-pressed={grouping === each}
                onClick={() => setGrouping(each)}
              >
                {groupingWords[each].name}
              </Button>
            ))}
          </div>
        </div>
        <GradeBars
          key={grouping}
          label={`${groupingWords[grouping].name}ごとの判定`}
          groups={groups[grouping]}
          names={names}
          nameless={groupingWords[grouping].nameless}
          chosen={filter[grouping]}
          onChoose={(name) => setFilter({ ...filter, [grouping]: name })}
        />
      </section>

      <section className="reform-section" aria-label="一覧">
        <h2 ref={heading} tabIndex={-1} className="reform-heading" aria-live="polite">
          {showName(filter.show)} {count(shown.length)}件{withoutReason(filter, shown)}
        </h2>
        <Filters
          filter={filter}
          onFilter={setFilter}
          within={within}
          counts={counts}
          owners={owners}
          priorities={groups.priority.map(({ name }) => name)}
        />
        {shown.length === 0 ? (
          <p>{emptyWords(filter, rows)}</p>
        ) : (
          <>
            <SparklineKey />
            <RowList
              key={[showText(filter.show), filter.owner, filter.priority].join("|")}
              label={`${showName(filter.show)}の行`}
              rows={shown}
              reviewYear={reviewYear}
              onOpen={goToActual}
            />
          </>
        )}
      </section>
    </div>
  );
}

const groupingWords = {
  priority: { name: "重点項目", nameless: "計画にない取組項目" },
  owner: { name: "担当課", nameless: "担当課が空欄" },
} as const;

/** A 担当課 or 重点項目 whose last row is gone is no longer chosen. */
function fitting(filter: Filter, owners: readonly string[], priorities: readonly string[]): Filter {
  const { owner, priority } = filter;
  return {
    ...filter,
    owner: owner !== null && owners.includes(owner) ? owner : null,
    priority: priority !== null && priorities.includes(priority) ? priority : null,
  };
}

function withoutReason({ show }: Filter, shown: readonly ReviewRow[]): string {
  const lacking = shown.filter(({ lacksReason }) => lacksReason).length;
  if (lacking === 0 || (show.kind === "concern" && show.id === "noReason")) return "";
  return `(うち理由・対応が未記入 ${count(lacking)}件)`;
}

function emptyWords({ show, owner, priority }: Filter, rows: readonly ReviewRow[]): string {
  const isWhole = owner === null && priority === null;
  if (!isWhole || show.kind !== "concern" || show.id !== "offTrack") return "当てはまる行はありません。";
  const unanswered = rows.filter(({ grade }) => grade === NO_GRADE.unanswered).length;
  return `遅れと判定された行はありません。${unanswered > 0 ? `未回答が ${count(unanswered)}件あります。` : ""}`;
}

interface UnreadableProps {
  readonly rows: readonly ReviewRow[];
  readonly goTo: (cell: SheetCell) => void;
}

function Unreadable({ rows, goTo }: UnreadableProps) {
  const unknown = rows.filter(({ isUnknown }) => isUnknown);
  if (unknown.length === 0) return null;
  return (
    <Notice intent="warning" title="判定を読み取れないセルがあります。">
      数式が上書きされたか、計算できない値があります。「書き込み」で数式を戻せます。
      <FirstFew items={unknown} first={5} more={50} counter="件" keyOf={({ key }) => key}>
        {({ gradeCell, grade }) => (
          <>
            <Link as="button" inline onClick={() => goTo(gradeCell)}>
              {cellName(gradeCell)} を選ぶ
            </Link>{" "}
            {grade === "" ? "(空白)" : `「${grade}」`}
          </>
        )}
      </FirstFew>
    </Notice>
  );
}
