import { QUIET_MILLISECONDS, WorkbookError, watchOffTrack, type OffTrack } from "../../src/workflows";
import type { Result } from "../../src/plan";
import type { WorkbookSnapshot } from "../../src/workflows/port";
import { FakeWorkbook } from "./FakeWorkbook";

/** Time that passes when the test says so. */
class Clock {
  private tasks: { readonly at: number; readonly task: () => void }[] = [];
  private now = 0;

  readonly schedule = (task: () => void, milliseconds: number): (() => void) => {
    const entry = { at: this.now + milliseconds, task };
    this.tasks.push(entry);
    return () => {
      this.tasks = this.tasks.filter((one) => one !== entry);
    };
  };

  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    const due = this.tasks.filter(({ at }) => at <= this.now);
    this.tasks = this.tasks.filter(({ at }) => at > this.now);
    for (const { task } of due) task();
    await settled();
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function recorder() {
  const seen: Result<OffTrack>[] = [];
  const failures: unknown[] = [];
  return {
    seen,
    failures,
    listener: {
      onOffTrack: (offTrack: Result<OffTrack>) => seen.push(offTrack),
      onFailure: (error: unknown) => failures.push(error),
    },
  };
}

describe("watchOffTrack", () => {
  it("reads at once, then once per burst of changes", async () => {
    const book = new FakeWorkbook();
    const clock = new Clock();
    const { seen, listener } = recorder();
    await watchOffTrack(book, listener, clock.schedule);
    expect(seen).toHaveLength(1);

    for (let change = 0; change < 50; change += 1) {
      book.changed();
      await clock.pass(QUIET_MILLISECONDS - 1);
    }
    expect(book.snapshots).toBe(1);
    await clock.pass(1);
    expect(book.snapshots).toBe(2);
    expect(seen).toHaveLength(2);
  });

  it("drops a read that ends after a newer one", async () => {
    const book = new FakeWorkbook();
    const clock = new Clock();
    const answers: ((snapshot: WorkbookSnapshot) => void)[] = [];
    const empty: WorkbookSnapshot = { sheets: [], tables: [], names: [], takenNames: [] };
    const { seen, listener } = recorder();
    const watching = watchOffTrack(
      Object.assign(book, {
        snapshot: () => new Promise<WorkbookSnapshot>((resolve) => answers.push(resolve)),
      }),
      listener,
      clock.schedule,
    );
    await settled();
    book.changed();
    await clock.pass(QUIET_MILLISECONDS);
    expect(answers).toHaveLength(2);
    answers[1]?.(empty);
    await settled();
    expect(seen).toHaveLength(1);
    answers[0]?.(empty);
    await watching;
    expect(seen).toHaveLength(1);
  });

  it("tells a failure, and reads again at the next change", async () => {
    const book = new FakeWorkbook();
    const clock = new Clock();
    const { seen, failures, listener } = recorder();
    const error = new WorkbookError("workbook.editing", "編集中です。", "unchanged");
    const snapshot = book.snapshot.bind(book);
    let refuses = true;
    await watchOffTrack(
      Object.assign(book, {
        snapshot: (request: Parameters<typeof snapshot>[0]) =>
          refuses ? Promise.reject(error) : snapshot(request),
      }),
      listener,
      clock.schedule,
    );
    expect(failures).toEqual([error]);
    refuses = false;
    book.changed();
    await clock.pass(QUIET_MILLISECONDS);
    expect(seen).toHaveLength(1);
  });

  it("tells nothing after it was stopped, and leaves no listener behind", async () => {
    const book = new FakeWorkbook();
    const clock = new Clock();
    const { seen, listener } = recorder();
    const stop = await watchOffTrack(book, listener, clock.schedule);
    book.changed();
    await stop();
    expect(book.listenerCount).toBe(0);
    await clock.pass(QUIET_MILLISECONDS * 2);
    expect(book.snapshots).toBe(1);
    expect(seen).toHaveLength(1);
  });
});
