import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkManifest, type ManifestSite } from "../../src/dev/manifestCheck";
import { developmentBase, manifestFor } from "../../src/dev/manifestSite";
import { requirements } from "../../src/taskpane/requirements";

const root = join(__dirname, "..", "..");
const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const built = new Set(["taskpane.html", "support.html", "functions.js", "functions.json"]);

/** The repository's icons and the names of what the build adds. */
function site(base = developmentBase): ManifestSite {
  const file = (path: string) => {
    if (built.has(path)) return new Uint8Array();
    return existsSync(join(root, path)) ? readFileSync(join(root, path)) : null;
  };
  return { base, file, version, requirements };
}

/** Replaces the first occurrence; a text that is not there would make a test that cannot fail. */
function changed(from: string, to: string): string {
  expect(manifest).toContain(from);
  return manifest.replace(from, to);
}

const rulesOf = (xml: string, where = site()) => checkManifest(xml, where).map(({ rule }) => rule);

describe("manifest.xml", () => {
  it("keeps every rule", () => {
    expect(checkManifest(manifest, site())).toEqual([]);
  });

  it("keeps every rule for another site", () => {
    const base = "https://intra.example.lg.jp/reform/";
    const moved = manifestFor(manifest, base);
    expect(checkManifest(moved, site(base))).toEqual([]);
    expect(moved).not.toContain("localhost");
  });

  it("keeps its id for another site, so that Office sees the same add-in", () => {
    const id = /<Id>.*<\/Id>/.exec(manifest)?.[0];
    expect(manifestFor(manifest, "https://intra.example.lg.jp/reform/")).toContain(id);
  });

  it("is what Microsoft's own reader understands", () => {
    // In its own process: the reader brings an ES module that Jest cannot load.
    const read = `require("office-addin-manifest").OfficeAddinManifest.readManifestFile("manifest.xml")
      .then((info) => console.log(JSON.stringify(info)))`;
    const info: unknown = JSON.parse(
      execFileSync(process.execPath, ["-e", read], { cwd: root, encoding: "utf8" }),
    );
    expect(info).toMatchObject({
      displayName: "行革プラン",
      defaultLocale: "ja-JP",
      hosts: ["Workbook"],
      officeAppType: "TaskPaneApp",
      permissions: "ReadWriteDocument",
      version: `${version}.0`,
    });
  });

  // Microsoft's schemas are not part of this repository; where they lie beside it, they have a say.
  const schema = join(root, "..", "shared", "manifest-xsd", "OfficeAppManifestV1_1.xsd");
  const missing = [
    ...(existsSync(schema) ? [] : ["../shared/manifest-xsd is not beside the repository"]),
    ...(spawnSync("xmllint", ["--version"]).status === 0 ? [] : ["xmllint is not installed"]),
  ];
  const name = "is valid by Microsoft's schemas";
  const notRun = `${name} (not run: ${missing.join("; ")})`;
  (missing.length === 0 ? it : it.skip)(missing.length === 0 ? name : notRun, () => {
    execFileSync("xmllint", ["--nonet", "--noout", "--schema", schema, join(root, "manifest.xml")], {
      stdio: "pipe",
    });
  });
});

describe("checkManifest", () => {
  const mutations: readonly (readonly [rule: string, from: string, to: string])[] = [
    ["xml", "</OfficeApp>", ""],
    ["id.guid", "<Id>1a7cf8de", "<Id>1a7cf8d"],
    ["version", "<Version>0.1.0.0<", "<Version>0.1.0.1<"],
    [
      "url.https",
      'Url DefaultValue="https://localhost:3000/support',
      'Url DefaultValue="http://localhost:3000/support',
    ],
    ["url.base", "https://localhost:3000/assets/write-16.png", "https://example.com/assets/write-16.png"],
    ["url.base", "<Hosts>", "<AppDomains><AppDomain>https://example.com</AppDomain></AppDomains><Hosts>"],
    ["url.file", "assets/write-16.png", "assets/write-17.png"],
    ["resid.dangling", 'Label resid="Open.Label"', 'Label resid="Open.Lable"'],
    ["resid.unused", 'Title resid="Open.Title"', 'Title resid="Open.Label"'],
    ["resid.kind", 'Title resid="Open.Title"', 'Title resid="Open.Description"'],
    ["resid.twice", '<bt:String id="Open.Title"', '<bt:String id="Open.Label"'],
    ["id.long", 'id="Reform.Group"', `id="${"g".repeat(33)}"`],
    ["string.long", 'Value="Open Reform Plan"', `Value="${"o".repeat(126)}"`],
    ["string.long", 'DefaultValue="画面の右側に', `DefaultValue="${"画".repeat(251)}`],
    ["locale.default", "<DefaultLocale>ja-JP", "<DefaultLocale>ja"],
    ["locale.missing", '<Override Locale="en-US" Value="Reform Plan" />', ""],
    ["locale.missing", '<bt:Override Locale="en-US" Value="Open" />', ""],
    [
      "locale.unknown",
      '<bt:Override Locale="en-US" Value="Open" />',
      '<bt:Override Locale="xx-XX" Value="Open" />',
    ],
    [
      "namespace",
      '<bt:Override Locale="en-US" Value="REFORM" />',
      '<bt:Override Locale="en-US" Value="PLAN" />',
    ],
    ["namespace", '"Functions.Namespace" DefaultValue="REFORM"', '"Functions.Namespace" DefaultValue="行革"'],
    ["icon.size", '<bt:Image size="16" resid="Icon.Write.16" />', ""],
    ["icon.pixels", "assets/plan-64.png", "assets/plan-80.png"],
    ["icon.pixels", 'size="16" resid="Icon.Refresh.16"', 'size="16" resid="Icon.Refresh.32"'],
    ["icon.pixels", "assets/write-80.png", "taskpane.html"],
    ["runtime.long", 'lifetime="long"', 'lifetime="short"'],
    ["runtime.page", '<FunctionFile resid="Taskpane.Url"', '<FunctionFile resid="Support.Url"'],
    [
      "runtime.page",
      '<TaskpaneId>Reform.Taskpane</TaskpaneId>\n                    <SourceLocation resid="Taskpane.Url"',
      '<SourceLocation resid="Support.Url"',
    ],
    [
      "runtime.source",
      'SourceLocation DefaultValue="https://localhost:3000/taskpane',
      'SourceLocation DefaultValue="https://localhost:3000/support',
    ],
    ["requirement.high", 'Name="ExcelApi" MinVersion="1.14"', 'Name="ExcelApi" MinVersion="1.15"'],
    ["requirement.missing", '<bt:Set Name="SharedRuntime" MinVersion="1.1" />', ""],
    ["requirement.unknown", 'bt:Set Name="SharedRuntime"', 'bt:Set Name="IdentityAPI"'],
    ["command.twice", 'id="Reform.Write"', 'id="Reform.Open"'],
  ];

  it.each(mutations)("%s: %s", (rule, from, to) => {
    expect(rulesOf(changed(from, to))).toContain(rule);
  });

  it("has a failing manifest for every rule that it can report", () => {
    const source = readFileSync(join(root, "src", "dev", "manifestCheck.ts"), "utf8");
    const reported = [...source.matchAll(/(?:report\(\s*|rule: )"([a-z.A-Z]+)"/g)].map(([, rule]) => rule);
    expect(new Set(mutations.map(([rule]) => rule))).toEqual(new Set(reported));
  });

  it("compares version numbers, not text: 1.9 is below 1.14", () => {
    const lower = manifest.replace('Name="ExcelApi" MinVersion="1.14"', 'Name="ExcelApi" MinVersion="1.9"');
    expect(rulesOf(lower)).toEqual(["requirement.missing"]);
  });
});
