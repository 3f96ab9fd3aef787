import type { Issue, Result } from "../result";

/**
 * What a question gets, whoever asks: a value; none, where the plan has nothing there (#N/A in a cell); or wrong, where
 * the question cannot be understood (#VALUE! in a cell). Messages are Japanese and say what to type.
 */
export type Answer<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "none"; readonly message: string }
  | { readonly kind: "wrong"; readonly issues: readonly [Issue, ...Issue[]] };

export function value<T>(answer: T): Answer<T> {
  return { kind: "value", value: answer };
}

export function none(message: string): Answer<never> {
  return { kind: "none", message };
}

export function wrong(issues: readonly [Issue, ...Issue[]]): Answer<never> {
  return { kind: "wrong", issues };
}

/** An item without indicators is no mistake of who asks: nothing is there. */
export function notFound(result: Extract<Result<unknown>, { ok: false }>): Answer<never> {
  const [first] = result.issues;
  return first.code === "indicator.none" ? none(first.message) : wrong(result.issues);
}

/** The Japanese text of an answer that is not a value. */
export function messageOf(answer: Exclude<Answer<unknown>, { kind: "value" }>): string {
  return answer.kind === "none" ? answer.message : answer.issues.map(({ message }) => message).join(" ");
}
