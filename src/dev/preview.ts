import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync, type BuildOptions } from "esbuild";
import { bundle } from "./build";
import { madeOnce } from "./madeOnce";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = join(root, "src", "preview", "page");

const browser: BuildOptions = {
  bundle: true,
  platform: "browser",
  format: "iife",
  target: "es2022",
  minify: true,
  logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"' },
};

function script(file: string): string {
  const { outputFiles } = buildSync({ ...browser, entryPoints: [join(page, file)], write: false });
  return outputFiles.map(({ text }) => text).join("\n");
}

/**
 * What the pane loads in Office.js's place: the bridge, Microsoft's Excel library to the letter, and the parts that
 * office.js itself would bring inside Excel.
 */
function officeStandIn(): string {
  const library = join(root, "node_modules", "@microsoft", "office-js", "dist", "excel-web-16.00.js");
  return [script("office-before.ts"), readFileSync(library, "utf8"), script("office-after.ts")].join("\n;\n");
}

/** The folder with the page without Excel as the sources are now; made when it is not there yet. Fails as webpack does. */
export function preview(): Promise<string> {
  return madeOnce("preview", buildPreview);
}

/** Makes the page without Excel in `out`: the page itself, and the add-in's own bundle in `pane/`. */
export async function buildPreview(out: string): Promise<void> {
  await bundle({ office: "office-stand-in.js", out: join(out, "pane") });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "pane", "office-stand-in.js"), officeStandIn());
  buildSync({ ...browser, entryPoints: [join(page, "page.ts"), join(page, "univer.css")], outdir: out });
  copyFileSync(join(page, "index.html"), join(out, "index.html"));
  copyFileSync(join(page, "page.css"), join(out, "page.css"));
  copyFileSync(join(root, "manifest.xml"), join(out, "manifest.xml"));
}
