/**
 * Makes a fresh clone ready: npm packages for every command, Debian packages for the tests.
 * Plain Node, because it runs before anything is installed. Whatever it prints goes to stderr.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const say = (text) => process.stderr.write(`${text}\n`);

/** What npm recorded of the installed tree against what the lockfile asks for. */
export function packagesAreInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const want = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === "" || optional || have[path]?.version === version,
  );
}

export function ensurePackages() {
  if (packagesAreInstalled()) return;
  say("npm のパッケージを準備しています(初回は 1〜2 分かかります)…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Not npm ci: it refuses a lockfile that lacks the binaries of other systems, and a mirror may not carry them all.
  // This reads the same lockfile and, without saving, changes neither it nor package.json.
  const { status } = spawnSync(npm, ["install", "--no-save", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    say(
      "npm のパッケージを準備できませんでした。npm のレジストリに接続できるか確かめて、もう一度実行してください。",
    );
    process.exit(1);
  }
}

/** What the tests call from outside, and the Debian package that brings it. */
const programs = [
  { name: "chromium", files: ["chromium"], debian: "chromium" },
  { name: "LibreOffice Calc", files: ["soffice"], debian: "libreoffice-calc" },
  { name: "Gnumeric", files: ["ssconvert"], debian: "gnumeric" },
  { name: "xmllint", files: ["xmllint"], debian: "libxml2-utils" },
];

function onPath(file) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, file), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function missingPrograms() {
  const missing = programs.filter(({ files }) => !files.some(onPath));
  // Debian's own Python has Debian's modules, whatever other python3 comes first on the PATH.
  for (const module of ["openpyxl", "uno"])
    if (spawnSync("/usr/bin/python3", ["-c", `import ${module}`]).status !== 0)
      missing.push({ name: module, debian: `python3-${module}` });
  const fonts = spawnSync("fc-list", [":lang=ja", "family"], { encoding: "utf8" });
  if (!(fonts.stdout ?? "").trim()) missing.push({ name: "日本語フォント", debian: "fonts-noto-cjk" });
  return missing;
}

/** Installs what the tests need where apt-get may; otherwise says what is missing, and under CI=true stops. */
export function ensurePrograms() {
  let missing = missingPrograms();
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (onPath("apt-get") && isRoot) {
    const packages = missing.map(({ debian }) => debian);
    say(`テストに使う Debian のパッケージを準備しています: ${packages.join(" ")}`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => spawnSync("apt-get", args, { env, stdio: ["ignore", 2, 2] }).status === 0;
    if (apt("update", "-qq")) apt("install", "-y", "-qq", "--no-install-recommends", ...packages);
    missing = missingPrograms();
  }
  if (missing.length === 0) return;
  say(`見つからないもの: ${missing.map(({ name, debian }) => `${name}(Debian では ${debian})`).join("、")}`);
  say("apt-get install で入れてから、もう一度実行してください。");
  if (process.env.CI === "true") process.exit(1);
  say("これらを使うテストは飛ばされ、その旨が表示されます。");
}
