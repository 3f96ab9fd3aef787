/**
 * The add-in's bundle. `npm run build` (src/dev/build.mjs) calls this and adds the manifest.
 *
 * env.office  cdn    Office.js from Microsoft (what Microsoft supports)
 *             local  Office.js beside the pages, for networks without the internet
 *             other  an address relative to the pages, such as the stand-in's own copy
 * env.out     folder to write; it is emptied first
 * env.planHash  SHA-256 of the bundled plan's canonical text; browsers give no crypto.subtle to an intranet page without https
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import webpack from "webpack";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const paneFolder = join(here, "src", "taskpane");
const microsoft = "https://appsforoffice.microsoft.com";
const { version } = require("./package.json");

/** What Office.js loads at start-up in Excel for Windows, Mac and the web, in Japanese and English. */
const officeFiles = [
  "office.js",
  "o15apptofilemappingtable.js",
  "excel-win32-16.01.js",
  "excel-mac-16.00.js",
  "excel-web-16.00.js",
  "ja-jp/office_strings.js",
  "en-us/office_strings.js",
];

function officeScript(office) {
  if (office === "cdn") return `${microsoft}/lib/1/hosted/office.js`;
  return office === "local" ? "office/office.js" : office;
}

/** The pane's style sheets as one, in the order of their names. */
function paneStyles() {
  const names = readdirSync(paneFolder, { recursive: true }).filter((name) => name.endsWith(".css"));
  return names
    .sort()
    .map((name) => readFileSync(join(paneFolder, name), "utf8"))
    .join("\n");
}

/** Nothing but our own files, and Office.js where it comes from Microsoft. */
function contentSecurityPolicy(nonce, { fromMicrosoft = false, connect = "'self'" } = {}) {
  return [
    "default-src 'none'",
    `script-src 'self'${fromMicrosoft ? ` ${microsoft}` : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** functions.json from the JSDoc of one file. Associating stays in src/functions, where it can be read. */
class FunctionsMetadata {
  constructor(input) {
    this.input = input;
  }
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("FunctionsMetadata", (compilation) => {
      compilation.fileDependencies.add(this.input);
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: "FunctionsMetadata", stage }, async () => {
        const { generateCustomFunctionsMetadata } = require("custom-functions-metadata");
        const { metadataJson, errors } = await generateCustomFunctionsMetadata(this.input);
        for (const error of errors)
          compilation.errors.push(new webpack.WebpackError(`${this.input}: ${error}`));
        if (metadataJson)
          compilation.emitAsset("functions.json", new webpack.sources.RawSource(metadataJson));
      });
    });
  }
}

export default function config(env = {}, { mode = "production" } = {}) {
  if (!env.planHash) throw new Error("env.planHash is missing; npm run build knows it");
  const office = env.office ?? "cdn";
  const script = officeScript(office);
  // The same commit for the same place gives the same bytes: a page that is a file cannot have a fresh nonce anyway.
  const nonce = createHash("sha256").update(`${version} ${script}`).digest("base64url").slice(0, 22);
  const styles = paneStyles();
  const workbookStyles = join(here, "src", "filepage", "page.css");
  const withHash = (name, text) => `${name}?${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
  const page = (room, name, chunks, parameters = {}) =>
    new HtmlPlugin({
      template: join(here, "src", room, `${name}.html`),
      filename: `${name}.html`,
      chunks,
      chunksSortMode: "manual",
      scriptLoading: "defer",
      minify: false,
      templateParameters: {
        policy: contentSecurityPolicy(nonce, { fromMicrosoft: office === "cdn" }),
        nonce,
        officeScript: script,
        styles: withHash("page.css", styles),
        ...parameters,
      },
    });
  return {
    mode,
    context: here,
    target: ["web", "es2021"],
    devtool: mode === "production" ? false : "source-map",
    entry: {
      // Alone in its file, with a name that the manifest knows: functions answer before the pane is there.
      functions: { import: "./src/functions/index.ts", filename: "functions.js?[contenthash:8]" },
      addin: { import: "./src/addin.ts", dependOn: "functions" },
      filepage: "./src/filepage/index.ts",
    },
    output: {
      path: env.out ?? join(here, "dist"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[name].[contenthash:8].js",
      clean: true,
    },
    optimization: {
      splitChunks: {
        cacheGroups: {
          // React and Fluent are shared with the page whose workbook is a file; our own code is not: cutting it in two for
          // that page's sake would make what Excel loads larger. And functions.js waits for no other file.
          default: {
            minChunks: 2,
            reuseExistingChunk: true,
            chunks: ({ name }) => name !== "workbook" && name !== "functions",
          },
        },
      },
    },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        {
          // Loading a module of these rooms does nothing: whoever takes one thing out of an index.ts gets no more than that.
          include: [
            "plan",
            "achievement",
            "sheets",
            "openData",
            "audit",
            "freeze",
            "workflows",
            "excel",
            "xlsx",
          ].map((room) => join(here, "src", room)),
          sideEffects: false,
        },
        {
          test: /\.tsx?$/,
          loader: "swc-loader",
          options: {
            jsc: {
              target: "es2021",
              parser: { syntax: "typescript", tsx: true },
              transform: { react: { runtime: "automatic" } },
            },
          },
        },
      ],
    },
    plugins: [
      page("taskpane", "taskpane", ["functions", "addin"]),
      page("taskpane", "support", []),
      // Without Office.js, whatever the others have; and what it reads cannot leave it.
      page("filepage", "workbook", ["filepage"], {
        policy: contentSecurityPolicy(nonce, { connect: "'none'" }),
        ownStyles: withHash("workbook.css", readFileSync(workbookStyles)),
      }),
      new FunctionsMetadata(join(here, "src", "functions", "functions.ts")),
      new webpack.DefinePlugin({
        ADDIN_VERSION: JSON.stringify(version),
        PLAN_HASH: JSON.stringify(env.planHash),
      }),
      new CopyPlugin({
        patterns: [
          { from: "assets", to: "assets" },
          { from: join(paneFolder, "page.css"), to: "page.css", transform: () => styles },
          { from: workbookStyles, to: "workbook.css" },
          ...(office === "local" ? officeFiles : []).map((file) => ({
            from: join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist", file),
            to: `office/${file}`,
            // Microsoft's files are small already; running them through the minimiser takes minutes.
            info: { minimized: true },
          })),
        ],
      }),
    ],
    performance: { hints: false },
    cache: {
      type: "filesystem",
      cacheDirectory: join(here, ".cache", "webpack"),
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
    stats: "errors-warnings",
  };
}
