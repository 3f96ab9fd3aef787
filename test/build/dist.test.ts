/** @jest-environment jsdom */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkManifest } from "../../src/dev/manifestCheck";
import { requirements } from "../../src/taskpane/requirements";
import { buildCommand, builtSite, siteBase, type Office } from "./builtSite";

const root = join(__dirname, "..", "..");
const cdn = "https://appsforoffice.microsoft.com";
const both: readonly Office[] = ["cdn", "local"];

const dist: Record<Office, string> = { cdn: "", local: "" };
beforeAll(async () => {
  for (const office of both) dist[office] = await builtSite(office);
}, 240_000);

const read = (office: Office, path: string) => readFileSync(join(dist[office], path));
const filesOf = (office: Office) =>
  readdirSync(dist[office], { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(dist[office], path)).isFile())
    .sort();
const ownScripts = (office: Office) =>
  filesOf(office).filter((path) => path.endsWith(".js") && !path.startsWith("office"));
const pages = (office: Office) => filesOf(office).filter((path) => path.endsWith(".html"));
const parse = (office: Office, page: string) =>
  new DOMParser().parseFromString(read(office, page).toString("utf8"), "text/html");

describe.each(both)("the site with Office.js from %s", (office) => {
  it("has the three pages", () => {
    expect(pages(office)).toEqual(["support.html", "taskpane.html", "workbook.html"]);
  });

  it("gives every page exactly the content security policy that it needs", () => {
    for (const page of pages(office)) {
      const document = parse(office, page);
      const policies = [...document.querySelectorAll("meta[http-equiv=Content-Security-Policy]")];
      const nonce = /'nonce-([\w-]{22})'/.exec(policies[0]?.getAttribute("content") ?? "")?.[1];
      expect(policies.map((policy) => policy.getAttribute("content"))).toEqual([
        [
          "default-src 'none'",
          office === "cdn" && page !== "workbook.html" ? `script-src 'self' ${cdn}` : "script-src 'self'",
          `style-src 'self' 'nonce-${nonce}'`,
          "img-src 'self' data:",
          "font-src 'self'",
          // What this page reads cannot leave it.
          page === "workbook.html" ? "connect-src 'none'" : "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "object-src 'none'",
        ].join("; "),
      ]);
      // Before anything that could load.
      const [first] = document.querySelectorAll("[http-equiv], link, script, style");
      expect(first).toBe(policies[0]);
      const meta = document.querySelector("meta[name=style-nonce]");
      if (page !== "support.html") expect(meta?.getAttribute("content")).toBe(nonce);
    }
  });

  it("has nothing inline that the policy would have to allow", () => {
    for (const page of pages(office)) {
      const document = parse(office, page);
      expect([...document.querySelectorAll("script:not([src]), style, [style], base, iframe")]).toEqual([]);
      const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
        element.getAttributeNames(),
      );
      expect(attributes.filter((name) => name.startsWith("on"))).toEqual([]);
    }
  });

  it("links to its own files only, and to Office.js from Microsoft where that was chosen", () => {
    for (const page of pages(office)) {
      const links = [...parse(office, page).querySelectorAll("[src], [href]")].map(
        (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
      );
      const outside = links.filter((link) => /^[a-z]+:|^\//i.test(link));
      expect(outside).toEqual(
        office === "cdn" && page === "taskpane.html" ? [`${cdn}/lib/1/hosted/office.js`] : [],
      );
      const files = filesOf(office);
      for (const link of links.filter((each) => !outside.includes(each))) {
        expect(files).toContain(link.replace(/\?.*/, ""));
      }
    }
  });

  it("loads Office.js before the functions and the functions before the rest", () => {
    const scripts = [...parse(office, "taskpane.html").querySelectorAll("script")].map((script) =>
      (script.getAttribute("src") ?? "").replace(/[.?][0-9a-f]{8}\b/, ""),
    );
    const library = office === "cdn" ? `${cdn}/lib/1/hosted/office.js` : "office/office.js";
    expect(scripts).toEqual([library, "functions.js", "addin.js"]);
  });

  it("has no Office.js on the page whose workbook is a file", () => {
    const scripts = [...parse(office, "workbook.html").querySelectorAll("script")].map((script) =>
      (script.getAttribute("src") ?? "").replace(/\.[0-9a-f]{8}\b/, ""),
    );
    expect(scripts).toEqual(["filepage.js"]);
  });

  it("says in Japanese what to do where scripts do not run", () => {
    const document = parse(office, "taskpane.html");
    expect(document.documentElement.lang).toBe("ja");
    expect(document.getElementById("pane")?.textContent).toMatch(/Office\s+LTSC 2021/);
    expect(parse(office, "workbook.html").querySelector(".late")?.textContent).toMatch(/Microsoft Edge/);
  });

  it("has a manifest for its own place that keeps every rule", () => {
    const manifest = read(office, "manifest.xml").toString("utf8");
    const files = filesOf(office);
    const file = (path: string) => (files.includes(path) ? read(office, path) : null);
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(checkManifest(manifest, { base: siteBase, file, version, requirements })).toEqual([]);
    expect(manifest).not.toContain("localhost");
  });

  it("brings no eval, no core-js, no Univer and no file library", () => {
    for (const script of ownScripts(office)) {
      const text = read(office, script).toString("utf8");
      expect(text).not.toMatch(/\beval\(|new Function\(|Function\("return this"\)/);
      expect(text).not.toMatch(/univerjs|__core-js_shared__|PK\\x03\\x04/);
    }
  });

  it("names no address on the internet except in texts that are never fetched", () => {
    // Names of namespaces (those of .xlsx too), and where React's and Fluent's error messages lead.
    const harmless =
      /^https?:\/\/(www\.w3\.org|schemas\.(openxmlformats\.org|microsoft\.com)|purl\.oclc\.org|purl\.org|react\.dev|fb\.me|aka\.ms|github\.com|tabster\.io)\b/;
    for (const script of [...ownScripts(office), "page.css", "workbook.css", "functions.json"]) {
      const urls =
        read(office, script)
          .toString("utf8")
          .match(/https?:\/\/[\w.-]+/g) ?? [];
      expect(urls.filter((url) => !harmless.test(url))).toEqual([]);
    }
  });

  it("describes the functions in Japanese, with ids in plain capitals", () => {
    const { functions } = JSON.parse(read(office, "functions.json").toString("utf8")) as {
      functions: { id: string; name: string; description: string; parameters: { description: string }[] }[];
    };
    expect(functions.map(({ id }) => id).sort()).toEqual(
      [
        "CUMULATIVE",
        "GRADE",
        "ITEM",
        "ITEMS",
        "OWNER",
        "PACE",
        "RATE",
        "SCHEDULE",
        "SOURCE",
        "STATUS",
        "TARGET",
        "TARGETS",
        "UNIT",
      ].sort(),
    );
    for (const { description, parameters } of functions) {
      for (const text of [description, ...parameters.map((parameter) => parameter.description)]) {
        expect(text).toMatch(/[ぁ-ん]/);
      }
    }
  });
});

describe("the two sites", () => {
  it("have the same scripts, byte for byte", () => {
    expect(ownScripts("local")).toEqual(ownScripts("cdn"));
    for (const script of ownScripts("cdn")) {
      expect(read("local", script).equals(read("cdn", script))).toBe(true);
    }
  });

  it("differ in Office.js for Windows, Mac and the web, in Japanese and English, unchanged", () => {
    expect(filesOf("cdn").filter((path) => path.startsWith("office"))).toEqual([]);
    const copied = filesOf("local").filter((path) => path.startsWith("office"));
    expect(copied).toEqual(
      [
        "office/office.js",
        "office/o15apptofilemappingtable.js",
        "office/excel-win32-16.01.js",
        "office/excel-mac-16.00.js",
        "office/excel-web-16.00.js",
        "office/ja-jp/office_strings.js",
        "office/en-us/office_strings.js",
      ].sort(),
    );
    for (const path of copied) {
      const original = join(
        root,
        "node_modules",
        "@microsoft",
        "office-js",
        "dist",
        path.slice("office/".length),
      );
      expect(read("local", path).equals(readFileSync(original))).toBe(true);
    }
  });
});

describe("npm run build", () => {
  const folder = mkdtempSync(join(tmpdir(), "reform-build-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [buildCommand, ...args], { encoding: "utf8" });

  it("says what is wrong with its arguments and exits with 1", () => {
    const { status, stderr, stdout } = run("--base", "http://intra.example.lg.jp/");
    expect(status).toBe(1);
    expect(stderr).toContain("https:// で始めてください");
    expect(stdout).toBe("");
  });

  it("does not empty a folder that is not its own", () => {
    const documents = join(folder, "documents");
    mkdirSync(documents);
    writeFileSync(join(documents, "予算.txt"), "大切");
    const { status, stderr } = run("--out", documents);
    expect(status).toBe(1);
    expect(stderr).toContain("空のフォルダーを --out に指定してください");
    expect(readFileSync(join(documents, "予算.txt"), "utf8")).toBe("大切");
  });

  it("explains itself", () => {
    const { status, stdout } = run("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("--office  cdn");
  });
});
