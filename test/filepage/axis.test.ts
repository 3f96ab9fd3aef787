import fc from "fast-check";
import { axisOf } from "../../src/filepage/grid/axis";

describe("an axis", () => {
  it.each([
    [[91, 95], true, [0, 20, 40, 60, 80, 100]],
    [[91, 95], false, [91, 92, 93, 94, 95]],
    [[0.1, 0.3], true, [0, 0.1, 0.2, 0.3]],
    [[-5, null, 20], true, [-5, 0, 5, 10, 15, 20]],
    [[], true, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[null, 0], false, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [[95, 95], false, [80, 100]],
    [[1_000_000, 3_500_000], true, [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]],
  ])("for %j, zero wanted: %s, has the steps %j", (values, hasZero, ticks) => {
    expect(axisOf(values, hasZero).ticks).toEqual(ticks);
  });

  it("has room for every value, a few steps, and 0 where bars begin", () => {
    const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), { nil: null }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, fc.boolean(), (known, hasZero) => {
        fc.pre(known.every((value) => value === null || value === 0 || Math.abs(value) > 1e-6));
        const { from, to, ticks } = axisOf(known, hasZero);
        const slack = (to - from) / 1e6;
        expect(to).toBeGreaterThan(from);
        for (const value of known) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(from - slack);
          expect(value).toBeLessThanOrEqual(to + slack);
        }
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(8);
        if (hasZero) expect([from <= 0, to >= 0]).toEqual([true, true]);
      }),
    );
  });
});
