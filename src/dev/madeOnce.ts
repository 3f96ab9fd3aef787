import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("../..", import.meta.url));

/** Of so many states of the sources what was made is kept: another program may still be serving an older one. */
const KEPT = 4;

/**
 * The folder that `make` fills from the sources, made when they are others than those it was made from: commands and
 * tests that run side by side share it. A failure of `make` is thrown on and leaves nothing behind; the next call tries
 * again. Nobody sees a folder that is half made, and no folder is changed once it is there.
 *
 * @param name of the shelf in .cache, one for each way of making
 * @param root of the repository; this one's, if not told otherwise
 * @example
 *     const folder = await madeOnce("preview", (draft) => buildPreview(draft)); // …/.cache/preview/1f0c9d…
 */
export async function madeOnce(
  name: string,
  make: (draft: string) => Promise<void>,
  root = here,
): Promise<string> {
  const shelf = join(root, ".cache", name);
  const sources = fingerprint(root);
  const folder = join(shelf, sources);
  mkdirSync(shelf, { recursive: true });
  const lock = join(shelf, "lock");
  // The lock only saves making the same thing twice: whoever comes in past it has a draft of its own.
  while (!existsSync(folder)) {
    if (!takes(lock)) {
      await pause(100);
      continue;
    }
    const draft = join(shelf, `draft-${process.pid}`);
    try {
      if (existsSync(folder)) break;
      rmSync(draft, { recursive: true, force: true });
      await make(draft);
      // Somebody saved a file meanwhile: what was made may be half of each, so nobody else is to find it.
      const place = fingerprint(root) === sources ? folder : `${folder}-${process.pid}`;
      rmSync(place, { recursive: true, force: true });
      renameSync(draft, place);
      removeOld(shelf);
      return place;
    } finally {
      rmSync(draft, { recursive: true, force: true });
      rmSync(lock, { force: true });
    }
  }
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** One process at a time; one that was killed leaves its lock to the next. */
function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (statSync(lock, { throwIfNoEntry: false }) && !isRunning(readFileSync(lock, "utf8")))
    rmSync(lock, { force: true });
  return false;
}

function isRunning(id: string): boolean {
  // The other one has made the file and not yet written into it.
  if (id === "") return true;
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Of everything that goes into a build. */
function fingerprint(root: string): string {
  const hash = createHash("sha256");
  // npm writes the last of these anew with every install; it names the exact version of each package.
  const single = [
    "webpack.config.js",
    "manifest.xml",
    "package.json",
    join("node_modules", ".package-lock.json"),
  ];
  const folders = ["src", "seeds", "assets"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  for (const file of [...single, ...folders.sort()])
    if (statSync(join(root, file)).isFile()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex").slice(0, 16);
}

function removeOld(shelf: string): void {
  const made = readdirSync(shelf)
    .filter((name) => /^[0-9a-f]{16}/.test(name))
    .map((name) => join(shelf, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of made.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
