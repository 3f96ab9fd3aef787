import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { bundledPlan, itemsInOrder } from "../../src/plan";

/** Another city's plan is another file: no room that works on a plan may know the names in this one. */
const root = join(__dirname, "..", "..", "src");
const files = ["plan", "cli", "functions"].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => `${room}/${path}`),
);

/** Whole owners, and names by their beginning: a text seldom repeats a long name to its end. */
const BEGINNING = 4;
const items = itemsInOrder(bundledPlan).map(({ item }) => item);
const words = new Set([
  bundledPlan.municipality,
  ...items.flatMap(({ owners }) => owners.map(({ value }) => value)),
  ...items
    .flatMap(({ name, aliases, indicators }) => [name, ...aliases, ...indicators.map((one) => one.name)])
    .map((name) => [...name].slice(0, BEGINNING).join("")),
]);

function planWordsIn(code: string): readonly string[] {
  return [...words].filter((word) => code.includes(word));
}

/** As it runs: comments, which may give examples, are gone. */
function withoutComments(source: string): string {
  const compilerOptions = { removeComments: true, module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  return transpileModule(source, { compilerOptions }).outputText;
}

describe("names of the bundled plan", () => {
  it.each(files.filter((file) => file !== "plan/bundled.ts"))("stand in no code of %s", (file) => {
    expect(planWordsIn(withoutComments(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  it("would be found in a text, and may stand in a comment", () => {
    const code = 'const text = "target ふるさと納税 R4"; // 総務課';
    expect(planWordsIn(code)).toEqual(expect.arrayContaining(["総務課", "ふるさと"]));
    expect(planWordsIn(withoutComments(code))).toEqual(["ふるさと"]);
  });

  it("are looked for in the rooms' files", () => {
    expect(files).toEqual(expect.arrayContaining(["cli/help.ts", "plan/lookup/searchItem.ts"]));
  });
});
