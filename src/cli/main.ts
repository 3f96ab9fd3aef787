import { version } from "../../package.json";
import { bundledPlan } from "../plan";
import { nodeDisk } from "./disk/nodeDisk";
import { progressLine } from "./progressLine";
import { run } from "./run";

/** Runs one command on the bundled plan and gives the exit status. The only place of this room that knows the process. */
export async function main(words: readonly string[]): Promise<number> {
  // A reader such as `head` may have read enough; that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const stop = new AbortController();
  const onInterrupt = () => {
    // Pressed again while nothing listens: go at once. Files are replaced without a pause, so never in the middle of that.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  const progress = progressLine(process.stderr);
  const { status, stdout, stderr } = await run(bundledPlan, words, {
    disk: nodeDisk,
    now: () => localTime(new Date()),
    appVersion: version,
    signal: stop.signal,
    onProgress: progress.show,
  });
  progress.clear();
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  return status;
}

/** Where the user is, to the minute: 2026-05-01T09:30. */
function localTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
