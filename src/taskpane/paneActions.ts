import { indexPlan, succeed, type Plan, type Result } from "../plan";
import { TABLES, type Written } from "../sheets";
import { WorkbookError, type OffTrack, type Schedule, type WorkbookPort } from "../workflows";
import type { Failure, Outcome, PaneActions, Stop } from "./actions";
import type { PaneFiles } from "./browser/files";
import { makeAuditActions } from "./audit/makeAuditActions";
import { answerText } from "./insert/answerText";
import { lastLooks, type Memory } from "./offTrack/lastLook";
import { personName } from "./words/personName";
import { whileShown, type Shown } from "./browser/shown";

/** What the pane needs from outside: the workbook, the plan, and everything that pure code may not have. */
export interface PaneContext {
  readonly port: WorkbookPort;
  readonly plan: Plan;
  /** When and by what something is written, asked anew each time. */
  readonly written: () => Written;
  readonly files: PaneFiles;
  readonly schedule: Schedule;
  readonly shown: Shown;
  readonly timeOfDay: () => string;
  /** Where this person's view state of this workbook is kept; absent: nowhere. */
  readonly memory?: Memory | undefined;
  /** Where this person's own name is kept, whatever the workbook; absent: nowhere. */
  readonly personMemory?: Memory | undefined;
  /** Bugs that no caller waits for. */
  readonly report: (error: unknown) => void;
}

/** Asked for by the first view, which is drawn meanwhile and says that it is looking at the workbook. */
const writing = () => import(/* webpackChunkName: "write" */ "../workflows/write/write");
/** Loaded when 配布 or 回収 is first opened. */
const round = () => import("../workflows/round");
/** Loaded when 遅れ is first opened. */
const offTrack = () => import("../workflows/offTrack/watchOffTrack");
/** Loaded when a function about a row is first picked. */
const rowFunction = () => import("../workflows/insert/rowFunction");

/** Loaded when something is first inserted, or a row gone to. */
const insertion = () => import("../workflows/insert/insertFunction");
const going = () => import("../workflows/goTo");

/** After the last change, before what was read from the workbook counts as outdated. */
const quiet = 500;

/** The pane's verbs, made of the workflows. What people can get wrong and what Excel refuses become values; bugs reject. */
export function paneActions({
  port,
  plan,
  written: asked,
  files,
  schedule,
  shown,
  timeOfDay,
  memory,
  personMemory,
  report,
}: PaneContext): PaneActions {
  const index = indexPlan(plan);
  const person = personName(personMemory ?? null);
  const written = (): Written => {
    const by = person.load();
    return by === "" ? asked() : { ...asked(), by };
  };
  return {
    issue: {
      preview: (choice) => settle(async () => (await round()).previewIssue(port, plan, choice)),
      issue: (choice, options) =>
        settle(async () => {
          const { issueWorkbooks } = await round();
          return issueWorkbooks(port, plan, choice, { written: written(), encode: files.encode }, options);
        }),
      download: async ([first, ...more], zipName) => {
        if (!first) return;
        if (more.length === 0) await files.save(first.name, first.bytes);
        else await files.save(zipName, await files.zip([first, ...more]));
      },
      open:
        files.openAsWorkbook &&
        (({ bytes }) =>
          settle(async () => {
            await files.openAsWorkbook?.(bytes);
            return succeed(null);
          })),
      today: () => written().date.slice(0, 10),
    },
    collect: {
      read: (picked, options) =>
        settle(async () => (await round()).collect(port, plan, picked, files.openReturned, options)),
      merge: (collection, decisions, options) =>
        settle(async () => (await round()).merge(port, plan, collection, decisions, written(), options)),
      lastMerge: () => settle(async () => (await round()).findLastMerge(port)),
      undo: (batch, options) =>
        settle(async () => (await round()).undoMerge(port, plan, batch, written(), options)),
      copy: files.copy,
    },
    audit: makeAuditActions({ port, plan, written, files, settle }),
    person,
    previewWrite: (choice) =>
      settle(async () => (await writing()).previewWrite(port, plan, choice, { written: written() })),
    write: (choice, options) =>
      settle(async () => (await writing()).writePlan(port, plan, choice, { written: written() }, options)),
    watchChanges: (listener) => {
      let cancel: Stop = () => undefined;
      let isSecond = false;
      const stop = whileShown(shown, () => {
        // Coming back, the pane cannot know what happened meanwhile.
        if (isSecond) listener();
        isSecond = true;
        return eventually(
          port.onChanged(() => {
            cancel();
            cancel = schedule(listener, quiet);
          }),
          // The preview asks the same workbook and says what it refuses.
          (error) => failureOf(error) ?? report(error),
        );
      });
      return () => {
        cancel();
        stop();
      };
    },
    watchOffTrack: (listener) =>
      whileShown(shown, () => {
        const onOffTrack = (result: Result<OffTrack>) => listener(outcomeOf(result));
        const onFailure = (error: unknown) => {
          const failure = failureOf(error);
          if (failure) listener({ ok: false, failure });
          else report(error);
        };
        const watching = offTrack().then(({ watchOffTrack }) =>
          watchOffTrack(port, plan, { onOffTrack, onFailure }, schedule),
        );
        return eventually(watching, onFailure);
      }),
    lastLooks: lastLooks(memory ?? null),
    now: () => written().date,
    timeOfDay,
    answer: (call) => answerText(index, call),
    answerOfRow: (call) => settle(async () => (await rowFunction()).answerOfRow(port, plan, call)),
    insert: ({ name, args }, replace) =>
      settle(async () => (await insertion()).insertFunction(port, name, args, replace)),
    fitRows: () => settle(async () => (await writing()).fitRows(port, plan)),
    goToCell: ({ sheet, row, column }) =>
      settle(async () => {
        await port.select(sheet, row, column);
        return succeed(null);
      }),
    goToActual: ({ key, header }) =>
      settle(async () => (await going()).goTo(port, { table: TABLES.actuals, key, header })),
  };
}

function outcomeOf<T>(result: Result<T>): Outcome<T> {
  return result.ok ? result : { ok: false, failure: { issues: result.issues, isPartly: false } };
}

async function settle<T>(work: () => Promise<Result<T>>): Promise<Outcome<T>> {
  try {
    return outcomeOf(await work());
  } catch (error) {
    const failure = failureOf(error);
    if (failure) return { ok: false, failure };
    throw error;
  }
}

/** What Excel refused, as a value; null for a bug. */
function failureOf(error: unknown): Failure | null {
  if (!(error instanceof WorkbookError)) return null;
  const { code, message, state } = error;
  return { issues: [{ code, path: "", message }], isPartly: state === "partly" };
}

/** Stopping before the start has been answered stops as soon as it is; what never started needs no stop. */
function eventually(started: Promise<() => Promise<void>>, onFailure: (error: unknown) => void): Stop {
  let isStopped = false;
  started.catch((error: unknown) => {
    if (!isStopped) onFailure(error);
  });
  return () => {
    isStopped = true;
    started.then(
      (stop) => stop().catch(onFailure),
      () => undefined,
    );
  };
}
