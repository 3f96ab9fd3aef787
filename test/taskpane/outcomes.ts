import type { Failure, Outcome } from "../../src/taskpane/actions";

export const ok = <T>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
export const failed = (failure: Failure): Promise<Outcome<never>> => Promise.resolve({ ok: false, failure });

/** One refusal that has left the workbook alone. */
export const refusal = (code: string, message: string, path = ""): Failure => ({
  issues: [{ code, path, message }],
  isPartly: false,
});
