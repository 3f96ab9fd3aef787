import { basename, dirname, join } from "node:path";
import { fail, succeed, type Plan, type Result } from "../../plan";
import {
  issueWorkbooks,
  previewIssue,
  type IssueChoice,
  type IssueDepartment,
  type IssueOutcome,
} from "../../workflows";
import { writeWorkbookFile, zipFiles } from "../../xlsx";
import { circumstances } from "../circumstances";
import { attempt } from "../disk/attempt";
import type { Disk } from "../disk/Disk";
import { refuseHeldOpen } from "../disk/heldOpen";
import { saveTogether, type FileToSave } from "../disk/saveTogether";
import { openMaster, type Master } from "../master";
import { settle } from "../settle";
import type { Surroundings } from "../surroundings";

/** What was made, or with `--dry-run` would be. */
export interface Issued {
  readonly master: string;
  readonly requestId: string;
  readonly isDryRun: boolean;
  readonly files: readonly IssuedPath[];
  /** null: none was wanted. */
  readonly zip: string | null;
  /** Files of these names are there already: replaced, or in the way of a dry run without `--overwrite`. */
  readonly existing: readonly string[];
}

export interface IssuedPath extends IssueDepartment {
  readonly name: string;
  /** null: only in the zip. */
  readonly path: string | null;
}

export interface Places {
  /** Folder for the files; null: only a zip. */
  readonly out: string | null;
  readonly zip: string | null;
  readonly mayOverwrite: boolean;
  readonly isDryRun: boolean;
}

/**
 * Makes the files and saves them. All of them are made in memory first; then they are saved together with the office's
 * workbook, which is replaced last: a record of files that are not there would be worse than files without a record, and a
 * failure leaves neither behind.
 *
 * @returns issues of `issueWorkbooks`, `disk.*`; then no file is new or changed.
 */
export async function issueFiles(
  plan: Plan,
  typed: string,
  choice: IssueChoice,
  date: string | undefined,
  places: Places,
  { disk, signal, onProgress, ...clock }: Surroundings,
): Promise<Result<{ readonly issued: Issued; readonly leftOver: readonly string[] }>> {
  const written = circumstances(plan, clock, date);
  if (!written.ok) return written;
  const opened = await openMaster(disk, typed);
  if (!opened.ok) return opened;
  const master = opened.value;
  const { port } = master;
  const free = places.isDryRun ? succeed(null) : refuseHeldOpen(disk, master.path);
  if (!free.ok) return free;

  const preview = await settle(() => previewIssue(port, plan, choice));
  if (!preview.ok) return preview;
  const outcome = await settle(() =>
    issueWorkbooks(
      port,
      plan,
      choice,
      { written: written.value, encode: (specs, title) => writeWorkbookFile(specs, { title }) },
      { signal, onProgress },
    ),
  );
  if (!outcome.ok) return outcome;
  const files = await filesOf(outcome.value, places);
  const existing = attempt("read", typed, () => files.filter(({ path }) => disk.find(path)));
  if (!existing.ok) return existing;
  const issued: Issued = {
    master: typed,
    requestId: outcome.value.requestId,
    isDryRun: places.isDryRun,
    files: pathsOf(outcome.value, preview.value.departments, places),
    zip: places.zip,
    existing: existing.value.map(({ path }) => path),
  };
  if (places.isDryRun) return succeed({ issued, leftOver: [] });

  const room = refuseTaken(disk, master, issued.existing, places.mayOverwrite);
  if (!room.ok) return room;
  const saved = await saveTogether(
    disk,
    [...files, { path: master.path, bytes: await port.save(), instead: master.bytes }],
    signal,
  );
  return saved.ok ? succeed({ issued, leftOver: saved.value }) : saved;
}

async function filesOf(
  { files }: IssueOutcome,
  { out, zip, mayOverwrite }: Places,
): Promise<readonly FileToSave[]> {
  const save = (path: string, bytes: Uint8Array): FileToSave => ({
    path,
    bytes,
    instead: mayOverwrite ? "anything" : null,
  });
  return [
    ...(out === null ? [] : files.map(({ name, bytes }) => save(join(out, name), bytes))),
    ...(zip === null ? [] : [save(zip, await zipFiles(files))]),
  ];
}

function pathsOf(
  { files }: IssueOutcome,
  departments: readonly IssueDepartment[],
  { out }: Places,
): readonly IssuedPath[] {
  return files.flatMap(({ name, department }) => {
    const known = departments.find((one) => one.department === department);
    return known ? [{ ...known, name, path: out === null ? null : join(out, name) }] : [];
  });
}

/** Everything that would be in the way, before anything is written. */
function refuseTaken(
  disk: Disk,
  master: Master,
  existing: readonly string[],
  mayOverwrite: boolean,
): Result<null> {
  const [first, ...more] = existing;
  if (first !== undefined && !mayOverwrite) {
    const others = more.length > 0 ? `ほか ${more.length} 件` : "";
    const message =
      `「${dirname(first)}」に同じ名前のファイルがあります(「${basename(first)}」${others})。` +
      "別のフォルダーを指定するか、置き換えてよければ --overwrite を付けてください。";
    return fail("disk.exists", first, message);
  }
  const own = existing.find((path) => disk.realPath(path) === master.path);
  if (own !== undefined) {
    const message = `「${own}」は配布する元のブックです。別のフォルダーを指定してください。`;
    return fail("disk.exists", own, message);
  }
  for (const path of existing) {
    const free = refuseHeldOpen(disk, path);
    if (!free.ok) return free;
  }
  return succeed(null);
}
