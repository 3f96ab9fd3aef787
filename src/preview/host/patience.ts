/**
 * Waits for promises of custom functions, but not for ever: Excel shows #BUSY! for as long as it takes, here the
 * calculation would never end.
 */
export class Patience {
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(readonly milliseconds: number) {}

  dispose(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** What a function answers with; rejects when the time is up. Answers that are there already cost nothing. */
  async wait(answer: unknown): Promise<unknown> {
    if (!isThenable(answer)) return answer;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(
        () => reject(new OutOfPatience(`No answer within ${String(this.milliseconds)} ms`)),
        this.milliseconds,
      );
      this.timers.add(timer);
    });
    try {
      return await Promise.race([answer, limit]);
    } finally {
      clearTimeout(timer);
      if (timer !== undefined) this.timers.delete(timer);
    }
  }
}

class OutOfPatience extends Error {
  readonly code = "#N/A";
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
