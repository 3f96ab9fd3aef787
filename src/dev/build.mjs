/**
 * `npm run build`: makes a folder that a web server can serve as it is, with the manifest for that server.
 * Plain Node down to the import below, because packages may not be installed yet.
 */
import { ensurePackages } from "./ensure.mjs";

ensurePackages();
const { tsImport } = await import("tsx/esm/api");
const { runBuild } = await tsImport("./build.ts", import.meta.url);
process.exitCode = await runBuild(process.argv.slice(2));
