/** What people read points to what is there. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { CATALOGUE, SEVERITY_LABELS } from "../src/audit";

const root = join(__dirname, "..");
const DOCUMENTS = [
  "README.md",
  "src/README.md",
  "src/preview/DIFFERENCES.md",
  "src/xlsx/DIFFERENCES.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

it.each(DOCUMENTS)("%s links only to files that exist", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
  const dead = links.filter(
    (link) => !/^[a-z]+:/.test(link) && !existsSync(join(root, dirname(document), link)),
  );
  expect(dead).toEqual([]);
});

it("shows no picture that no document shows", () => {
  const shown = DOCUMENTS.map((document) => readFileSync(join(root, document), "utf8")).join("");
  const unused = readdirSync(join(root, "docs/images")).filter((name) => !shown.includes(`images/${name}`));
  expect(unused).toEqual([]);
});

it("lists every kind of finding, and no other, in the auditor's guide", () => {
  const guide = readFileSync(join(root, "docs/audit.md"), "utf8");
  const listed = [...guide.matchAll(/^\| `([a-z.A-Z]+)` *\| (\S+) *\| (.+?) *\|$/gm)].map(
    ([, code = "", severity = "", title = ""]) => [code, severity, title],
  );
  const known = Object.entries(CATALOGUE).map(([code, { severity, title }]) => [
    code,
    SEVERITY_LABELS[severity],
    title,
  ]);
  expect(listed).toEqual(known);
});
