/**
 * Waits for promises of custom functions, but not for ever: Excel shows #BUSY! for as long as it takes, here the
 * calculation would never end.
 */
export class Patience {
  private readonly givingUp = new Set<(reason: string) => void>();
  private isOver = false;

  constructor(readonly milliseconds: number) {}

  /** Ends all waiting at once. */
  dispose(): void {
    this.isOver = true;
    for (const giveUp of this.givingUp) giveUp("The workbook was closed");
  }

  /** What a function answers with; rejects when the time is up. Answers that are there already cost nothing. */
  async wait(answer: unknown): Promise<unknown> {
    if (!isThenable(answer)) return answer;
    if (this.isOver) throw new OutOfPatience("The workbook was closed");
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.givingUp.delete(giveUp);
      };
      const giveUp = (reason: string): void => {
        end();
        reject(new OutOfPatience(reason));
      };
      const timer = setTimeout(
        () => giveUp(`No answer within ${String(this.milliseconds)} ms`),
        this.milliseconds,
      );
      this.givingUp.add(giveUp);
      answer.then(resolve, reject).then(end, end);
    });
  }
}

class OutOfPatience extends Error {
  readonly code = "#N/A";
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
