import type { Plan } from "../../plan";
import type { PaneActions } from "../actions";
import type { SheetCell } from "../words/cellPlace";
import { panelId, tabId, Tabs, type Tab } from "../parts/Tabs";
import { FindPart } from "./FindPart";
import { FreezePart } from "./FreezePart";
import { PublishPart } from "./PublishPart";
import { TracePart } from "./TracePart";
import type { Auditing, AuditPart } from "./useAuditing";

const parts: readonly Tab<AuditPart>[] = [
  { name: "find", text: "調べる" },
  { name: "trace", text: "出典" },
  { name: "freeze", text: "確定" },
  { name: "publish", text: "公開" },
];

export interface AuditViewProps {
  readonly plan: Plan;
  readonly actions: Pick<PaneActions, "audit" | "watchChanges" | "timeOfDay">;
  readonly auditing: Auditing;
  readonly goTo: (cell: SheetCell) => void;
  readonly onWrite: () => void;
}

/** What is wrong with the workbook, where its targets come from, and what goes out of it. */
export function AuditView({ plan, actions, auditing, goTo, onWrite }: AuditViewProps) {
  const { part, setPart } = auditing;
  const find = () => {
    setPart("find");
    // Whoever uses the keyboard goes on from there: the button that was pressed is gone.
    document.getElementById(tabId("find"))?.focus();
  };
  const views = {
    find: <FindPart actions={actions} auditing={auditing} goTo={goTo} onWrite={onWrite} />,
    trace: <TracePart plan={plan} actions={actions} goTo={goTo} />,
    freeze: <FreezePart actions={actions.audit} auditing={auditing} goTo={goTo} onFind={find} />,
    publish: <PublishPart plan={plan} actions={actions.audit} auditing={auditing} goTo={goTo} />,
  };
  return (
    <>
      <Tabs label="監査の内容" tabs={parts} selected={part} onSelect={setPart} isInner />
      <div role="tabpanel" id={panelId(part)} aria-labelledby={tabId(part)}>
        {views[part]}
      </div>
    </>
  );
}
