import { readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Office LTSC 2021 has ExcelApi up to 1.14: nothing newer may be needed. */
const NEWEST: readonly [number, number] = [1, 14];
/** Members that came in parts: what is used here is in the first one. */
const USED_IN_FIRST_PART = [
  "WorksheetProtection.protect",
  "WorksheetProtection.unprotect",
  "TableRowCollection.add",
  "TableColumn.name",
  "Worksheet.visibility",
];
const EXCEL_ROOM = join(__dirname, "../../src/excel");
const ROOT = join(__dirname, "../..");

interface Use {
  readonly member: string;
  readonly apiSet: string;
}

/** Every member of Microsoft's Excel API that the files name, with the requirement set its documentation states. */
function usedMembers(
  files: readonly string[],
  virtual?: { readonly name: string; readonly text: string },
): Use[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: ["office-js"],
    typeRoots: [join(ROOT, "node_modules/@types")],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  if (virtual) {
    const { fileExists, getSourceFile } = host;
    host.fileExists = (name) => name === virtual.name || fileExists(name);
    host.getSourceFile = (name, ...rest) =>
      name === virtual.name
        ? ts.createSourceFile(name, virtual.text, ts.ScriptTarget.ES2022)
        : getSourceFile(name, ...rest);
  }
  const roots = virtual ? [...files, virtual.name] : [...files];
  const program = ts.createProgram(roots, options, host);
  const checker = program.getTypeChecker();
  const uses = new Map<string, Use>();

  const note = (symbol: ts.Symbol | undefined) => {
    for (const declaration of symbol?.declarations ?? []) {
      if (!declaration.getSourceFile().fileName.includes("@types/office-js")) continue;
      const parent = declaration.parent as Partial<ts.ClassDeclaration>;
      const member = `${parent.name?.text ?? ""}.${symbol?.name ?? ""}`;
      const apiSet = /\[Api set: ([^\]]+)\]/.exec(ts.getTextOfJSDocComment(remarks(declaration)) ?? "")?.[1];
      if (apiSet !== undefined) uses.set(`${member} ${apiSet}`, { member, apiSet });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) note(checker.getTypeAtLocation(node.parent).getProperty(name.text));
    }
    if (
      ts.isPropertyAssignment(node) &&
      ts.isObjectLiteralExpression(node.parent) &&
      ts.isIdentifier(node.name)
    ) {
      const type = checker.getContextualType(node.parent);
      const parts = type?.isUnion() ? type.types : type ? [type] : [];
      for (const part of parts) note(part.getProperty(node.name.text));
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [paths] = node.arguments;
      if (node.expression.name.text === "load" && paths && ts.isStringLiteral(paths)) {
        const loaded = checker.getTypeAtLocation(node.expression.expression);
        for (const path of paths.text.split(",")) noteLoaded(loaded, path.split("/"));
      }
    }
    ts.forEachChild(node, visit);
  };
  /** A path such as items/protection/options, from the object on which load() is called. */
  const noteLoaded = (type: ts.Type, [name = "", ...rest]: readonly string[]): void => {
    const property = type.getProperty(name);
    if (!property) throw new Error(`load() names ${name}, which ${checker.typeToString(type)} lacks.`);
    note(property);
    const next = checker.getTypeOfSymbol(property);
    if (rest.length > 0) noteLoaded(checker.getIndexTypeOfType(next, ts.IndexKind.Number) ?? next, rest);
  };
  for (const root of roots) {
    const source = program.getSourceFile(root);
    if (!source) throw new Error(`${root} was not compiled.`);
    visit(source);
  }
  return [...uses.values()];
}

function remarks(declaration: ts.Declaration): string | ts.NodeArray<ts.JSDocComment> | undefined {
  return ts.getJSDocTags(declaration).find((tag) => tag.tagName.text === "remarks")?.comment;
}

function isTooNew({ member, apiSet }: Use): boolean {
  const pattern = USED_IN_FIRST_PART.includes(member)
    ? /^ExcelApi (\d+)\.(\d+) for /
    : /^ExcelApi (\d+)\.(\d+)$/;
  const [, major, minor] = pattern.exec(apiSet) ?? [];
  if (major === undefined || minor === undefined) return true;
  return Number(major) > NEWEST[0] || Number(minor) > NEWEST[1];
}

describe("the Excel API that src/excel names", () => {
  it("is in ExcelApi 1.14 at the newest", () => {
    const files = readdirSync(EXCEL_ROOM).filter((name) => name.endsWith(".ts"));
    const uses = usedMembers(files.map((name) => join(EXCEL_ROOM, name)));
    const members = new Set(uses.map(({ member }) => member));
    // The scan sees methods, properties, destructured properties and fields of option objects.
    for (const seen of [
      "WorksheetCollection.add",
      "Range.formulas",
      "Worksheet.pageLayout",
      "PageLayoutZoomOptions.horizontalFitToPages",
      "WorksheetProtectionOptions.allowAutoFilter",
      "WorksheetProtection.options",
    ]) {
      expect(members).toContain(seen);
    }
    expect(uses.filter(isTooNew)).toEqual([]);
  });

  it("would not miss a newer member", () => {
    const text = `export function f(sheet: Excel.Worksheet) {
      sheet.notes.add("A1", "x");
      sheet.load("name,showDataTypeIcons");
      sheet.getRange().set({ valuesAsJson: [] });
    }`;
    const uses = usedMembers([], { name: join(ROOT, "virtual.ts"), text });
    const tooNew = uses.filter(isTooNew).map(({ member }) => member);
    expect(tooNew).toContain("Worksheet.notes");
    expect(tooNew).toContain("Worksheet.showDataTypeIcons");
    expect(tooNew).toContain("RangeUpdateData.valuesAsJson");
  });
});
