import { useState, type DragEvent, type ReactNode } from "react";
import { readDrop, type Drop } from "./pickedFiles";

export interface DropAreaProps {
  /** Drops are turned away while something is under way. */
  readonly isBusy: boolean;
  readonly onDrop: (drop: Drop) => void;
  readonly children: ReactNode;
}

/** Takes files that are dropped anywhere on it; without it the browser would leave the pane and open them. */
export function DropArea({ isBusy, onDrop, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = isBusy ? "none" : "copy";
    setOver(!isBusy);
  };
  const onDragLeave = (event: DragEvent<HTMLDivElement>) => {
    // Moving onto something inside is no leaving.
    const to = event.relatedTarget;
    if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
  };
  return (
    <div
      className={`reform-view reform-drop${isOver ? " reform-over" : ""}`}
      onDragEnter={onDragOver}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isBusy) onDrop(readDrop(event.dataTransfer));
      }}
    >
      {children}
    </div>
  );
}
