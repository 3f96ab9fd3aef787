import { useCallback, useRef, useState } from "react";
import type { ApplyOptions, Progress } from "../../workflows";
import type { Failure, Outcome } from "../actions";
import { useRaise } from "./useRaise";

export type TaskState<Value> =
  | { readonly status: "idle" }
  | { readonly status: "running"; readonly progress: Progress | null; readonly isStopping: boolean }
  | { readonly status: "done"; readonly value: Value }
  | { readonly status: "failed"; readonly failure: Failure };

export interface Task<Value> {
  readonly state: TaskState<Value>;
  /** Does nothing while one is under way. */
  readonly start: (work: (options: ApplyOptions) => Promise<Outcome<Value>>) => void;
  readonly stop: () => void;
  /** Forgets how the last one ended. */
  readonly dismiss: () => void;
}

/** Long work, one at a time: how far it is, the way out of it, how it ended. A bug goes to the error boundary. */
export function useTask<Value>(): Task<Value> {
  const raise = useRaise();
  const [state, setState] = useState<TaskState<Value>>({ status: "idle" });
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(
    (work: (options: ApplyOptions) => Promise<Outcome<Value>>) => {
      if (controller.current) return;
      const { signal } = (controller.current = new AbortController());
      setState({ status: "running", progress: null, isStopping: false });
      const onProgress = (progress: Progress) =>
        setState({ status: "running", progress, isStopping: signal.aborted });
      work({ signal, onProgress })
        .then((outcome) =>
          setState(
            outcome.ok
              ? { status: "done", value: outcome.value }
              : { status: "failed", failure: outcome.failure },
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
    [raise],
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
