import { succeed, type Result } from "../../plan";
import { explainTrouble, type Attempt } from "./explainTrouble";

/** Does something with a file; what the disk refuses becomes an issue of {@link explainTrouble}. */
export function attempt<T>(kind: Attempt, path: string, work: () => T): Result<T> {
  try {
    return succeed(work());
  } catch (error) {
    const issue = explainTrouble(error, kind, path);
    if (!issue) throw error;
    return { ok: false, issues: [issue] };
  }
}
