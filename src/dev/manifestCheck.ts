/**
 * What Office rejects, or silently leaves out, and the published schemas do not see. The schemas hold the order of
 * elements; this holds what elements mean to each other, to the site's files and to the project's promises.
 */
import { pngSize } from "./png";
import { descend, descendants, parseXml, type XmlElement } from "./manifestXml";

export interface ManifestIssue {
  /** Stable, ASCII: which rule. */
  readonly rule: string;
  /** Japanese: what is wrong, where, what to do. */
  readonly message: string;
}

export interface ManifestSite {
  /** https, ends with a slash: where every address must lie. */
  readonly base: string;
  /** A file of the site by its path below the base, or null. */
  readonly file: (path: string) => Uint8Array | null;
  /** x.y.z of package.json; the manifest says x.y.z.0. */
  readonly version: string;
  /** The newest requirement sets that the README promises to live with. */
  readonly requirements: Readonly<Record<string, string>>;
}

/** The add-in speaks Japanese and, for Office in English, English. */
const languages = { main: "ja-JP", others: ["en-US"] } as const;
const ribbonIcons = [16, 32, 80];
const limits = { id: 32, ShortStrings: 125, LongStrings: 250 } as const;

type Report = (rule: string, message: string) => void;

/** Empty when the manifest is sound. */
export function checkManifest(xml: string, site: ManifestSite): ManifestIssue[] {
  let manifest: XmlElement;
  try {
    manifest = parseXml(xml);
  } catch (error) {
    return [
      {
        rule: "xml",
        message: `XML として読めません: ${error instanceof Error ? error.message : String(error)}`,
      },
    ];
  }
  const issues: ManifestIssue[] = [];
  const report: Report = (rule, message) => issues.push({ rule, message });
  checkIdentity(manifest, site, report);
  checkAddresses(manifest, site, report);
  checkResources(manifest, report);
  checkLanguages(manifest, report);
  checkIcons(manifest, site, report);
  checkSharedRuntime(manifest, report);
  checkRequirements(manifest, site, report);
  checkCommands(manifest, report);
  return issues;
}

function checkIdentity(manifest: XmlElement, site: ManifestSite, report: Report) {
  const id = descend(manifest, "Id")?.text ?? "";
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) {
    report("id.guid", `Id「${id}」は GUID ではありません。`);
  }
  const version = descend(manifest, "Version")?.text;
  if (version !== `${site.version}.0`) {
    report(
      "version",
      `Version「${version}」が package.json の版と違います。${site.version}.0 にしてください。`,
    );
  }
}

/** Values that hold an address, with a name for messages. */
function addresses(manifest: XmlElement): { readonly place: string; readonly url: string }[] {
  const holders = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url"];
  return holders
    .flatMap((name) => descendants(manifest, name))
    .flatMap((element) => [element, ...descendants(element, "Override")])
    .flatMap(({ name, attributes }) => {
      const url = attributes.DefaultValue ?? attributes.Value;
      return url === undefined ? [] : [{ place: attributes.id ?? name, url }];
    })
    .concat(descendants(manifest, "AppDomain").map(({ text }) => ({ place: "AppDomain", url: text })));
}

function checkAddresses(manifest: XmlElement, site: ManifestSite, report: Report) {
  for (const { place, url } of addresses(manifest)) {
    if (!url.startsWith("https://")) {
      report("url.https", `${place} の「${url}」は https:// で始まっていません。`);
    } else if (!url.startsWith(site.base)) {
      report("url.base", `${place} の「${url}」が配置先 ${site.base} の外を指しています。`);
    } else if (place !== "AppDomain" && site.file(url.slice(site.base.length)) === null) {
      report("url.file", `${place} の「${url}」にあたるファイルがありません。`);
    }
  }
}

/** Which section a resid must point into, by the element that holds it. */
function sectionFor({ name }: XmlElement): string {
  if (name === "Image") return "Images";
  if (name === "Description") return "LongStrings";
  if (["SourceLocation", "Runtime", "FunctionFile", "LearnMoreUrl"].includes(name)) return "Urls";
  return "ShortStrings";
}

function checkResources(manifest: XmlElement, report: Report) {
  const sections = descendants(manifest, "Resources").flatMap(({ children }) => children);
  const section = new Map<string, string>();
  for (const { name, children } of sections) {
    for (const { attributes } of children) {
      const id = attributes.id ?? "";
      if (section.has(id)) report("resid.twice", `リソース ${id} が 2 回書かれています。`);
      section.set(id, name);
    }
  }
  const all = everyElement(manifest);
  const used = new Set<string>();
  for (const element of all) {
    const id = element.attributes.resid;
    if (id === undefined) continue;
    used.add(id);
    const found = section.get(id);
    if (found === undefined) report("resid.dangling", `${element.name} が指すリソース ${id} がありません。`);
    else if (found !== sectionFor(element)) {
      report(
        "resid.kind",
        `${element.name} が指すリソース ${id} は ${found} にあります。${sectionFor(element)} に置いてください。`,
      );
    }
  }
  for (const id of section.keys()) {
    if (!used.has(id)) report("resid.unused", `リソース ${id} はどこからも使われていません。`);
  }
  for (const id of all.flatMap(({ attributes }) => [attributes.id, attributes.resid])) {
    if (id !== undefined && id.length > limits.id)
      report("id.long", `ID「${id}」が ${limits.id} 文字を超えています。`);
  }
  for (const { name, children } of sections) {
    if (name !== "ShortStrings" && name !== "LongStrings") continue;
    for (const text of children) {
      for (const { attributes } of [text, ...text.children]) {
        const value = attributes.DefaultValue ?? attributes.Value ?? "";
        if (value.length > limits[name]) {
          report(
            "string.long",
            `${text.attributes.id} の文が ${limits[name]} 文字を超えています(${value.length} 文字)。`,
          );
        }
      }
    }
  }
}

function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function checkLanguages(manifest: XmlElement, report: Report) {
  const main = descend(manifest, "DefaultLocale")?.text;
  if (main !== languages.main)
    report("locale.default", `DefaultLocale が「${main}」です。${languages.main} にしてください。`);
  const names = [descend(manifest, "DisplayName"), descend(manifest, "Description")].filter(
    (text) => text !== undefined,
  );
  for (const text of [...names, ...descendants(manifest, "String")]) {
    const place = text.attributes.id ?? text.name;
    const overridden = text.children.map(({ attributes }) => attributes.Locale ?? "");
    for (const locale of languages.others) {
      if (!overridden.includes(locale)) report("locale.missing", `${place} に ${locale} の文がありません。`);
    }
    for (const locale of overridden) {
      if (!languages.others.some((other) => other === locale)) {
        report(
          "locale.unknown",
          `${place} の言語「${locale}」は使いません。使うのは ${languages.others.join("、")} です。`,
        );
      }
    }
  }
  const id = descendants(manifest, "Namespace")[0]?.attributes.resid;
  const namespace = descendants(manifest, "String").find(({ attributes }) => attributes.id === id);
  const spellings = [namespace, ...(namespace?.children ?? [])].map(
    (text) => text?.attributes.DefaultValue ?? text?.attributes.Value ?? "",
  );
  if (spellings.some((spelling) => spelling !== spellings[0] || !/^[A-Z][A-Z0-9]*$/.test(spelling))) {
    report(
      "namespace",
      `関数の名前空間は、どの言語でも同じ英大文字にしてください(今は ${spellings.join("、")})。`,
    );
  }
}

function checkIcons(manifest: XmlElement, site: ManifestSite, report: Report) {
  const urls = new Map(
    descendants(manifest, "Resources")
      .flatMap((resources) => descend(resources, "Images")?.children ?? [])
      .map(({ attributes }) => [attributes.id, attributes.DefaultValue] as const),
  );
  const expect = (place: string, url: string | undefined, wanted: number) => {
    const bytes = url?.startsWith(site.base) ? site.file(url.slice(site.base.length)) : null;
    if (bytes === null) return; // url.file and resid.dangling say so.
    const size = pngSize(bytes);
    if (size?.width !== wanted || size.height !== wanted) {
      const actual = size ? `${size.width}×${size.height}` : "PNG ではないもの";
      report(
        "icon.pixels",
        `${place}「${url}」は ${wanted}×${wanted} の PNG にしてください(今は ${actual})。`,
      );
    }
  };
  expect("IconUrl", descend(manifest, "IconUrl")?.attributes.DefaultValue, 32);
  expect("HighResolutionIconUrl", descend(manifest, "HighResolutionIconUrl")?.attributes.DefaultValue, 64);
  for (const owner of everyElement(manifest)) {
    const icon = descend(owner, "Icon");
    if (!icon) continue;
    const place = owner.attributes.id ?? owner.name;
    const sizes = icon.children.map(({ attributes }) => Number(attributes.size));
    for (const size of ribbonIcons) {
      if (!sizes.includes(size)) report("icon.size", `${place} に ${size} ピクセルのアイコンがありません。`);
    }
    for (const { attributes } of icon.children) {
      expect(`${place} のアイコン`, urls.get(attributes.resid), Number(attributes.size));
    }
  }
}

/** One page for pane, ribbon and functions, or Excel starts several runtimes that know nothing of each other. */
function checkSharedRuntime(manifest: XmlElement, report: Report) {
  for (const host of descendants(manifest, "Host").filter(({ children }) => children.length > 0)) {
    const runtime = descend(host, "Runtimes", "Runtime");
    if (host.children[0]?.name !== "Runtimes" || runtime?.attributes.lifetime !== "long") {
      report("runtime.long", "Host の最初に Runtimes を置き、Runtime の lifetime を long にしてください。");
    }
    const page = runtime?.attributes.resid;
    const sharing = [
      ...descendants(host, "FunctionFile"),
      ...descendants(host, "Page").flatMap(({ children }) => children),
      ...descendants(host, "Action").flatMap((action) => descendants(action, "SourceLocation")),
    ];
    for (const { name, attributes } of sharing) {
      if (attributes.resid !== page) {
        report(
          "runtime.page",
          `${name} の ${attributes.resid} が共有ランタイムのページ ${page} と違います。`,
        );
      }
    }
    const url = descendants(manifest, "Url").find(({ attributes }) => attributes.id === page)?.attributes
      .DefaultValue;
    const source = descend(manifest, "DefaultSettings", "SourceLocation")?.attributes.DefaultValue;
    if (url !== source)
      report("runtime.source", `SourceLocation「${source}」が ${page}「${url}」と違います。`);
  }
}

function checkRequirements(manifest: XmlElement, site: ManifestSite, report: Report) {
  const asNumber = (version: string) =>
    version.split(".").reduce((sum, part) => sum * 1000 + Number(part), 0);
  for (const { attributes } of descendants(manifest, "Set")) {
    const { Name: name = "", MinVersion: version = "" } = attributes;
    const promised = site.requirements[name];
    if (promised === undefined)
      report("requirement.unknown", `要件セット ${name} は、このアドインが求めないものです。`);
    else if (!(asNumber(version) <= asNumber(promised))) {
      report(
        "requirement.high",
        `要件セット ${name} ${version} は、約束した ${promised} より新しいものです。`,
      );
    }
  }
  const needed = descend(manifest, "VersionOverrides", "Requirements", "Sets");
  for (const [name, version] of Object.entries(site.requirements)) {
    const set = needed?.children.find(({ attributes }) => attributes.Name === name);
    if (set?.attributes.MinVersion !== version) {
      report("requirement.missing", `VersionOverrides に要件セット ${name} ${version} がありません。`);
    }
  }
}

/** Control and group ids are one space for the whole manifest. */
function checkCommands(manifest: XmlElement, report: Report) {
  const ids = ["CustomTab", "Group", "Control"]
    .flatMap((name) => descendants(manifest, name))
    .map((e) => e.attributes.id);
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id))
      report("command.twice", `リボンの ID ${id} が 2 回使われています。`);
  }
}
