import { basename, dirname, join } from "node:path";
import { fail, succeed, type Result } from "../../plan";
import type { Disk } from "./Disk";

/** Beside a workbook that is open, Excel keeps a file `~$name` and LibreOffice `.~lock.name#`. */
const LOCKS = (name: string): readonly string[] => [`~$${name}`, `.~lock.${name}#`];

export function isLock(name: string): boolean {
  return name.startsWith("~$") || name.startsWith(".~lock.");
}

/**
 * Refuses a workbook that somebody has open: what is written to it now would be lost when they save, or theirs.
 * Issue `disk.open`.
 */
export function refuseHeldOpen(disk: Disk, path: string): Result<null> {
  const lock = LOCKS(basename(path)).find((name) => disk.find(join(dirname(path), name)));
  return lock === undefined
    ? succeed(null)
    : fail(
        "disk.open",
        path,
        `「${path}」は Excel などで開かれています。保存して閉じてから、もう一度実行してください。` +
          `だれも開いていなければ、同じフォルダーにある「${lock}」を削除してください。`,
      );
}
