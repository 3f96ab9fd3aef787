import { useCallback } from "react";
import type { WriteChoice } from "../../sheets";
import type { WriteOutcome } from "../../workflows";
import type { PaneActions } from "../actions";
import { useTask, type Task, type TaskState } from "../parts/useTask";

export type WritingState = TaskState<WriteOutcome>;

export interface Writing extends Omit<Task<WriteOutcome>, "start"> {
  /** Does nothing while a write is under way. */
  readonly start: (choice: WriteChoice) => void;
}

/** One write at a time. It lives above the views, so that changing the tab does not lose it. */
export function useWriting(write: PaneActions["write"]): Writing {
  const { start: begin, ...task } = useTask<WriteOutcome>();
  const start = useCallback(
    (choice: WriteChoice) => begin((options) => write(choice, options)),
    [begin, write],
  );
  return { ...task, start };
}
