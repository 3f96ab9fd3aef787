import { fail, succeed, type Plan, type Result } from "../../plan";
import type { Written } from "../../sheets";
import { findLastMerge, undoMerge, type LastMerge, type UndoOutcome } from "../../workflows";
import { refuseHeldOpen } from "../disk/heldOpen";
import { saveTogether } from "../disk/saveTogether";
import type { Master } from "../master";
import { settle } from "../settle";
import type { Surroundings } from "../surroundings";

export interface Undone extends UndoOutcome {
  readonly last: LastMerge;
  readonly leftOver: readonly string[];
}

/**
 * Takes the last merge back. Cells that somebody has changed since stay.
 *
 * @returns issues of `findLastMerge` and `undoMerge`, `disk.*`, `collect.nothingToUndo`.
 */
export async function undoLastMerge(
  plan: Plan,
  { typed, path, bytes, port }: Master,
  written: Written,
  { disk, signal, onProgress }: Surroundings,
): Promise<Result<Undone>> {
  const free = refuseHeldOpen(disk, path);
  if (!free.ok) return free;
  const last = await settle(() => findLastMerge(port));
  if (!last.ok) return last;
  const { value: found } = last;
  if (found === null) {
    return fail("collect.nothingToUndo", typed, `「${typed}」に、取り消せる取り込みはありません。`);
  }
  const undone = await settle(() => undoMerge(port, plan, found.batch, written, { signal, onProgress }));
  if (!undone.ok) return undone;
  const saved = await saveTogether(disk, [{ path, bytes: await port.save(), instead: bytes }], signal);
  return saved.ok ? succeed({ ...undone.value, last: found, leftOver: saved.value }) : saved;
}
