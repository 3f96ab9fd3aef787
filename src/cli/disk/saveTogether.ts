import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fail, succeed, type Issue, type Result } from "../../plan";
import type { AbortSignalLike } from "../../workflows";
import { attempt } from "./attempt";
import type { Disk, Found } from "./Disk";

/** One file that is to hold something else, or to be there at all. */
export interface FileToSave {
  readonly path: string;
  readonly bytes: Uint8Array;
  /**
   * What the path held when it was looked at: bytes, or null for nothing. Where it holds something else by now, somebody
   * was faster and nothing is saved. `anything`: whatever is there may go.
   */
  readonly instead: Uint8Array | null | "anything";
}

/**
 * Saves all of the files or none of them.
 *
 * Every file is first written whole under a name of its own in the folder where it belongs, and what will be replaced is
 * copied there as well. Only then, in one go that Ctrl+C cannot break off, the new ones are renamed into their places, in
 * the order given; where that fails, the old ones are renamed back. So the file that counts most comes last: it is replaced
 * when all others are in place, and no moment has half a file under a name that people know.
 *
 * @returns names of working files that could not be removed afterwards. Issues: those of {@link explainTrouble},
 * `disk.changed`, `disk.exists`, `cancelled`; then everything is as it was. `disk.partly` where even that failed: the message
 * says which files are new.
 */
export async function saveTogether(
  disk: Disk,
  files: readonly FileToSave[],
  signal?: AbortSignalLike,
): Promise<Result<readonly string[]>> {
  const work = new WorkingFiles(disk);
  let leftOver: readonly string[] = [];
  let saved: Result<null>;
  try {
    saved = await stageAndPlace(disk, work, files, signal);
  } finally {
    leftOver = work.clear();
  }
  return saved.ok ? succeed(leftOver) : saved;
}

async function stageAndPlace(
  disk: Disk,
  work: WorkingFiles,
  files: readonly FileToSave[],
  signal?: AbortSignalLike,
): Promise<Result<null>> {
  const staged: Staged[] = [];
  for (const file of files) {
    // Ctrl+C is heard between two files.
    await nextTurn();
    if (signal?.aborted === true) return cancelled();
    const one = work.stage(file);
    if (!one.ok) return one;
    staged.push(one.value);
  }
  await nextTurn();
  if (signal?.aborted === true) return cancelled();
  const expected = allAsExpected(disk, files);
  return expected.ok ? place(disk, staged) : expected;
}

interface Staged extends FileToSave {
  /** The new bytes, under a working name. */
  readonly fresh: string;
  /** A copy of what is there now; null where nothing is. */
  readonly old: string | null;
}

/** What was made on the way and does not stay. */
class WorkingFiles {
  private readonly files: string[] = [];
  private readonly folders: string[] = [];

  constructor(private readonly disk: Disk) {}

  stage(file: FileToSave): Result<Staged> {
    const { disk } = this;
    const { path } = file;
    const there = attempt("read", path, () => disk.find(path));
    if (!there.ok) return there;
    // Renaming would go over it: what counts there is the folder.
    if (there.value?.isWritable === false) {
      const message = `「${path}」: 書き込めません。読み取り専用になっています。解除するか、別の名前を指定してください。`;
      return fail("disk.denied", path, message);
    }
    return attempt("write", path, () => {
      const folder = dirname(path);
      const made = disk.makeFolder(folder);
      if (made !== null) this.folders.push(...foldersFrom(made, folder));
      const fresh = this.nameIn(folder);
      disk.create(fresh, file.bytes, there.value?.mode);
      if (!there.value) return { ...file, fresh, old: null };
      const old = this.nameIn(folder);
      disk.copy(path, old);
      return { ...file, fresh, old };
    });
  }

  /** Removes what is left of the working files, and the folders that are empty without them; tells what stayed. */
  clear(): readonly string[] {
    const { disk } = this;
    const stays = (path: string, work: () => void) => !attempt("write", path, work).ok;
    const files = this.files.filter((path) =>
      stays(path, () => {
        if (disk.find(path)) disk.remove(path);
      }),
    );
    const folders = this.folders.filter((folder) =>
      stays(folder, () => {
        if (disk.find(folder) && disk.list(folder).length === 0) disk.removeFolder(folder);
      }),
    );
    return [...files, ...folders];
  }

  /** Short, whatever the file is called: names have a limit, and Japanese ones reach it soon. */
  private nameIn(folder: string): string {
    const path = join(folder, `.reform-${randomUUID().slice(0, 8)}.tmp`);
    this.files.push(path);
    return path;
  }
}

/** The folders that were made, innermost first. */
function foldersFrom(made: string, folder: string): string[] {
  return folder === made || dirname(folder) === folder
    ? [folder]
    : [folder, ...foldersFrom(made, dirname(folder))];
}

function allAsExpected(disk: Disk, files: readonly FileToSave[]): Result<null> {
  for (const { path, instead } of files) {
    const checked = attempt("read", path, () => asExpected(disk, path, disk.find(path), instead));
    if (!checked.ok) return checked;
    if (!checked.value.ok) return checked.value;
  }
  return succeed(null);
}

function asExpected(
  disk: Disk,
  path: string,
  there: Found | null,
  instead: FileToSave["instead"],
): Result<null> {
  if (instead === "anything") return succeed(null);
  if (instead === null) {
    return there
      ? fail(
          "disk.exists",
          path,
          `「${path}」が作業中に作られました。内容を確かめて、もう一度実行してください。`,
        )
      : succeed(null);
  }
  return there?.size === instead.length && Buffer.compare(disk.read(path), instead) === 0
    ? succeed(null)
    : fail(
        "disk.changed",
        path,
        `「${path}」が作業中にほかの人かプログラムに変えられたため、保存しませんでした。もう一度実行してください。`,
      );
}

/** Renames all, or takes back what was renamed. */
function place(disk: Disk, staged: readonly Staged[]): Result<null> {
  const done: Staged[] = [];
  for (const file of staged) {
    const renamed = attempt("write", file.path, () => disk.rename(file.fresh, file.path));
    if (renamed.ok) {
      done.push(file);
      continue;
    }
    const stuck = done.reverse().flatMap((one) => takeBack(disk, one));
    return stuck.length === 0 ? renamed : partly(renamed.issues[0], stuck);
  }
  return succeed(null);
}

/** Tells the path where it could not be done. */
function takeBack(disk: Disk, { path, old }: Staged): string[] {
  const back = attempt("write", path, () => (old === null ? disk.remove(path) : disk.rename(old, path)));
  return back.ok ? [] : [path];
}

function partly(why: Issue, stuck: readonly string[]): Result<null> {
  const names = stuck.map((path) => `「${basename(path)}」`).join("");
  return fail(
    "disk.partly",
    why.path,
    `${why.message} 元に戻せなかったファイル${names}は新しい内容です。内容を確かめてください。`,
  );
}

function cancelled<T>(): Result<T> {
  return fail("cancelled", "", "中止しました。");
}
