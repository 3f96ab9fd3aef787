import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle } from "../build";
import { kilobytes, print } from "./lines";

/** The first load itself is measured in Chromium by test/build/loaded.test.ts, which holds its limit. */
const stock = "the stock skeleton 171 KB";

export async function benchBundle(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), "reform-bundle-"));
  const started = performance.now();
  await bundle({ office: "cdn", out });
  const took = performance.now() - started;
  const page = readFileSync(join(out, "taskpane.html"), "utf8");
  const scripts = readdirSync(out).filter((name) => name.endsWith(".js"));
  const size = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name))).length, 0);
  const initial = scripts.filter((name) => page.includes(name));
  print("Bundle (gzip)", [
    { what: "custom functions, with the plan", figure: kilobytes(size(["functions.js"])) },
    { what: "named by the page itself", figure: kilobytes(size(initial)) },
    {
      what: "all scripts, those of views not opened yet too",
      figure: kilobytes(size(scripts)),
      beside: `${stock} at first load`,
    },
    { what: "webpack, with what its cache holds", figure: `${(took / 1000).toFixed(1)} s` },
  ]);
  rmSync(out, { recursive: true });
}
