/**
 * `npm run --silent reform -- ...`: the plan from a terminal. Standard output carries the answer and nothing else.
 * Plain Node down to the import below, because packages may not be installed yet.
 */
import { ensurePackages } from "./ensure.mjs";

ensurePackages();
// npm changes into this repository; the files that people name are where they typed the command.
if (process.env.npm_lifecycle_event === "reform" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const { tsImport } = await import("tsx/esm/api");
const { main } = await tsImport("../cli/main.ts", import.meta.url);
process.exitCode = await main(process.argv.slice(2));
