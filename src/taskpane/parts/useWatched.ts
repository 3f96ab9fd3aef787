import { useEffect, useState } from "react";

/**
 * A number that grows when cells of the workbook changed, so that what was read from it can be read again. Another
 * `attempt` watches anew, for when Excel could not take the first one.
 */
export function useWatched(watch: (listener: () => void) => () => void, attempt: number): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => watch(() => setChanges((count) => count + 1)), [watch, attempt]);
  return changes;
}
