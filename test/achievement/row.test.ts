import { DEFAULT_SETTINGS, STATES, evaluateRow } from "../../src/achievement";

const row = { target: 100, actual: 90, state: "確定", method: "実績÷目標" };
const evaluate = (change: Readonly<Record<string, unknown>>) =>
  evaluateRow({ ...row, ...change }, DEFAULT_SETTINGS);

describe("evaluateRow", () => {
  it.each([
    ["a confirmed number", {}, 0.9, "○概ね達成"],
    ["a number without a state, as 速報", { state: "" }, 0.9, "○概ね達成"],
    ["a number without a method, as 実績÷目標", { method: null }, 0.9, "○概ね達成"],
    ["a rate on the edge after rounding", { actual: 99.95 }, 1, "◎達成"],
    ["a blank actual", { actual: "", state: "" }, "", "未回答"],
    ["a blank actual called 確定", { actual: "" }, "", "未回答"],
    ["a number called 未回答", { state: "未回答" }, "", "未回答"],
    ["a number called 算定不能", { state: "算定不能" }, "", "―算定不能"],
    ["a number called 対象外", { state: "対象外" }, "", "―対象外"],
    ["対象外 before all else", { state: "対象外", target: "", actual: "#N/A", method: "?" }, "", "―対象外"],
    ["an unknown state", { state: "済" }, "", "要確認"],
    ["an error for a state", { state: "#REF!" }, "", "要確認"],
    ["no target", { target: "" }, "", "―目標なし"],
    ["no target and no actual", { target: null, actual: null }, "", "―目標なし"],
    ["target 0", { target: 0 }, "", "―目標なし"],
    [
      "target 0 that may be reached",
      { target: 0, actual: 0, method: "達成・未達", direction: "以下" },
      1,
      "◎達成",
    ],
    ["a target of text", { target: "要確認" }, "", "要確認"],
    ["a negative target", { target: -1 }, "", "―算定不能"],
    ["a stage", { target: "実施", method: "段階", actual: "" }, "", "―段階"],
    ["text for an actual", { actual: "約200" }, "", "要確認"],
    ["a boolean for an actual", { actual: true }, "", "要確認"],
    ["an unknown method", { method: "実績/目標" }, "", "要確認"],
    ["inverse of 0", { method: "目標÷実績", actual: 0 }, "", "―算定不能"],
    ["no baseline", { method: "基準からの改善" }, "", "要確認"],
    ["baseline at target", { method: "基準からの改善", baseline: 100 }, "", "―算定不能"],
    ["halfway from the baseline", { method: "基準からの改善", baseline: 80 }, 0.5, "×遅れ"],
  ])("%s", (_, change, rate, grade) => expect(evaluate(change)).toEqual({ rate, grade }));

  it("rates exactly the states that say so", () => {
    const rated = STATES.filter(({ label }) => evaluate({ state: label }).rate !== "");
    expect(rated).toEqual(STATES.filter(({ isRated }) => isRated));
  });
});
