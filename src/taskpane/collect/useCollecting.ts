import { useCallback, useState } from "react";
import type { Collection, Decisions, MergeOutcome, UndoOutcome } from "../../workflows";
import type { CollectActions, Failure } from "../actions";
import { useTask, type TaskState } from "../parts/useTask";
import type { Picked } from "./pickedFiles";

/** How the last thing that was done ended. */
export type Ended =
  | { readonly verb: "read" }
  | {
      readonly verb: "merge";
      readonly outcome: MergeOutcome;
      /** Still to be sent back to the departments. */
      readonly rejections: Collection["rejections"];
    }
  | { readonly verb: "undo"; readonly outcome: UndoOutcome };

/** Files that were read, and what they say. */
export interface Review {
  readonly files: readonly Picked[];
  readonly collection: Collection;
}

export interface Collecting {
  readonly state: TaskState<Ended>;
  /** What is under way, or was last. */
  readonly verb: Ended["verb"];
  /** Files whose reading failed as a whole, to be read once more; empty otherwise. */
  readonly unread: readonly Picked[];
  readonly review: Review | null;
  readonly decisions: Decisions;
  readonly decide: (change: (decisions: Decisions) => Decisions) => void;
  /** All the files together: conflicts between them must be found. No files: back to the beginning. */
  readonly read: (files: readonly Picked[]) => void;
  readonly merge: () => void;
  readonly undo: (batch: string) => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

const none: Decisions = new Map();

/** Loaded when there are files: this hook is part of the first view. */
const carrying = () => import("./carryDecisions");

/** One thing at a time. It lives above the views: another tab does not lose what was read and decided. */
export function useCollecting(actions: Pick<CollectActions, "read" | "merge" | "undo">): Collecting {
  const { state, start, stop, dismiss } = useTask<Ended>();
  const [verb, setVerb] = useState<Ended["verb"]>("read");
  const [unread, setUnread] = useState<readonly Picked[]>([]);
  const [review, setReview] = useState<Review | null>(null);
  const [decisions, setDecisions] = useState(none);

  const leave = useCallback(() => {
    setUnread([]);
    setReview(null);
    setDecisions(none);
  }, []);
  const read = useCallback(
    (files: readonly Picked[]) => {
      if (files.length === 0) {
        dismiss();
        leave();
        return;
      }
      setVerb("read");
      start(async (options) => {
        const outcome = await actions.read(files, options);
        if (!outcome.ok) {
          setUnread(files);
          return outcome;
        }
        const collection = outcome.value;
        const { carryDecisions } = await carrying();
        setUnread([]);
        setDecisions((decided) =>
          carryDecisions(review?.collection.proposals ?? [], collection.proposals, decided),
        );
        setReview({ files, collection });
        return { ok: true, value: { verb: "read" } };
      });
    },
    [actions, dismiss, leave, review, start],
  );
  const merge = useCallback(() => {
    if (review === null) return;
    setVerb("merge");
    start(async (options) => {
      const { rejections } = review.collection;
      const outcome = await actions.merge(review.collection, decisions, options);
      if (!outcome.ok) return outcome;
      leave();
      return { ok: true, value: { verb: "merge", outcome: outcome.value, rejections } };
    });
  }, [actions, decisions, leave, review, start]);
  const undo = useCallback(
    (batch: string) => {
      setVerb("undo");
      start(async (options) => {
        const outcome = await actions.undo(batch, options);
        return outcome.ok ? { ok: true, value: { verb: "undo", outcome: outcome.value } } : outcome;
      });
    },
    [actions, start],
  );
  return { state, verb, unread, review, decisions, decide: setDecisions, read, merge, undo, stop, dismiss };
}

/** The workbook is not as it was when the files were read. */
export const hasChanged = ({ issues }: Failure): boolean =>
  issues.some(({ code }) => code === "collect.changed");
