/**
 * `npm test`: everything that must hold before a change lands, on a machine that may have nothing yet.
 * Arguments are handed to jest: `npm test -- test/plan` runs one folder's tests without the rest.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensurePackages, ensurePrograms, root } from "./ensure.mjs";

ensurePackages();
ensurePrograms();

const only = process.argv.slice(2);

/** Each step's name, the program in node_modules and its arguments. */
const checks = [
  [
    "eslint",
    "eslint/bin/eslint.js",
    ["--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint/", "."],
  ],
  ["types", "typescript/bin/tsc", ["-p", "tsconfig.json"]],
  ["types of the pure rooms", "typescript/bin/tsc", ["-p", "src/tsconfig.pure.json"]],
  ["prettier", "prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]],
];
const tests = ["jest", "jest/bin/jest.js", ["--maxWorkers", "2", ...only]];
/** Much of what tests make is forgotten at once: with room for it, a sixth of the time is saved. Workers inherit it. */
const testMemory = ["--max-semi-space-size=64"];

let failed = 0;

/** Runs a step. One of several at a time says all it has to say when it has ended. */
function run([name, command, args], { alone, node = [] }) {
  const started = Date.now();
  const said = [];
  if (alone) process.stderr.write(`\n— ${name}\n`);
  return new Promise((done) => {
    const program = spawn(process.execPath, [...node, join(root, "node_modules", command), ...args], {
      cwd: root,
      stdio: alone ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    program.stdout?.on("data", (text) => said.push(text));
    program.stderr?.on("data", (text) => said.push(text));
    program.once("error", (error) => said.push(Buffer.from(`${error.message}\n`)));
    program.once("close", (status) => {
      if (status !== 0) failed += 1;
      if (!alone) process.stderr.write(`\n— ${name}\n`);
      process.stderr.write(Buffer.concat(said));
      process.stderr.write(
        `— ${name}: ${status === 0 ? "ok" : "failed"} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
      );
      done();
    });
  });
}

/** Two at a time: each of them keeps one processor busy. */
async function runBesideEachOther(steps) {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await run(step, { alone: false });
  };
  await Promise.all([lane(), lane()]);
}

if (only.length === 0) await runBesideEachOther(checks);
await run(tests, { alone: true, node: testMemory });
process.exit(failed === 0 ? 0 : 1);
