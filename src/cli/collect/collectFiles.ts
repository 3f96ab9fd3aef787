import { fail, succeed, type Plan, type Result } from "../../plan";
import type { Written } from "../../sheets";
import { collect, merge, type Collection, type MergeOutcome, type PickedFile } from "../../workflows";
import { openReturned } from "../../xlsx";
import { refuseHeldOpen } from "../disk/heldOpen";
import { saveTogether } from "../disk/saveTogether";
import type { Master } from "../master";
import { settle } from "../settle";
import type { Surroundings } from "../surroundings";
import { decide, type Decided, type Wishes } from "./decide";

export interface CollectWishes extends Wishes {
  /** Only these departments' files count; empty: all. */
  readonly accept: readonly string[];
  readonly isMerge: boolean;
}

/** What the files say and what was done about it. */
export interface Collected extends Decided {
  readonly collection: Collection;
  /** null: nothing was to be merged. */
  readonly merged: MergeOutcome | null;
  /** Whether the workbook's file was replaced: a merge without a cell may still have noted that files came back. */
  readonly isSaved: boolean;
  /** Files that `accept` leaves out. */
  readonly leftOut: readonly string[];
  readonly leftOver: readonly string[];
}

/**
 * Reads the files, and with `isMerge` merges what is clear or settled into the office's workbook, which is replaced at one
 * stroke or stays as it was.
 *
 * @returns issues of `collect` and `merge`, `disk.*`, `collect.unknownName` (a department or file that is not among the files).
 */
export async function collectFiles(
  plan: Plan,
  master: Master,
  files: readonly PickedFile[],
  wishes: CollectWishes,
  written: Written,
  { disk, signal, onProgress }: Surroundings,
): Promise<Result<Collected>> {
  const options = { signal, onProgress };
  const read = (chosen: readonly PickedFile[]) =>
    settle(() => collect(master.port, plan, chosen, openReturned, options));
  const all = await read(files);
  if (!all.ok) return all;
  const known = refuseUnknown(all.value, wishes);
  if (!known.ok) return known;

  const leftOut = all.value.files.filter(
    ({ department }) =>
      department !== null && wishes.accept.length > 0 && !wishes.accept.includes(department),
  );
  const outside = new Set(leftOut.map(({ file }) => file));
  // Read again without them: what they say may not count, nor be in conflict with what does.
  const some = leftOut.length > 0 ? await read(files.filter(({ name }) => !outside.has(name))) : all;
  if (!some.ok) return some;
  const collection = some.value;
  const decided = decide(collection.proposals, wishes);
  const collected = {
    ...decided,
    collection,
    merged: null,
    isSaved: false,
    leftOut: [...outside],
    leftOver: [],
  };
  if (!wishes.isMerge) return succeed(collected);

  const free = refuseHeldOpen(disk, master.path);
  if (!free.ok) return free;
  let hasChanged = false;
  const unwatch = await master.port.onChanged(() => {
    hasChanged = true;
  });
  const merged = await settle(() =>
    merge(master.port, plan, collection, decided.decisions, written, options),
  );
  await unwatch();
  if (!merged.ok) return merged;
  if (!hasChanged) return succeed({ ...collected, merged: merged.value });
  const saved = await saveTogether(
    disk,
    [{ path: master.path, bytes: await master.port.save(), instead: master.bytes }],
    signal,
  );
  if (!saved.ok) return saved;
  return succeed({ ...collected, merged: merged.value, isSaved: true, leftOver: saved.value });
}

/** A name that fits nothing is a slip, and would silently settle nothing. */
function refuseUnknown({ files }: Collection, { accept, take }: CollectWishes): Result<null> {
  const departments = [...new Set(files.flatMap(({ department }) => department ?? []))];
  const names = files.map(({ file }) => file);
  const unknown =
    accept.find((name) => !departments.includes(name)) ??
    take.find((name) => !departments.includes(name) && !names.includes(name));
  if (unknown === undefined) return succeed(null);
  return fail(
    "collect.unknownName",
    unknown,
    `「${unknown}」からの回答は、指定されたファイルにありません。回答のある担当課: ${departments.join("、") || "なし"}`,
  );
}
