import { useEffect, useState } from "react";
import type { SheetCheck } from "../../openData";
import type { AuditOutcome } from "../../workflows";
import type { AuditSheetsOutcome } from "../../workflows/audit/writeAudit";
import type { Verification } from "../../workflows/freeze";
import type { PaneActions } from "../actions";
import { useTask, type Task } from "../parts/useTask";
import type { Frozen, Published } from "./auditActions";

export type AuditPart = "find" | "trace" | "freeze" | "publish";

/** What an audit found, and when. */
export interface Found extends AuditOutcome {
  /** The time of day in words. */
  readonly at: string;
}

/** What is to become a frozen copy, or was refused: who looks at the findings in between need not pick and type it again. */
export interface ToFreeze {
  /** null: the pane's own. */
  readonly file: File | null;
  readonly note: string;
}

/** What was done in the tab 監査: it lives above the views, so that another tab does not lose it. */
export interface Auditing {
  readonly part: AuditPart;
  readonly setPart: (part: AuditPart) => void;
  readonly finding: Task<Found>;
  /** Whether cells may have changed since. */
  readonly isOutdated: boolean;
  readonly writing: Task<AuditSheetsOutcome>;
  readonly toFreeze: ToFreeze;
  readonly setToFreeze: (toFreeze: ToFreeze) => void;
  readonly freezing: Task<Frozen>;
  readonly verifying: Task<{ readonly file: string; readonly verification: Verification }>;
  readonly publishing: Task<Published>;
  readonly checking: Task<{ readonly file: string; readonly checks: readonly SheetCheck[] }>;
}

export function useAuditing({ watchChanges }: Pick<PaneActions, "watchChanges">): Auditing {
  const [part, setPart] = useState<AuditPart>("find");
  const [outdated, setOutdated] = useState<Found | null>(null);
  const [toFreeze, setToFreeze] = useState<ToFreeze>({ file: null, note: "" });
  const finding = useTask<Found>();
  const writing = useTask<AuditSheetsOutcome>();
  const found = finding.state.status === "done" ? finding.state.value : null;
  const isWriting = writing.state.status === "running";
  // What the add-in itself writes about the audit makes none of it untrue.
  useEffect(
    () => (found === null || isWriting ? undefined : watchChanges(() => setOutdated(found))),
    [found, isWriting, watchChanges],
  );
  return {
    part,
    setPart,
    finding,
    isOutdated: found !== null && outdated === found,
    writing,
    toFreeze,
    setToFreeze,
    freezing: useTask(),
    verifying: useTask(),
    publishing: useTask(),
    checking: useTask(),
  };
}
