import { basename, join } from "node:path";
import { fail, succeed, type Result } from "../../plan";
import type { PickedFile } from "../../workflows";
import { attempt } from "../disk/attempt";
import type { Disk } from "../disk/Disk";
import { isLock } from "../disk/heldOpen";

export interface Picked {
  readonly files: readonly PickedFile[];
  /** Names in folders that are no workbooks of any kind; people may have meant them. */
  readonly ignored: readonly string[];
}

/** What may be an answer. Other kinds of workbook are picked as well, so that each gets its message. */
const WORKBOOK = /\.(?:xlsx|xlsm|xlsb|xltx|xltm|xls|ods|csv)$/iu;

/**
 * The returned files that people named: files, folders (their workbooks, not those in folders inside), or names with * and ?
 * where the shell has not replaced them. Sorted by name, each file once; lock files, hidden files and the office's own
 * workbook are left out.
 *
 * @returns issues `disk.*` of names that lead nowhere, `collect.noFiles` for a folder or pattern without a workbook.
 */
export function pickFiles(disk: Disk, words: readonly string[], master: string): Result<Picked> {
  const files = new Map<string, { readonly path: string; readonly size: number }>();
  const ignored: string[] = [];
  for (const word of words) {
    const paths = pathsFor(disk, word);
    if (!paths.ok) return paths;
    ignored.push(...paths.value.ignored);
    for (const path of paths.value.paths) {
      const found = attempt("read", path, () => ({ size: disk.find(path)?.size, real: disk.realPath(path) }));
      if (!found.ok) return found;
      const { size = 0, real } = found.value;
      if (real !== master && !files.has(real)) files.set(real, { path, size });
    }
  }
  if (words.length > 0 && files.size === 0) return noFiles(words.join(" "));
  const order = new Intl.Collator("ja", { numeric: true });
  const sorted = [...files.values()].sort((one, other) => order.compare(one.path, other.path));
  const names = sorted.map(({ path }) => basename(path));
  return succeed({
    files: sorted.map(({ path, size }) => {
      const name = basename(path);
      const isUnique = names.indexOf(name) === names.lastIndexOf(name);
      return {
        name: (isUnique ? name : path).normalize("NFC"),
        size,
        read: () => Promise.resolve().then(() => disk.read(path)),
      };
    }),
    ignored,
  });
}

interface Paths {
  readonly paths: readonly string[];
  readonly ignored: readonly string[];
}

function pathsFor(disk: Disk, word: string): Result<Paths> {
  const there = attempt("read", word, () => disk.find(word));
  if (!there.ok) return there;
  if (there.value?.kind === "folder") return workbooksIn(disk, word, () => true);
  if (there.value) return succeed({ paths: [word], ignored: [] });
  const pattern = basename(word);
  return /[*?]/u.test(pattern)
    ? workbooksIn(disk, word.slice(0, -pattern.length) || ".", matcher(pattern))
    : fail("disk.missing", word, `「${word}」がありません。名前と場所を確かめてください。`);
}

function workbooksIn(disk: Disk, folder: string, isMeant: (name: string) => boolean): Result<Paths> {
  const listed = attempt("read", folder, () =>
    disk
      .list(folder)
      .filter((name) => !isLock(name) && !name.startsWith(".") && isMeant(name))
      .filter((name) => disk.find(join(folder, name))?.kind === "file"),
  );
  if (!listed.ok) return listed;
  const paths = listed.value.filter((name) => WORKBOOK.test(name)).map((name) => join(folder, name));
  return paths.length > 0
    ? succeed({ paths, ignored: listed.value.filter((name) => !WORKBOOK.test(name)) })
    : noFiles(folder);
}

function noFiles(where: string): Result<never> {
  return fail(
    "collect.noFiles",
    where,
    `「${where}」に、戻ってきたファイル(.xlsx)がありません。場所を確かめてください。`,
  );
}

/** For cmd and PowerShell, which hand * on as it is. */
function matcher(pattern: string): (name: string) => boolean {
  const source = pattern
    .normalize("NFC")
    .replace(/[\\^$.+()[\]{}|]/gu, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const expression = new RegExp(`^${source}$`, "iu");
  return (name) => expression.test(name.normalize("NFC"));
}
