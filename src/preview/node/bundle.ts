import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";

/**
 * Makes one file of the host and of Univer, which Jest cannot load from its packages, and returns its path.
 *
 * The file's name holds a hash of everything that goes in, so that an old one is never taken for a new one. It is
 * written under a name of its own and then renamed: two workers that build at the same time do not disturb each
 * other.
 */
export function ensureBundle(root: string): string {
  const cache = join(root, ".cache", "stand-in");
  const bundle = join(cache, `host-${fingerprint(root)}.cjs`);
  if (existsSync(bundle)) return bundle;
  mkdirSync(cache, { recursive: true });
  const draft = join(cache, `draft-${String(process.pid)}.cjs`);
  // As a program of its own: esbuild refuses to run where Jest has put other globals in place.
  execFileSync(
    process.execPath,
    [
      "--input-type=commonjs",
      "-e",
      'require("esbuild").buildSync(JSON.parse(process.argv[1]))',
      JSON.stringify(buildOptions(root, draft)),
    ],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  writeFileSync(draft, withQuickFields(readFileSync(draft, "utf8")));
  renameSync(draft, bundle);
  removeOld(cache);
  return bundle;
}

const buildOptions = (root: string, outfile: string): object => ({
  entryPoints: [join(root, "src", "preview", "node", "bundle-entry.ts")],
  outfile,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minifySyntax: true,
  logLevel: "error",
});

/**
 * Univer's packages set each field of each new object through one function for all of them, which V8 cannot make quick: it
 * took a tenth of all the time that a workbook of formulas needs. Where the value is a plain one and nothing of that name is
 * there yet, that function does no more than assign; so this assigns on the spot and calls it otherwise.
 *
 *     withQuickFields('_defineProperty4(this, "_value", void 0)')
 *       // '("_value" in this ? _defineProperty4(this, "_value", void 0) : this._value = void 0)'
 */
export function withQuickFields(code: string): string {
  return code.replace(FIELD, '("$2" in this ? $& : this.$2 = $3)');
}

const PLAIN = /void 0|!0|!1|null|-?\d+(?:\.\d+)?|""|\[\]|\{\}|(?:\/\* @__PURE__ \*\/ )?new [\w$.]+\(\)/;
const FIELD = new RegExp(`(_defineProperty\\d*)\\(this, "([\\w$]+)", (${PLAIN.source})\\)`, "g");

/** A hash of the host's source and of the versions of what it is bundled with. */
function fingerprint(root: string): string {
  const hash = createHash("sha256");
  const preview = join(root, "src", "preview");
  for (const room of [join(preview, "host"), join(preview, "node")])
    for (const name of readdirSync(room, { encoding: "utf8", recursive: true }).sort())
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(room, name)));
  // npm writes this file anew with every install; it names the exact version of each package.
  hash.update(readFileSync(join(root, "node_modules", ".package-lock.json")));
  return hash.digest("hex").slice(0, 16);
}

/** Keeps the newest bundles: another process may be about to load one of another state of the source. */
function removeOld(cache: string): void {
  const keep = 4;
  const bundles = readdirSync(cache)
    .filter((name) => name.startsWith("host-"))
    .map((name) => join(cache, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of bundles.slice(keep)) rmSync(path, { force: true });
}
