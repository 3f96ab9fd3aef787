import * as fc from "fast-check";
import { SPARKLINE, sparklineShape, sparklineText } from "../../src/taskpane/offTrack/sparklineShape";
import type { Trend, TrendYear } from "../../src/workflows";

const trend = (kind: Trend["kind"], years: readonly (readonly [number | null, number | null])[]): Trend => ({
  kind,
  stages: kind === "stage" ? ["調査", "検討", "実施"] : [],
  years: years.map(([target, actual], at): TrendYear => ({ year: 2020 + at, target, actual })),
});
const { height, margin, width } = SPARKLINE;
const [top, bottom] = [margin, height - margin];

describe("sparklineShape", () => {
  it("begins amounts at zero, and gives levels the whole height", () => {
    const years = [
      [100, 50],
      [100, 75],
    ] as const;
    expect(sparklineShape(trend("amount", years), 2021)?.marks.map(({ y }) => y)).toEqual([
      (top + bottom) / 2,
      bottom - (bottom - top) * 0.75,
    ]);
    expect(sparklineShape(trend("level", years), 2021)?.marks.map(({ y }) => y)).toEqual([
      bottom,
      (top + bottom) / 2,
    ]);
  });

  it("leaves a gap where a year has no value, and marks the year under review", () => {
    const shape = sparklineShape(
      trend("amount", [
        [10, 10],
        [10, null],
        [10, 10],
        [10, 10],
      ]),
      2023,
    );
    expect(shape?.actuals.match(/[ML]/g)).toEqual(["M", "M", "L"]);
    expect(shape?.targets.match(/[ML]/g)).toEqual(["M", "L", "L", "L"]);
    expect(shape?.marks.map(({ isReviewed }) => isReviewed)).toEqual([false, false, true]);
    expect(shape?.reviewedX).toBe(width - margin);
  });

  it("draws stages as steps over the plan's list", () => {
    const shape = sparklineShape(
      trend("stage", [
        [0, 0],
        [2, 1],
      ]),
      2021,
    );
    expect(shape?.targets).toBe(`M${margin} ${bottom}H${width - margin}V${top}`);
    expect(shape?.marks[1]?.y).toBe((top + bottom) / 2);
  });

  it.each([
    ["no years", []],
    ["nothing in them", [[null, null] as const]],
  ])("draws nothing where there are %s", (_, years) => {
    expect(sparklineShape(trend("amount", years), 2020)).toBeNull();
  });

  it("stays inside its place, whatever the numbers", () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }));
    fc.assert(
      fc.property(
        fc.constantFrom("amount" as const, "level" as const),
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 6 }),
        (kind, years) => {
          for (const { x, y } of sparklineShape(trend(kind, years), 2020)?.marks ?? []) {
            expect(x).toBeGreaterThanOrEqual(margin);
            expect(x).toBeLessThanOrEqual(width - margin);
            expect(y).toBeGreaterThanOrEqual(top - 1e-6);
            expect(y).toBeLessThanOrEqual(bottom + 1e-6);
          }
        },
      ),
    );
  });
});

describe("sparklineText", () => {
  it("says numbers and stages, and leaves out years without either", () => {
    expect(
      sparklineText(
        trend("amount", [
          [1234.5, null],
          [null, null],
          [null, 3],
        ]),
      ),
    ).toBe("R2 目標 1,234.5、実績なし。R4 目標なし、実績 3。");
    expect(sparklineText(trend("stage", [[2, 1]]))).toBe("R2 計画 実施、段階 検討。");
  });
});
