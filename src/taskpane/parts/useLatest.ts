import { useEffect, useState } from "react";
import { useRaise } from "./useRaise";

export interface Latest<Value> {
  /** The last answer, which may belong to an earlier question; null before the first. */
  readonly value: Value | null;
  /** Whether `value` answers the question as it stands. */
  readonly isCurrent: boolean;
}

/**
 * Asks again whenever the question changes, a little later so that quick changes ask once, and drops answers that come
 * too late. `question` is compared by identity; null asks nothing.
 */
export function useLatest<Question extends object, Value>(
  ask: (question: Question) => Promise<Value>,
  question: Question | null,
  wait: number,
): Latest<Value> {
  const raise = useRaise();
  const [answer, setAnswer] = useState<{ readonly question: Question; readonly value: Value } | null>(null);
  useEffect(() => {
    if (question === null) return undefined;
    let isWanted = true;
    const timer = setTimeout(() => {
      ask(question).then(
        (value) => isWanted && setAnswer({ question, value }),
        (error: unknown) => isWanted && raise(error),
      );
    }, wait);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, question, wait, raise]);
  return { value: answer?.value ?? null, isCurrent: answer !== null && answer.question === question };
}
