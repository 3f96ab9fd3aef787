import { useCallback, useState } from "react";

/** Hands an error from an event or a promise to the nearest error boundary, which only sees what rendering throws. */
export function useRaise(): (error: unknown) => void {
  const [, setState] = useState(null);
  return useCallback((error) => {
    setState(() => {
      throw error;
    });
  }, []);
}
