import { useCallback, useRef, useState } from "react";
import type { WriteChoice } from "../../sheets";
import type { Progress, WriteOutcome } from "../../workflows";
import type { Failure, PaneActions } from "../actions";
import { useRaise } from "../useRaise";

export type WritingState =
  | { readonly status: "idle" }
  | { readonly status: "running"; readonly progress: Progress | null; readonly isStopping: boolean }
  | { readonly status: "done"; readonly outcome: WriteOutcome }
  | { readonly status: "failed"; readonly failure: Failure };

export interface Writing {
  readonly state: WritingState;
  /** Does nothing while a write is under way. */
  readonly start: (choice: WriteChoice) => void;
  readonly stop: () => void;
  /** Forgets how the last write ended. */
  readonly dismiss: () => void;
}

/** One write at a time. It lives above the views, so that changing the tab does not lose it. */
export function useWriting(write: PaneActions["write"]): Writing {
  const raise = useRaise();
  const [state, setState] = useState<WritingState>({ status: "idle" });
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(
    (choice: WriteChoice) => {
      if (controller.current) return;
      const { signal } = (controller.current = new AbortController());
      setState({ status: "running", progress: null, isStopping: false });
      const onProgress = (progress: Progress) =>
        setState({ status: "running", progress, isStopping: signal.aborted });
      write(choice, { signal, onProgress })
        .then((written) =>
          setState(
            written.ok
              ? { status: "done", outcome: written.value }
              : { status: "failed", failure: written.failure },
          ),
        )
        .catch((error: unknown) => {
          setState({ status: "idle" });
          raise(error);
        })
        .finally(() => {
          controller.current = null;
        });
    },
    [write, raise],
  );
  const stop = useCallback(() => {
    controller.current?.abort();
    setState((now) => (now.status === "running" ? { ...now, isStopping: true } : now));
  }, []);
  const dismiss = useCallback(() => {
    setState((now) => (now.status === "running" ? now : { status: "idle" }));
  }, []);
  return { state, start, stop, dismiss };
}
