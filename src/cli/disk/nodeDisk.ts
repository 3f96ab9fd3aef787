import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import type { Disk } from "./Disk";

/** The files of this machine: the only place of the room that touches them. */
export const nodeDisk: Disk = {
  find(path) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return null;
    return {
      kind: stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other",
      size: stat.size,
      mode: stat.mode & 0o7777,
      isWritable: isWritable(path),
    };
  },
  realPath: (path) => realpathSync(path),
  read: (path) => readFileSync(path),
  list: (folder) => readdirSync(folder),
  create(path, bytes, mode) {
    const file = openSync(path, "wx");
    let isWhole = false;
    try {
      // Not in open(): there the umask would take bits away.
      if (mode !== undefined) fchmodSync(file, mode);
      writeFileSync(file, bytes);
      fsyncSync(file);
      isWhole = true;
    } finally {
      closeSync(file);
      // Half a file is of no use to anybody.
      if (!isWhole) unlinkSync(path);
    }
  },
  copy: (from, to) => copyFileSync(from, to, constants.COPYFILE_EXCL),
  rename: (from, to) => renameSync(from, to),
  remove: (path) => unlinkSync(path),
  makeFolder: (folder) => mkdirSync(folder, { recursive: true }) ?? null,
  removeFolder: (folder) => rmdirSync(folder),
};

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
