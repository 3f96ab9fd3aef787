import fc from "fast-check";
import { ownersIn } from "../../src/workflows/offTrack/ownersIn";

const KNOWN = ["税務課", "市民・税務課", "市民", "総務課"];

describe("ownersIn", () => {
  it.each<[string, readonly string[]]>([
    ["", []],
    [" ・ ", []],
    ["総務課", ["総務課"]],
    ["市民・税務課", ["市民・税務課"]],
    ["総務課・市民・税務課", ["総務課", "市民・税務課"]],
    ["税務課・市民・税務課・総務課", ["税務課", "市民・税務課", "総務課"]],
    ["税務課・市民", ["税務課", "市民"]],
    // Typed by people: not in the plan.
    ["企画課・市民・税務課", ["企画課", "市民・税務課"]],
    ["市民・税務課分室", ["市民", "税務課分室"]],
    [" 総務課 ・ 企画課 ", ["総務課", "企画課"]],
  ])("%j is %j", (text, owners) => expect(ownersIn(text, KNOWN)).toEqual(owners));

  it("without known names parts at every ・", () =>
    expect(ownersIn("市民・税務課", [])).toEqual(["市民", "税務課"]));

  it("finds what the sheets join, whatever the names, where no other name says the same", () => {
    const name = fc.stringMatching(/^[あ-ん]{1,4}(・[あ-ん]{1,4})?課$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), (owners) => {
        expect(ownersIn(owners.join("・"), owners).join("・")).toBe(owners.join("・"));
        const [first = ""] = owners;
        expect(ownersIn(first, owners)).toEqual([first]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
