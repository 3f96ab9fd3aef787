import type { Issue } from "../plan";
import { printable } from "./text/printable";

/**
 * 0: done. 1: not understood or not possible; no file was changed. 2: done, and people still have to decide something.
 * 130: broken off with Ctrl+C; no file was changed. `check`, `audit` and `verify` count as checkers do: 1 something fails, 2 not understood or not readable.
 */
export type Status = 0 | 1 | 2 | 130;

/** What a command leaves behind. */
export interface Outcome {
  /** Exit status. */
  readonly status: Status;
  readonly stdout: string;
  readonly stderr: string;
}

export function printed(stdout: string): Outcome {
  return { status: 0, stdout, stderr: "" };
}

export function refused(stderr: string): Outcome {
  return { status: 1, stdout: "", stderr };
}

/** Codes of issues that say that people wanted to stop. */
const CANCELLED: readonly string[] = ["cancelled", "workbook.cancelled"];

/** What went wrong, one line each. */
export function failed(issues: readonly Issue[]): Outcome {
  if (issues.some(({ code }) => CANCELLED.includes(code))) {
    return { status: 130, stdout: "", stderr: "中止しました。ファイルは元のままです。\n" };
  }
  return refused(issues.map(({ message }) => `${printable(message)}\n`).join(""));
}

/** A command that was not typed as it must be; `command` is "" where none was meant. */
export function misused(message: string, command = ""): Outcome {
  const help = [command, "--help"].filter((word) => word !== "").join(" ");
  return refused(`${message}\n使い方は npm run --silent reform -- ${help} で確かめられます。\n`);
}
