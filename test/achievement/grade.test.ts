import fc from "fast-check";
import type { GradeSettings } from "../../src/achievement";
import { DEFAULT_SETTINGS, grade, settledRate } from "../../src/achievement";

const unrounded: GradeSettings = { ...DEFAULT_SETTINGS, gradeOn: "unrounded" };

describe("grade", () => {
  it.each([
    [2.5, "◎達成"],
    [1, "◎達成"],
    [0.9995, "◎達成"],
    [0.99949, "○概ね達成"],
    [0.8, "○概ね達成"],
    [0.7995, "○概ね達成"],
    [0.7994, "△やや遅れ"],
    [0.6, "△やや遅れ"],
    [0.5994, "×遅れ"],
    [0, "×遅れ"],
    [-1, "×遅れ"],
  ])("of %d is %s by default", (rate, label) => expect(grade(rate).label).toBe(label));

  it.each([
    [0.9995, "○概ね達成"],
    [0.79999, "△やや遅れ"],
    [2 - 1.2, "○概ね達成"],
    [2 - 1.4, "△やや遅れ"],
    [0.1 + 0.7, "○概ね達成"],
    [0.3 * 2, "△やや遅れ"],
  ])("of %d is %s when rates are not rounded first", (rate, label) =>
    expect(grade(rate, unrounded).label).toBe(label),
  );

  it("has a level, a sign and a word", () =>
    expect(grade(0.7)).toEqual({ level: 3, sign: "△", word: "やや遅れ", label: "△やや遅れ" }));

  it.each([NaN, Infinity])("throws for %d, which no rate is", (rate) =>
    expect(() => grade(rate)).toThrow(RangeError),
  );

  it("never gets better as the rate falls", () => {
    const rate = fc.double({ min: -2, max: 3, noNaN: true });
    fc.assert(
      fc.property(rate, rate, fc.constantFrom(DEFAULT_SETTINGS, unrounded), (a, b, settings) => {
        expect(grade(Math.max(a, b), settings).level).toBeLessThanOrEqual(
          grade(Math.min(a, b), settings).level,
        );
      }),
      { seed: 5, numRuns: 2_000 },
    );
  });
});

describe("settledRate", () => {
  it.each([
    [0, 0.91],
    [1, 0.909],
    [2, 0.9091],
    [3, 0.90909],
  ])("keeps %d decimal places of the percentage", (digits, expected) =>
    expect(settledRate(100 / 110, { ...DEFAULT_SETTINGS, digits })).toBe(expected),
  );
  it("keeps the rate as it is when it is not to be rounded", () =>
    expect(settledRate(100 / 110, unrounded)).toBeCloseTo(100 / 110, 11));
});
