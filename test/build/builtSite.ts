import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..", "..");
const cache = join(root, ".cache", "built");

export type Office = "cdn" | "local";

/** Where the built site says that it lies. */
export const siteBase = "https://intra.example.lg.jp/reform/";
export const buildCommand = join(root, "src", "dev", "build.mjs");

/**
 * A site made by the real command. Made once for the sources as they are: test files, which run side by side, share it,
 * and so does the next run when nothing has changed.
 */
export function builtSite(office: Office): string {
  const site = join(cache, `${fingerprint()}-${office}`);
  if (existsSync(site)) return site;
  mkdirSync(cache, { recursive: true });
  const lock = join(cache, "lock");
  while (!takes(lock)) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    if (existsSync(site)) return site;
    for (const name of readdirSync(cache)) {
      if (name.endsWith(`-${office}`)) rmSync(join(cache, name), { recursive: true });
    }
    // Whole or not at all: a build that was interrupted leaves no folder of this name.
    const draft = join(cache, `draft-${process.pid}`);
    const args = [buildCommand, "--base", siteBase, "--office", office, "--out", draft];
    execFileSync(process.execPath, args, { stdio: "pipe" });
    renameSync(draft, site);
  } finally {
    rmSync(lock, { recursive: true });
  }
  return site;
}

/** One process at a time; a lock older than any build was left by a process that was killed. */
function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > 120_000) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Of everything that goes into a build. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const single = ["webpack.config.js", "manifest.xml", "package.json", "package-lock.json"];
  const folders = ["src", "seeds", "assets"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
  );
  for (const file of [...single, ...folders.sort()]) {
    if (statSync(join(root, file)).isFile()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
