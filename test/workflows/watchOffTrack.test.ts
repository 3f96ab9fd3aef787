import {
  QUIET_MILLISECONDS,
  WorkbookError,
  watchOffTrack,
  writePlan,
  type CellsChanged,
  type OffTrack,
} from "../../src/workflows";
import { ACTUAL_HEADERS, SHEETS, TABLES } from "../../src/sheets";
import type { Result } from "../../src/plan";
import type { WorkbookSnapshot } from "../../src/workflows/port";
import { FakeWorkbook } from "./FakeWorkbook";
import { ALL, CONTEXT, PLAN } from "./samplePlan";

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
    await watchOffTrack(book, PLAN, listener, clock.schedule);
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

  it("reads one at a time: bursts during a read wait as one", async () => {
    const book = new FakeWorkbook();
    const clock = new Clock();
    const answers: ((snapshot: WorkbookSnapshot) => void)[] = [];
    const empty: WorkbookSnapshot = { sheets: [], tables: [], names: [], takenNames: [] };
    const { seen, listener } = recorder();
    const watching = watchOffTrack(
      Object.assign(book, {
        snapshot: () => new Promise<WorkbookSnapshot>((resolve) => answers.push(resolve)),
      }),
      PLAN,
      listener,
      clock.schedule,
    );
    await settled();
    for (let burst = 0; burst < 10; burst += 1) {
      book.changed();
      await clock.pass(QUIET_MILLISECONDS);
    }
    expect(answers).toHaveLength(1);
    answers[0]?.(empty);
    await settled();
    expect(answers).toHaveLength(2);
    expect(seen).toHaveLength(1);
    answers[1]?.(empty);
    await watching;
    await clock.pass(QUIET_MILLISECONDS);
    expect(answers).toHaveLength(2);
    expect(seen).toHaveLength(2);
  });

  describe("in a host that says on which sheet a change was", () => {
    /** A written workbook; `change` types somewhere, `reads` counts the readings since the start. */
    async function written() {
      const book = new FakeWorkbook();
      const outcome = await writePlan(book, PLAN, ALL, CONTEXT);
      expect(outcome).toMatchObject({ ok: true });
      return watched(book);
    }
    async function watched(book: FakeWorkbook) {
      const clock = new Clock();
      const gate = { isOpen: true, open: () => undefined as unknown };
      const listeners: ((change?: CellsChanged) => void)[] = [];
      const snapshot = book.snapshot.bind(book);
      const port = Object.assign(book, {
        // Sheets are known by an identity of their own: people rename them.
        snapshot: async (request: Parameters<typeof snapshot>[0]) => {
          const answer = await snapshot(request);
          if (!gate.isOpen) await new Promise<void>((resolve) => (gate.open = resolve));
          return {
            ...answer,
            sheets: answer.sheets.map((sheet) => ({ ...sheet, id: `id of ${sheet.name}` })),
          };
        },
        onChanged: (listener: (typeof listeners)[number]) => {
          listeners.push(listener);
          return Promise.resolve(() => Promise.resolve());
        },
      });
      await watchOffTrack(port, PLAN, recorder().listener, clock.schedule);
      const before = book.snapshots;
      return {
        book,
        gate,
        reads: () => book.snapshots - before,
        change: async (...changes: readonly CellsChanged[]) => {
          for (const change of changes) for (const listener of listeners) listener(change);
          await clock.pass(QUIET_MILLISECONDS);
        },
      };
    }
    const on = (sheet: string): CellsChanged => ({ sheetId: `id of ${sheet}` });

    it("does not read for a hundred keystrokes elsewhere, and once for one that matters", async () => {
      const { reads, change } = await written();
      for (let keystroke = 0; keystroke < 100; keystroke += 1)
        await change(on("Sheet1"), on(SHEETS.targets), on("新しいシート"));
      expect(reads()).toBe(0);
      await change(on("Sheet1"), on(SHEETS.actuals), on(SHEETS.actuals));
      expect(reads()).toBe(1);
      await change(on(SHEETS.settings));
      expect(reads()).toBe(2);
    });

    it("reads for every sheet of a workbook without the tables: they may come on any", async () => {
      const { reads, change } = await watched(new FakeWorkbook());
      await change(on("Sheet1"));
      expect(reads()).toBe(1);
    });

    it("does not pass over what happens while it is still finding out what matters", async () => {
      const { gate, reads, change } = await written();
      gate.isOpen = false;
      await change(on(SHEETS.actuals));
      await change(on("Sheet1"));
      gate.isOpen = true;
      gate.open();
      await settled();
      expect(reads()).toBe(2);
    });

    it("reads where the host does not say", async () => {
      const { reads, change } = await written();
      await change({});
      expect(reads()).toBe(1);
    });

    it("reads for every sheet where a typed cell holds a formula, which may look there", async () => {
      const { book, reads, change } = await written();
      const { row, column } = book.table(TABLES.actuals);
      const at = column + Object.values<string>(ACTUAL_HEADERS).indexOf(ACTUAL_HEADERS.actual);
      book.sheet(SHEETS.actuals).cells.set(`${row + 1}:${at}`, { formula: "Sheet1!$A$1" });
      await change(on("Sheet1"));
      expect(reads()).toBe(0);
      await change(on(SHEETS.actuals));
      expect(reads()).toBe(1);
      await change(on("Sheet1"));
      expect(reads()).toBe(2);
    });
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
      PLAN,
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
    const stop = await watchOffTrack(book, PLAN, listener, clock.schedule);
    book.changed();
    await stop();
    expect(book.listenerCount).toBe(0);
    await clock.pass(QUIET_MILLISECONDS * 2);
    expect(book.snapshots).toBe(1);
    expect(seen).toHaveLength(1);
  });
});
