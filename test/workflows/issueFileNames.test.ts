import fc from "fast-check";
import { fileNames } from "../../src/workflows/issue/fileNames";

const names = (...departments: string[]) => fileNames(2022, departments);

describe("fileNames", () => {
  it.each([
    ["財政課", "実績照会_R4_財政課.xlsx"],
    ["市民・税務課", "実績照会_R4_市民・税務課.xlsx"],
    ["総務/人事:係?", "実績照会_R4_総務_人事_係_.xlsx"],
    ['a<b>c"d\\e|f*g[h]', "実績照会_R4_a_b_c_d_e_f_g_h_.xlsx"],
    ["財政課.", "実績照会_R4_財政課.xlsx"],
    ["財政課. .", "実績照会_R4_財政課.xlsx"],
    ["...", "実績照会_R4_担当課.xlsx"],
    ["CON", "実績照会_R4_CON.xlsx"],
    ["財政\n課\u200b", "実績照会_R4_財政_課_.xlsx"],
    ["か\u3099ス課", "実績照会_R4_がス課.xlsx"],
  ])("of %j is %s", (department, name) => expect(names(department)).toEqual([name]));

  it("tells apart what file systems take for the same", () =>
    expect(names("IT課", "it課", "IT課.", "財政/課", "財政:課")).toEqual([
      "実績照会_R4_IT課.xlsx",
      "実績照会_R4_it課 (2).xlsx",
      "実績照会_R4_IT課 (3).xlsx",
      "実績照会_R4_財政_課.xlsx",
      "実績照会_R4_財政_課 (2).xlsx",
    ]));

  it("are safe, short and different for any departments", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: "binary", maxLength: 60 }),
            fc.constantFrom("課", "課.", "ａ", "a", "A"),
          ),
        ),
        (departments) => {
          const made = fileNames(2022, departments);
          expect(made).toHaveLength(departments.length);
          expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(made.length);
          for (const name of made) {
            expect(name).not.toMatch(/[<>:"/\\|?*[\]\p{Cc}\p{Cs}]/u);
            expect(name).toMatch(/^実績照会_R4_.*[^. ]\.xlsx$/su);
            expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
            expect(name.normalize("NFC")).toBe(name);
          }
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});
