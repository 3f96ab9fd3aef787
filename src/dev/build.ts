import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import webpack, { type Configuration, type Stats } from "webpack";
import { bundledPlan, canonicalPlanText } from "../plan";
import { requirements } from "../taskpane/requirements";
import { help, parseBuildArguments } from "./buildArguments";
import { checkManifest } from "./manifestCheck";
import { manifestFor } from "./manifestSite";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface BundleOptions {
  /** `cdn`, `local`, or the address of another Office.js relative to the pages. */
  readonly office: string;
  /** Absolute; emptied first. */
  readonly out: string;
  readonly mode?: "production" | "development";
}

/** Bundles pages, scripts, functions.json and icons into one folder. Throws webpack's own errors, joined. */
export async function bundle({ office, out, mode = "production" }: BundleOptions): Promise<void> {
  const { default: config } = (await import(new URL("../../webpack.config.js", import.meta.url).href)) as {
    default: (
      env: { office: string; out: string; planHash: string },
      args: { mode: string },
    ) => Configuration;
  };
  const planHash = createHash("sha256").update(canonicalPlanText(bundledPlan)).digest("hex");
  const compiler = webpack(config({ office, out, planHash }, { mode }));
  const stats = await new Promise<Stats>((done, fail) => {
    compiler.run((error, result) =>
      result ? done(result) : fail(error ?? new Error("webpack gave no result")),
    );
  });
  await new Promise<void>((done, fail) => compiler.close((error) => (error ? fail(error) : done())));
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
}

/** The command. @returns the exit status. */
export async function runBuild(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(help);
    return 0;
  }
  const parsed = parseBuildArguments(args);
  if (!parsed.ok) {
    console.error(parsed.message);
    return 1;
  }
  const { base, office } = parsed.value;
  const out = resolve(parsed.value.out);
  if (existsSync(out) && !(isEmpty(out) || existsSync(join(out, "taskpane.html")))) {
    console.error(
      `${out} には、このコマンドが書き出したもの以外のファイルがあります。空のフォルダーを --out に指定してください。`,
    );
    return 1;
  }
  await bundle({ office, out });
  const manifest = manifestFor(readFileSync(join(root, "manifest.xml"), "utf8"), base);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const file = (path: string) => (existsSync(join(out, path)) ? readFileSync(join(out, path)) : null);
  const issues = checkManifest(manifest, { base, file, version, requirements });
  for (const { rule, message } of issues) console.error(`manifest.xml (${rule}): ${message}`);
  if (issues.length > 0) return 1;
  writeFileSync(join(out, "manifest.xml"), manifest);
  console.log(summary(out, base, office));
  return 0;
}

const isEmpty = (folder: string) => readdirSync(folder).length === 0;

function summary(out: string, base: string, office: string): string {
  const files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(out, name)).isFile(),
  );
  const scripts = files.filter((name) => name.endsWith(".js") && !name.startsWith("office"));
  const kilobytes =
    scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, name))).length, 0) / 1024;
  return [
    `${out} に書き出しました(${files.length} ファイル、スクリプトは圧縮時 ${kilobytes.toFixed(0)} KB)。`,
    `1. このフォルダーの中身を、${base} で開けるように Web サーバーに置きます。`,
    "2. manifest.xml を Microsoft 365 管理センターの「統合アプリ」から配布します。",
    office === "cdn"
      ? "Office.js は Microsoft の CDN から読み込みます。インターネットにつながらない場合は --office local を付けてください。"
      : "Office.js もこのフォルダーから読み込みます。外部への通信はありません。",
    `Microsoft 365 のないパソコンでは、ブラウザーで ${base}workbook.html を開きます(Excel もアドインの配布も要りません)。`,
  ].join("\n");
}
