import fc from "fast-check";
import type { Content } from "../../src/sheets/spec";
import { freeSheetName } from "../../src/workflows/write/freeSheetName";
import { contentOf, sameContent } from "../../src/sheets";
import { relocate } from "../../src/workflows/write/relocate";

const content = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.string().map((formula) => ({ formula })),
);

describe("sameContent", () => {
  it("is reflexive and symmetric", () => {
    fc.assert(
      fc.property(content, content, (a: Content, b: Content) => {
        expect(sameContent(a, a)).toBe(true);
        expect(sameContent(a, b)).toBe(sameContent(b, a));
      }),
    );
  });

  it.each<[Content, Content, boolean]>([
    ["", null, true],
    [0, null, false],
    [0, "", false],
    [false, null, false],
    [1, 1.0, true],
    [1, "1", false],
    ["a\r\nb", "a\nb", true],
    ["ａ", "a", false],
    [{ formula: "if( A1 , 1 )" }, { formula: "IF(A1,1)" }, true],
    [{ formula: '"a b"' }, { formula: '"ab"' }, false],
    [{ formula: "_xlfn.XLOOKUP(A1,B:B,C:C)" }, { formula: "XLOOKUP(A1,B:B,C:C)" }, true],
    [{ formula: "A1" }, "A1", false],
    // A space between two references is the operator for the cells that they share.
    [{ formula: "ROUND(行革_ 下限1,12)" }, { formula: "ROUND(行革_下限1,12)" }, false],
    [{ formula: "SUM(A1:B2 B1:B9)" }, { formula: "SUM(A1:B2B1:B9)" }, false],
    [{ formula: "SUM (A1)+ (B1)" }, { formula: "SUM(A1)+(B1)" }, true],
    [{ formula: "'実績 入力'!A1" }, { formula: "'実績入力'!A1" }, false],
    [{ formula: "'Plan'!a1" }, { formula: "'PLAN'!A1" }, true],
    [
      { formula: 'IF(A1="FALSE()",FALSE,NOT(TRUE))' },
      { formula: 'IF(A1="FALSE()",FALSE(),NOT(TRUE()))' },
      true,
    ],
    [{ formula: 'A1="FALSE"' }, { formula: 'A1="FALSE()"' }, false],
  ])("of %j and %j is %s", (a, b, expected) => {
    expect(sameContent(a, b)).toBe(expected);
  });
});

describe("contentOf", () => {
  it("tells a formula from text that only looks like one", () => {
    expect(contentOf(2, "=1+1")).toEqual({ formula: "1+1" });
    expect(contentOf("=1+1", "=1+1")).toBe("=1+1");
    expect(contentOf("", "")).toBeNull();
    expect(contentOf("", '=""')).toEqual({ formula: '""' });
  });
});

describe("freeSheetName", () => {
  it.each([
    ["設定", [], "設定"],
    ["設定", ["設定"], "設定 (2)"],
    ["設定", ["設定", "設定 (2)"], "設定 (3)"],
    ["Plan", ["PLAN"], "Plan (2)"],
    ["あ".repeat(31), ["あ".repeat(31)], `${"あ".repeat(27)} (2)`],
  ])("of %s beside %j is %s", (name, taken, expected) => {
    expect(freeSheetName(name, taken)).toBe(expected);
  });
});

describe("relocate", () => {
  const rule = { format: { bold: true } };
  const spec = {
    name: "表",
    row: 6,
    column: 0,
    keyColumns: [],
    filter: false,
    rows: [],
    columns: [
      { header: "a", owner: "plan", look: "text", width: 1 },
      {
        header: "b",
        owner: "plan",
        look: "text",
        width: 1,
        conditional: [{ ...rule, formula: 'AND([[a]]=$B$3,"$B$3"<>$A7,$AA$1=1)' }],
      },
    ],
  } as const;
  const place = { name: "表", sheet: "s", values: [], formulas: [] };

  it("moves the legend's cells with the columns above which they stand, and leaves everything else", () => {
    const moved = relocate(spec.columns[1], spec, { ...place, row: 8, column: 2, headers: ["a", "x", "b"] });
    expect(moved.conditional?.[0]?.formula).toBe('AND([[a]]=$E$5,"$B$3"<>$A7,$AA$3=1)');
  });

  it("changes nothing where nothing moved", () => {
    const same = relocate(spec.columns[1], spec, { ...place, row: 6, column: 0, headers: ["a", "b"] });
    expect(same).toEqual(spec.columns[1]);
  });
});
