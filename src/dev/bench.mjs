/** `npm run bench`: measurements side by side, in one run. Plain Node down to the import, as packages may be missing. */
import { ensurePackages } from "./ensure.mjs";

ensurePackages();
const { tsImport } = await import("tsx/esm/api");
const { runBench } = await tsImport("./bench/index.ts", import.meta.url);
await runBench();
