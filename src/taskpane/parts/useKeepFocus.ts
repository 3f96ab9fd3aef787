import { useEffect, useRef, type RefObject } from "react";

/**
 * For a button that another one takes the place of: when `stage` changes and the focus went with the old button, the one
 * that now has the ref gets it, so that people who use the keyboard stay where they were.
 */
export function useKeepFocus(stage: unknown): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const last = useRef(stage);
  useEffect(() => {
    if (last.current === stage) return;
    last.current = stage;
    if (document.activeElement === document.body) button.current?.focus();
  }, [stage]);
  return button;
}
