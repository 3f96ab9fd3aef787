import type { RefObject } from "react";
import { Button, ProgressBar } from "@fluentui/react-components";
import type { Progress } from "../../workflows";

export interface RunningProps {
  /** What the bar measures, such as 「書き込みの進み具合」. */
  readonly label: string;
  /** What is being done before the first word of progress. */
  readonly first: string;
  readonly progress: Progress | null;
  readonly isStopping: boolean;
  readonly onStop: () => void;
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
}

/** How far, with what, and the way out. */
export function Running({ label, first, progress, isStopping, onStop, buttonRef }: RunningProps) {
  // Of one step nothing can be said but that it goes on.
  const isMeasured = progress !== null && progress.total > 1;
  const doing = isStopping ? "中止しています" : (progress?.doing ?? first);
  return (
    <div className="reform-section">
      <ProgressBar
        thickness="large"
        value={isMeasured ? progress.done : undefined}
        max={isMeasured ? progress.total : undefined}
        aria-label={label}
        aria-valuetext={doing}
      />
      <div className="reform-row">
        <span>{doing}…</span>
        <Button ref={buttonRef} size="small" disabledFocusable={isStopping} onClick={onStop}>
          中止
        </Button>
      </div>
    </div>
  );
}
