import {
  lazy,
  Suspense,
  useEffect,
  useState,
  useSyncExternalStore,
  type DragEvent,
  type ReactElement,
} from "react";
import { FluentProvider } from "@fluentui/react-components";
import type { Plan } from "../plan";
import type { Failure, Outcome, PaneActions } from "./actions";
import { useAuditing } from "./audit/useAuditing";
import type { BrightnessSource } from "./browser/brightness";
import type { SheetCell } from "./words/cellPlace";
import { useCollecting } from "./collect/useCollecting";
import { ErrorBoundary } from "./parts/ErrorBoundary";
import { FailureNotice } from "./parts/FailureNotice";
import { useIssuing } from "./issue/useIssuing";
import { PersonLine } from "./parts/PersonLine";
import type { PaneRequests } from "./requests";
import { panelId, tabId, Tabs, type Tab } from "./parts/Tabs";
import { themes } from "./browser/theme";
import { useRaise } from "./parts/useRaise";
import { everything } from "./write/choice";
import { useWriting } from "./write/useWriting";
import { WriteView } from "./write/WriteView";

// Loaded when their tab is first opened.
const IssueView = lazy(() => import("./issue/IssueView").then((it) => ({ default: it.IssueView })));
const CollectView = lazy(() => import("./collect/CollectView").then((it) => ({ default: it.CollectView })));
const OffTrackView = lazy(() =>
  import("./offTrack/OffTrackView").then((it) => ({ default: it.OffTrackView })),
);
const AuditView = lazy(() => import("./audit/AuditView").then((it) => ({ default: it.AuditView })));
const InsertView = lazy(() => import("./insert/InsertView").then((it) => ({ default: it.InsertView })));

export type View = "write" | "issue" | "collect" | "offTrack" | "audit" | "insert";

/** In the order of the work. */
const tabs: readonly Tab<View>[] = [
  { name: "write", text: "書き込み" },
  { name: "issue", text: "配布" },
  { name: "collect", text: "回収" },
  { name: "offTrack", text: "遅れ", label: "遅れの確認" },
  { name: "audit", text: "監査" },
  { name: "insert", text: "関数", label: "関数の挿入" },
];

/** Where something is written that 変更履歴 tells of. */
const writes: readonly View[] = ["write", "collect", "audit"];

export interface PaneProps {
  readonly plan: Plan;
  readonly actions: PaneActions;
  readonly requests: PaneRequests;
  readonly brightness: BrightnessSource;
  /** Views that make no sense where the pane is, such as functions outside Excel. */
  readonly without?: readonly View[];
}

/** The whole task pane, in the theme of its surroundings. */
export function Pane({ brightness, ...props }: PaneProps) {
  const now = useSyncExternalStore(brightness.subscribe, brightness.current);
  return (
    <FluentProvider theme={themes[now]} className={`reform-pane reform-${now}`}>
      <ErrorBoundary>
        <Views {...props} />
      </ErrorBoundary>
    </FluentProvider>
  );
}

/** What the workbook refused of what the pane does besides its views' own work. */
interface Refused {
  readonly title: string;
  readonly failure: Failure;
}

function refusal(title: string, say: (refused: Refused | null) => void): (outcome: Outcome<null>) => void {
  return (outcome) => say(outcome.ok ? null : { title, failure: outcome.failure });
}

/** A file that is dropped beside its place must not replace the pane, as browsers do. */
function turnAway(event: DragEvent): void {
  if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "none";
}

function Views({ plan, actions, requests, without = [] }: Omit<PaneProps, "brightness">) {
  const raise = useRaise();
  const [view, setView] = useState<View>("write");
  const [refreshes, setRefreshes] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const writing = useWriting(actions.write);
  const issuing = useIssuing(plan, actions.issue);
  const collecting = useCollecting(actions.collect);
  const auditing = useAuditing(actions);
  const { start } = writing;
  const { fitRows } = actions;

  useEffect(
    () =>
      requests.listen((request) => {
        if (request === "write") {
          setView("write");
          start(everything);
        } else {
          setView("offTrack");
          setRefreshes((count) => count + 1);
          fitRows().then(refusal("行の高さを文字に合わせられませんでした。", setRefused), raise);
        }
      }),
    [requests, start, fitRows, raise],
  );

  const arrive = (going: Promise<Outcome<null>>) => {
    going.then(refusal("セルへ移動できませんでした。", setRefused), raise);
  };
  const goTo = (cell: SheetCell) => arrive(actions.goToCell(cell));
  const open = (next: View) => {
    setRefused(null);
    setView(next);
  };

  const views: Readonly<Record<View, ReactElement>> = {
    write: <WriteView plan={plan} actions={actions} writing={writing} goTo={goTo} />,
    issue: (
      <IssueView plan={plan} actions={actions} issuing={issuing} goTo={goTo} onWrite={() => open("write")} />
    ),
    collect: (
      <CollectView
        plan={plan}
        actions={actions}
        collecting={collecting}
        today={actions.issue.today}
        goTo={goTo}
        onWrite={() => open("write")}
      />
    ),
    offTrack: (
      <OffTrackView
        actions={actions}
        refreshes={refreshes}
        goTo={goTo}
        goToActual={(row) => arrive(actions.goToActual(row))}
        onWrite={() => open("write")}
      />
    ),
    audit: (
      <AuditView
        plan={plan}
        actions={actions}
        auditing={auditing}
        goTo={goTo}
        onWrite={() => open("write")}
      />
    ),
    insert: <InsertView plan={plan} actions={actions} goTo={goTo} />,
  };

  return (
    <main onDragOver={turnAway} onDrop={turnAway}>
      <h1 className="reform-plan">
        {plan.municipality} {plan.title}
      </h1>
      <Tabs
        label="作業の選択"
        tabs={tabs.filter(({ name }) => !without.includes(name))}
        selected={view}
        onSelect={open}
      />
      {writes.includes(view) && <PersonLine person={actions.person} />}
      {refused !== null && (
        <div className="reform-view">
          <FailureNotice title={refused.title} failure={refused.failure} goTo={goTo} />
        </div>
      )}
      <div role="tabpanel" id={panelId(view)} aria-labelledby={tabId(view)}>
        {/* The key gives each view its own boundary: a bug in one does not follow into the next. */}
        <ErrorBoundary key={view}>
          <Suspense fallback={<p className="reform-view reform-quiet">読み込んでいます…</p>}>
            {views[view]}
          </Suspense>
        </ErrorBoundary>
      </div>
    </main>
  );
}
