/**
 * `npm run --silent reform -- ...`: the plan from a terminal. Standard output carries the answer and nothing else.
 * Plain Node down to the import below, because packages may not be installed yet.
 */
import { ensurePackages } from "./ensure.mjs";

ensurePackages();
const { tsImport } = await import("tsx/esm/api");
const { main } = await tsImport("../cli/main.ts", import.meta.url);
process.exitCode = main(process.argv.slice(2));
