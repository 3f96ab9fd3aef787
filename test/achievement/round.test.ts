import fc from "fast-check";
import { roundHalfAway } from "../../src/achievement";
import { gnumeric, libreOffice } from "./recalculation/recalculate";

describe("roundHalfAway", () => {
  it.each([
    [1.005, 2, 1.01],
    [0.9995, 3, 1],
    [0.99949, 3, 0.999],
    [2 - 1.2005, 3, 0.8],
    [0.285, 2, 0.29],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-1.005, 2, -1.01],
    [0.5, 0, 1],
    [0.49, 0, 0],
    [0.04, 1, 0],
    [0.05, 1, 0.1],
    [9.996, 2, 10],
    [1 / 3, 12, 0.333333333333],
    [2 - 1.4, 12, 0.6],
    [123456789.125, 2, 123456789.13],
    [1e21, 3, 1e21],
    [5e-324, 12, 0],
  ])("of %d to %d places is %d", (value, places, expected) =>
    expect(roundHalfAway(value, places)).toBe(expected),
  );

  it.each([-0, -0.0001, 0.0001])("never gives -0 (%d)", (value) =>
    expect(Object.is(roundHalfAway(value, 2), 0)).toBe(true),
  );
  it.each([NaN, Infinity, -Infinity])("leaves %d alone", (value) =>
    expect(roundHalfAway(value, 2)).toBe(value),
  );

  it("is what people get who round the decimal on paper", () => {
    const thousandths = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(thousandths, (n) => {
        const onPaper = (Math.sign(n) * Math.floor((Math.abs(n) + 5) / 10)) / 100;
        expect(roundHalfAway(n / 1000, 2)).toBe(onPaper === 0 ? 0 : onPaper);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });

  // Beyond a few dozen Gnumeric rounds decimal ties by their binary digits (972.555 to 972.55); rates are not that large.
  describe.each([
    { engine: libreOffice, name: libreOffice.name, limit: Infinity },
    { engine: gnumeric, name: gnumeric.name, limit: 20 },
  ])("against ROUND of $name", ({ engine, limit }) => {
    if (engine.missing !== null && process.env.CI !== "true") {
      it.skip(`not run: ${engine.missing} is not installed (CI=true makes this a failure)`, () => undefined);
      return;
    }
    it("agrees", async () => {
      expect(engine.missing).toBeNull();
      const ties = fc.tuple(
        fc.integer({ min: -400_000, max: 400_000 }),
        fc.constantFrom(20, 200, 2_000, 30, 70),
      );
      const values = [
        ...fc.sample(ties, { seed: 3, numRuns: 500 }).map(([n, by]) => n / by),
        ...fc.sample(ties, { seed: 4, numRuns: 500 }).map(([n, by]) => 2 - n / by),
        ...[1.005, 0.285, 2.675, 1.0005, 0.9995, 4.35, 1e-9, 8.5, -8.5],
      ].filter((value) => Math.abs(value) <= limit);
      expect(values.length).toBeGreaterThan(100);
      const places = [0, 2, 3, 5, 9, 12];
      const [answers = []] = await engine.recalculate([
        {
          names: {},
          sheets: {
            round: values.map((value, row) => [
              value,
              ...places.map((to) => ({ formula: `ROUND($A${row + 1},${to})` })),
            ]),
          },
        },
      ]);
      const different = values.flatMap((value, row) =>
        places.flatMap((to, column) => {
          const [ours, theirs] = [roundHalfAway(value, to), answers[row]?.[column + 1] ?? "(no cell)"];
          // The file carries 15 digits, so the last one may differ; a tie rounded the other way differs far more.
          const isSame =
            theirs !== "" && Math.abs(ours - Number(theirs)) <= 2e-15 * Math.max(1, Math.abs(value)) * 10;
          return isSame ? [] : [{ value, to, ours, theirs }];
        }),
      );
      expect(different).toEqual([]);
    }, 60_000);
  });
});
