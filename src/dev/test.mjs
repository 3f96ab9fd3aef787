/**
 * `npm test`: everything that must hold before a change lands, on a machine that may have nothing yet.
 * Arguments are handed to jest: `npm test -- test/plan` runs one folder's tests without the rest.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensurePackages, ensurePrograms, root } from "./ensure.mjs";

ensurePackages();
ensurePrograms();

const only = process.argv.slice(2);

/** Each step's name, the program in node_modules and its arguments. Lint first: it is the quickest to say no. */
const steps = [
  [
    "eslint",
    "eslint/bin/eslint.js",
    ["--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint/", "."],
  ],
  ["prettier", "prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
  ["types", "typescript/bin/tsc", ["-p", "tsconfig.json"]],
  ["types of the pure rooms", "typescript/bin/tsc", ["-p", "src/tsconfig.pure.json"]],
];
const tests = ["jest", "jest/bin/jest.js", ["--maxWorkers", "2", ...only]];

let failed = 0;
for (const [name, command, args] of only.length ? [tests] : [...steps, tests]) {
  const started = Date.now();
  process.stderr.write(`\n— ${name}\n`);
  const program = join(root, "node_modules", command);
  const { status, error } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: "inherit" });
  if (error) process.stderr.write(`${error.message}\n`);
  if (status !== 0) failed += 1;
  process.stderr.write(
    `— ${name}: ${status === 0 ? "ok" : "failed"} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
}
process.exit(failed === 0 ? 0 : 1);
