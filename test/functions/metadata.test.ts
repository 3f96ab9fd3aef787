import { join } from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { METHOD_LABELS, RATE_METHODS } from "../../src/achievement";
import { associated } from "./excelRuntime";
import "../../src/functions";

interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

interface Metadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly result: { readonly dimensionality?: string };
  readonly parameters: readonly Parameter[];
}

/** name, [name] where it may be left out, name[][] where it takes a range. */
function signature({ id, parameters }: Metadata): string {
  const shown = parameters.map(({ name, optional, dimensionality }) => {
    const typed = dimensionality === "matrix" ? `${name}[][]` : name;
    return optional ? `[${typed}]` : typed;
  });
  return `${id}(${shown.join(", ")})`;
}

describe("functions.json", () => {
  const file = join(__dirname, "..", "..", "src", "functions", "functions.ts");
  let functions: readonly Metadata[] = [];
  let errors: readonly string[] = [];

  beforeAll(async () => {
    const generated = await generateCustomFunctionsMetadata(file);
    errors = generated.errors;
    functions = (JSON.parse(generated.metadataJson) as { functions: Metadata[] }).functions;
  });

  it("is generated without a warning", () => {
    expect(errors).toEqual([]);
  });

  it("has these functions with these parameters", () => {
    expect(functions.map(signature)).toEqual([
      "TARGET(取組項目[][], 年度[][], [指標[][]])",
      "UNIT(取組項目[][], [指標[][]])",
      "OWNER(取組項目[][])",
      "ITEM(コード[][])",
      "SCHEDULE(取組項目[][], 年度[][], [継続])",
      "ITEMS([担当課])",
      "TARGETS(取組項目)",
      "RATE(目標[][], 実績[][], [算定方法[][]], [基準値[][]], [向き[][]])",
      "GRADE(達成率[][])",
      "STATUS(目標[][], 実績[][], [状態[][]], [算定方法[][]], [基準値[][]], [向き[][]])",
      "PACE(目標[][], 上半期実績[][], 年度末見込[][], 年度[][], 基準日[][], [算定方法[][]], [基準値[][]], [種類[][]], [向き[][]])",
      "SOURCE(取組項目[][], 年度[][], [指標[][]])",
      "CUMULATIVE(取組項目[][], 年度[][], [指標[][]])",
    ]);
  });

  it("names each function as it is called, and all of them spill", () => {
    for (const { id, name, result } of functions) {
      expect(name).toBe(id);
      expect(result.dimensionality).toBe("matrix");
    }
  });

  it("describes every function and parameter in Japanese, without the marks of the code", () => {
    const texts = functions.flatMap(({ description, parameters }) => [
      description,
      ...parameters.map((parameter) => parameter.description ?? ""),
    ]);
    for (const text of texts) {
      expect(text).toMatch(/[ぁ-ん]/u);
      expect(text).toMatch(/。$/u);
      expect(text).not.toMatch(/[{}@`]/u);
    }
  });

  it.each(["RATE", "STATUS", "PACE"])(
    "names every method and both directions where %s asks for them",
    (id) => {
      const parameters = functions.find((one) => one.id === id)?.parameters ?? [];
      const text = (name: string) => parameters.find((one) => one.name === name)?.description;
      const methods = RATE_METHODS.filter((method) => id === "STATUS" || method !== "stage");
      for (const method of methods) expect(text("算定方法")).toContain(METHOD_LABELS[method]);
      expect(text("向き")).toContain("以下");
    },
  );

  it("says that PACE is no actual value", () => {
    expect(functions.find(({ id }) => id === "PACE")?.description).toContain("推定");
  });

  it("repeats no parameter and leaves types open, since a cell may hold anything", () => {
    for (const { name, type, repeating } of functions.flatMap(({ parameters }) => parameters)) {
      expect(repeating).toBeUndefined();
      expect(type).toBe(name === "継続" ? "boolean" : "any");
    }
  });

  it("knows exactly the functions that are associated", () => {
    expect(functions.map(({ id }) => id).sort()).toEqual([...associated.keys()].sort());
  });
});
