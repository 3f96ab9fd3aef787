import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle } from "../build";
import { kilobytes, print } from "./lines";

/** What the pane loads at first, gzipped, against the stock skeleton with the same Fluent controls. */
const stock = "the stock task pane 171 KB gzip";

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
    { what: "all scripts of the pane", figure: kilobytes(size(scripts)), beside: stock },
    { what: "webpack, with what its cache holds", figure: `${(took / 1000).toFixed(1)} s` },
  ]);
  rmSync(out, { recursive: true });
}
