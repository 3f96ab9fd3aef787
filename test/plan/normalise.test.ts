import fc from "fast-check";
import { normalise } from "../../src/plan";

describe("normalise", () => {
  it.each([
    ["ふるさと　納税（推進）", "ふるさと納税推進"],
    ["総合計画を補完する「個別計画」の整理・統合", "総合計画を補完する個別計画の整理・統合"],
    ["｢個別計画｣", "個別計画"],
    ["コンビニ", "コンビニ"],
    ["ｺﾝﾋﾞﾆ", "コンビニ"],
    ["ＡbＣ", "abc"],
    ["Ⅱ", "ii"],
    ["時間外勤務(1人あたり年平均）", "時間外勤務1人あたり年平均"],
    [" \t\n\u200B\uFEFF", ""],
    ["か(\u3099", "が"],
  ])("%p is %p", (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it("changes nothing the second time", () => {
    for (const unit of ["binary", "grapheme"] as const) {
      fc.assert(
        fc.property(fc.string({ unit }), (text) => {
          const once = normalise(text);
          expect(normalise(once)).toBe(once);
        }),
        { numRuns: 2000 },
      );
    }
  });
});
