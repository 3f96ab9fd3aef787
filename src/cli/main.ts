import { bundledPlan } from "../plan";
import { run } from "./run";

/** Runs one command on the bundled plan and gives the exit status. The only place of this room that knows the process. */
export function main(words: readonly string[]): number {
  const { status, stdout, stderr } = run(bundledPlan, words);
  // A reader such as `head` may have read enough; that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  return status;
}
