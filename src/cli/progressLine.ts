import type { Progress } from "../workflows";
import { shorten } from "./text/displayWidth";
import { printable } from "./text/printable";

/** The part of a stream that is used. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** One line that says what is being done, written over itself; nothing where nobody watches (a file, a pipe). */
export function progressLine(terminal: Terminal): {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
} {
  if (terminal.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  // Some terminals do not tell, or say 0.
  const width = terminal.columns || 80;
  let isShown = false;
  return {
    show: ({ done, total, doing }) => {
      isShown = true;
      const percent = Math.floor((100 * done) / Math.max(total, 1));
      terminal.write(`\r\u001b[K${shorten(`${percent}% ${printable(doing)}`, width - 1)}`);
    },
    clear: () => {
      if (isShown) terminal.write("\r\u001b[K");
      isShown = false;
    },
  };
}
