import { useCallback, useState } from "react";
import type { Plan } from "../../plan";
import type { IssueChoice, IssueOutcome } from "../../workflows";
import type { IssueActions } from "../actions";
import { useTask, type Task, type TaskState } from "../parts/useTask";
import { firstDraft } from "./issueDraft";

/** Files that were made, with what was asked. */
export interface Issued extends IssueOutcome {
  readonly choice: IssueChoice;
}

export interface Issuing extends Omit<Task<Issued>, "start" | "state"> {
  readonly state: TaskState<Issued>;
  readonly draft: IssueChoice;
  readonly setDraft: (draft: IssueChoice) => void;
  /** The last files that were made; they stay until the next ones are. */
  readonly issued: Issued | null;
  /** Makes the files of the draft; does nothing while that is under way. */
  readonly start: () => void;
}

/** It lives above the views: what was typed and what was made stay as long as the pane does. */
export function useIssuing(plan: Plan, { issue, today }: IssueActions): Issuing {
  const [draft, setDraft] = useState(() => firstDraft(plan, today()));
  const [issued, setIssued] = useState<Issued | null>(null);
  const { start: begin, ...task } = useTask<Issued>();
  const start = useCallback(
    () =>
      begin(async (options) => {
        const choice = { ...draft, contact: draft.contact.trim() };
        const outcome = await issue(choice, options);
        if (!outcome.ok) return outcome;
        const made = { ...outcome.value, choice };
        setIssued(made);
        return { ok: true, value: made };
      }),
    [begin, draft, issue],
  );
  return { ...task, draft, setDraft, issued, start };
}
