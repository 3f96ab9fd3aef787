import type { Plan, Result } from "../../plan";
import type { Written } from "../../sheets";
import type { WorkbookPort } from "../../workflows";
import type { Outcome } from "../actions";
import type { PaneFiles } from "../browser/files";
import type { AuditActions } from "./auditActions";

/** Loaded when the tab is first used. */
const auditing = () => import(/* webpackChunkName: "auditing" */ "../../workflows/audit/auditing");
const writeAudit = () => import(/* webpackChunkName: "auditing" */ "../../workflows/audit/writeAudit");
const going = () => import("../../workflows/goTo");
/** Apart, since reading a file brings what 回収 reads files with. */
const fileVerbs = () => import(/* webpackChunkName: "fileVerbs" */ "./fileVerbs");

export interface AuditContext {
  readonly port: WorkbookPort;
  readonly plan: Plan;
  readonly written: () => Written;
  readonly files: PaneFiles;
  /** What people can get wrong and what the workbook refuses, as values. */
  readonly settle: <T>(work: () => Promise<Result<T>>) => Promise<Outcome<T>>;
}

/** The verbs of 監査, made of the workflows. */
export function makeAuditActions({ port, plan, written, files, settle }: AuditContext): AuditActions {
  const { sha256 } = files;
  return {
    find: () => settle(async () => (await auditing()).auditWorkbook(port, plan, written(), sha256)),
    writeSheets: (options) =>
      settle(async () =>
        (await writeAudit()).writeAuditSheets(port, plan, { written: written(), sha256 }, options),
      ),
    trace: (pick) => settle(async () => (await auditing()).traceInWorkbook(port, plan, pick)),
    selected: () => settle(async () => (await auditing()).selectedTarget(port, plan)),
    readings: () => settle(async () => (await auditing()).listReadings(port, plan)),
    goToPlace: (place) => settle(async () => (await going()).goTo(port, place)),
    openFile: files.current && (() => files.current?.().name ?? ""),
    freeze: (file, note, anyway = false) =>
      settle(async () => (await fileVerbs()).freeze({ port, plan, written, files }, file, note, anyway)),
    verify: (file, hash) => settle(async () => (await fileVerbs()).verify({ port, files }, file, hash)),
    publish: (format) =>
      settle(async () => (await fileVerbs()).publish({ port, plan, written, files }, format)),
    checkFile: (file) => settle(async () => (await fileVerbs()).checkFile(files, file)),
    save: ({ name, bytes }) => files.save(name, bytes),
    copy: files.copy,
  };
}
