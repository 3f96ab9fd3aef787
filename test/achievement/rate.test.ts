import fc from "fast-check";
import type { RateInput } from "../../src/achievement";
import { RATE_METHODS, rate } from "../../src/achievement";

const valueOf = (input: RateInput) => {
  const result = rate(input);
  return result.kind === "rate" ? result.value : result.code;
};

describe("rate", () => {
  it.each([
    ["ratio", { target: 180_000, actual: 162_000 }, 0.9],
    ["ratio", { target: 3, actual: 1 }, 1 / 3],
    ["ratio", { target: 10, actual: -5 }, -0.5],
    ["ratio", { target: 10, actual: 0 }, 0],
    ["ratio", { target: 10, actual: 25 }, 2.5],
    ["inverse", { target: 100, actual: 110 }, 100 / 110],
    ["twoMinus", { target: 100, actual: 110 }, 2 - 1.1],
    ["twoMinus", { target: 100, actual: 0 }, 2],
    ["improvement", { target: 100, actual: 110, baseline: 120 }, 0.5],
    ["improvement", { target: 0, actual: 5, baseline: 20 }, 0.75],
    ["improvement", { target: -10, actual: -5, baseline: 0 }, 0.5],
    ["improvement", { target: 120, actual: 90, baseline: 100 }, -0.5],
    ["reached", { target: 5, actual: 5 }, 1],
    ["reached", { target: 5, actual: 4.999 }, 0],
    ["reached", { target: 0.3, actual: 0.1 + 0.2, direction: "lower" }, 1],
    ["reached", { target: 0, actual: 0, direction: "lower" }, 1],
    ["reached", { target: 0, actual: 1, direction: "lower" }, 0],
    ["reached", { target: -10, actual: -12, direction: "lower" }, 1],
  ] as const)("%s of %j is %d", (method, input, expected) => {
    const value = valueOf({ method, ...input });
    expect(typeof value).toBe("number");
    expect(value).toBeCloseTo(expected, 14);
  });

  it("gives three different answers for the same overtime hours", () => {
    const hours = { target: 100, actual: 110, baseline: 120 };
    const percents = (["inverse", "twoMinus", "improvement"] as const).map((method) =>
      (Number(valueOf({ method, ...hours })) * 100).toFixed(1),
    );
    expect(percents).toEqual(["90.9", "90.0", "50.0"]);
  });

  it.each([
    ["a blank actual is 未回答, not 0", { target: 1, actual: "", method: "ratio" }, "actual.blank"],
    ["null", { target: 1, actual: null, method: "twoMinus" }, "actual.blank"],
    ["undefined", { target: 1, actual: undefined, method: "reached" }, "actual.blank"],
    ["text", { target: 1, actual: "約200", method: "ratio" }, "actual.notNumber"],
    ["text that looks like a number", { target: 1, actual: "200", method: "ratio" }, "actual.notNumber"],
    ["a space", { target: 1, actual: " ", method: "ratio" }, "actual.notNumber"],
    ["a boolean", { target: 1, actual: true, method: "ratio" }, "actual.notNumber"],
    ["an error value", { target: 1, actual: "#DIV/0!", method: "ratio" }, "actual.notNumber"],
    ["NaN", { target: 1, actual: NaN, method: "ratio" }, "actual.notNumber"],
    ["infinity", { target: Infinity, actual: 1, method: "ratio" }, "target.notNumber"],
    ["no target", { target: null, actual: 1, method: "ratio" }, "target.blank"],
    ["no target and no actual", { target: "", actual: "", method: "inverse" }, "target.blank"],
    ["target 要確認", { target: "要確認", actual: 1, method: "ratio" }, "target.notNumber"],
    ["target 0, ratio", { target: 0, actual: 5, method: "ratio" }, "target.zero"],
    ["target 0, inverse", { target: 0, actual: 5, method: "inverse" }, "target.zero"],
    ["target 0, twoMinus", { target: 0, actual: 5, method: "twoMinus" }, "target.zero"],
    ["target 0 and no actual", { target: 0, actual: "", method: "ratio" }, "target.zero"],
    ["target below 0, ratio", { target: -10, actual: -12, method: "ratio" }, "target.negative"],
    ["target below 0, inverse", { target: -10, actual: -12, method: "inverse" }, "target.negative"],
    ["target below 0, twoMinus", { target: -10, actual: -12, method: "twoMinus" }, "target.negative"],
    ["inverse of 0", { target: 10, actual: 0, method: "inverse" }, "actual.notPositive"],
    ["inverse of less than 0", { target: 10, actual: -1, method: "inverse" }, "actual.notPositive"],
    ["no baseline", { target: 10, actual: 5, method: "improvement" }, "baseline.blank"],
    [
      "baseline text",
      { target: 10, actual: 5, baseline: "不明", method: "improvement" },
      "baseline.notNumber",
    ],
    [
      "baseline at target",
      { target: 10, actual: 5, baseline: 10, method: "improvement" },
      "baseline.equalsTarget",
    ],
    ["a stage", { target: "実施", actual: "検討", method: "stage" }, "method.stage"],
    ["beyond all numbers", { target: 1e-300, actual: 1e300, method: "ratio" }, "rate.overflow"],
  ] as const)("has none for %s", (_, input, code) => {
    expect(valueOf(input)).toBe(code);
    const result = rate(input);
    expect(result.kind === "none" && result.message).toMatch(/。$/);
  });

  it("is a finite number or a reason, whatever comes in", () => {
    const anything = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.anything());
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        fc.constantFrom(...RATE_METHODS),
        (target, actual, baseline, method) => {
          const value = valueOf({ target, actual, baseline, method });
          expect(typeof value === "string" || Number.isFinite(value)).toBe(true);
        },
      ),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
