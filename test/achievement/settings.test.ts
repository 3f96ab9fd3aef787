import type { GradeSettings, LevelSettings } from "../../src/achievement";
import { DEFAULT_SETTINGS, NO_GRADE, parseSettings } from "../../src/achievement";

const [first, second, third, last] = DEFAULT_SETTINGS.levels;

function issuesOf(input: unknown): string[] {
  const result = parseSettings(input);
  return result.ok ? [] : result.issues.map(({ code, path }) => `${code} ${path}`);
}

function withLevel(index: number, change: Readonly<Record<string, unknown>>): unknown {
  const levels: LevelSettings[] = [first, second, third, last];
  return {
    ...DEFAULT_SETTINGS,
    levels: levels.map((level, at) => (at === index ? { ...level, ...change } : level)),
  };
}

describe("parseSettings", () => {
  it("takes the default as it is", () =>
    expect(parseSettings(structuredClone(DEFAULT_SETTINGS))).toEqual({ ok: true, value: DEFAULT_SETTINGS }));

  it("trims words and ignores a threshold of the lowest level", () => {
    const expected: GradeSettings = {
      ...DEFAULT_SETTINGS,
      levels: [first, second, third, { ...last, word: "要改善" }],
    };
    expect(parseSettings(withLevel(3, { word: " 要改善　", min: 0.1 }))).toEqual({
      ok: true,
      value: expected,
    });
  });

  it.each([
    ["not an object", null, ["settings.shape levels", "settings.digits digits", "settings.gradeOn gradeOn"]],
    ["three levels", { ...DEFAULT_SETTINGS, levels: [first, second, last] }, ["settings.shape levels"]],
    [
      "80 typed for 80%",
      withLevel(1, { min: 80 }),
      ["settings.min levels[1].min", "settings.order levels[1].min"],
    ],
    ["a threshold that is text", withLevel(0, { min: "100%" }), ["settings.min levels[0].min"]],
    ["no threshold", withLevel(2, { min: null }), ["settings.min levels[2].min"]],
    ["a negative threshold", withLevel(2, { min: -0.1 }), ["settings.min levels[2].min"]],
    ["equal thresholds", withLevel(2, { min: 0.8 }), ["settings.order levels[2].min"]],
    ["rising thresholds", withLevel(1, { min: 1.2 }), ["settings.order levels[1].min"]],
    ["no word", withLevel(2, { word: " " }), ["settings.label levels[2].word"]],
    ["a wildcard of COUNTIFS", withLevel(0, { sign: "*" }), ["settings.label levels[0].word"]],
    ["a comparison of COUNTIFS", withLevel(0, { sign: ">" }), ["settings.label levels[0].word"]],
    ["one label twice", withLevel(2, { sign: "×", word: "遅れ" }), ["settings.label levels[3].word"]],
    [
      "a word of rows without a rate",
      withLevel(3, { sign: "", word: NO_GRADE.unanswered }),
      ["settings.label levels[3].word"],
    ],
    ["no standing", withLevel(0, { standing: "良い" }), ["settings.standing levels[0].standing"]],
    ["half a digit", { ...DEFAULT_SETTINGS, digits: 0.5 }, ["settings.digits digits"]],
    ["too many digits", { ...DEFAULT_SETTINGS, digits: 4 }, ["settings.digits digits"]],
    ["another way to round", { ...DEFAULT_SETTINGS, gradeOn: "floor" }, ["settings.gradeOn gradeOn"]],
  ])("names %s", (_, input, expected) => expect(issuesOf(input)).toEqual(expected));

  it("says in Japanese what 80 would mean", () => {
    const result = parseSettings(withLevel(1, { min: 80 }));
    expect(result.ok ? "" : result.issues[0].message).toBe(
      "区分 2 の下限 80 は 8000% の意味になります。80 % なら「80%」と入力してください。",
    );
  });
});
