import type { KeyboardEvent } from "react";

const steps: Readonly<Record<"horizontal" | "vertical", Readonly<Record<string, -1 | 1>>>> = {
  horizontal: { ArrowLeft: -1, ArrowRight: 1 },
  vertical: { ArrowUp: -1, ArrowDown: 1 },
};

/**
 * Moves the focus between the buttons inside an element: arrow keys in one direction, Home and End to its ends. Returns
 * where the focus went, or null when the key means nothing here. Tabs go round; a list stops at its ends.
 */
export function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  axis: "horizontal" | "vertical",
  goesRound: boolean,
): HTMLButtonElement | null {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => button === event.target);
  const last = buttons.length - 1;
  if (at < 0) return null;
  const step = steps[axis][event.key];
  let to: number;
  if (step !== undefined) to = goesRound ? (at + step + buttons.length) % buttons.length : at + step;
  else if (event.key === "Home") to = 0;
  else if (event.key === "End") to = last;
  else return null;
  event.preventDefault();
  const target = buttons[Math.min(Math.max(to, 0), last)] ?? null;
  target?.focus();
  return target;
}
