import { dirname } from "node:path";
import { fail, succeed, type Result } from "../../plan";
import { attempt } from "./attempt";
import type { Disk } from "./Disk";
import { refuseHeldOpen } from "./heldOpen";
import type { FileToSave } from "./saveTogether";

/**
 * Where a file that is made from a workbook goes: into a folder that is there, not onto the workbook, and onto another file only
 * where people said so.
 *
 * Issues: `disk.missing`, `disk.notFile`, `disk.exists`, `disk.ontoBook`, those of {@link explainTrouble} and
 * {@link refuseHeldOpen}.
 *
 * @param out as it was typed. @param book the workbook's path after all links.
 */
export function placeFor(
  disk: Disk,
  out: string,
  book: string,
  isForced: boolean,
): Result<Omit<FileToSave, "bytes">> {
  const looked = attempt("read", out, () => ({ file: disk.find(out), folder: disk.find(dirname(out)) }));
  if (!looked.ok) return looked;
  const { file, folder } = looked.value;
  if (!file) {
    return folder?.kind === "folder"
      ? succeed({ path: out, instead: null })
      : fail("disk.missing", out, `「${dirname(out)}」というフォルダーがありません。先に作ってください。`);
  }
  if (file.kind !== "file") {
    return fail("disk.notFile", out, `「${out}」はファイルではありません。別の名前を指定してください。`);
  }
  const real = attempt("read", out, () => disk.realPath(out));
  if (!real.ok) return real;
  if (real.value === book) {
    return fail(
      "disk.ontoBook",
      out,
      `「${out}」は元のブックです。書き出すファイルには別の名前を付けてください。`,
    );
  }
  if (!isForced) {
    return fail(
      "disk.exists",
      out,
      `「${out}」はすでにあります。別の名前にするか、置き換えてよければ --force を付けてください。`,
    );
  }
  const free = refuseHeldOpen(disk, out);
  return free.ok ? succeed({ path: real.value, instead: "anything" }) : free;
}
