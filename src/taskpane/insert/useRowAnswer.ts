import { useMemo } from "react";
import { fail, succeed, type Result } from "../../plan";
import type { RowAnswer, RowCall } from "../../workflows";
import type { Failure, PaneActions } from "../actions";
import { percent } from "../words/numbers";
import { useLatest } from "../parts/useLatest";
import { useWatched } from "../parts/useWatched";

/** Picks that follow each other quickly read the workbook once. */
const settle = 150;

export interface RowAnswerNow {
  /** What the cell would show, or the message that it would carry; null while the workbook is being read. */
  readonly answer: Result<string> | null;
  /** Why a formula would find nothing in this workbook. */
  readonly failure: Failure | null;
}

/** The answer of a function about a row of the workbook, as its cells are now; `null` asks nothing. */
export function useRowAnswer(
  actions: Pick<PaneActions, "answerOfRow" | "watchChanges">,
  call: RowCall | null,
): RowAnswerNow {
  const changes = useWatched(actions.watchChanges, 0);
  // Changes are part of the question: after one, the same pick may have another answer.
  const question = useMemo(() => (call === null ? null : { call, changes }), [call, changes]);
  const ask = useMemo(
    () => (asked: { readonly call: RowCall }) =>
      actions.answerOfRow(asked.call).then((outcome) => ({ outcome, call: asked.call })),
    [actions],
  );
  const { value } = useLatest(ask, question, settle);
  if (value === null || value.call !== call) return { answer: null, failure: null };
  const { outcome } = value;
  return outcome.ok
    ? { answer: resultOf(outcome.value), failure: null }
    : { answer: null, failure: outcome.failure };
}

function resultOf(answer: RowAnswer): Result<string> {
  if (answer.kind === "none") return fail("function.noValue", "", answer.message);
  return succeed(typeof answer.value === "number" ? percent(answer.value) : answer.value);
}
