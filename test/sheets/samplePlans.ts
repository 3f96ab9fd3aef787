/** Random plans: other cities, years, stages; any mixture of readings, names that Excel dislikes, items without indicators. */
import fc from "fast-check";
import type { Cited, Item, Plan } from "../../src/plan";
import { indicator, inferred, item, plan, stage, stated, target, unreadable } from "./samplePlan";

const cited = fc.constantFrom<Cited>(stated, stated, inferred);
const names = fc.constantFrom(
  "広報",
  "=SUM(A1)",
  "2-1-2",
  "[[実績]]",
  '8"管',
  "窓口｜改善",
  "'引用",
  "長い名前".repeat(60),
  "-5",
  "キー",
);
const owners = fc.uniqueArray(fc.constantFrom("企画課", "財政課", "総務課", "市民・税務課"), {
  minLength: 1,
  maxLength: 3,
});

const cell = fc.oneof(
  fc.tuple(
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })),
    cited,
  ),
  fc.tuple(fc.constant(null), cited),
  fc.tuple(fc.constant(null), fc.constant(unreadable)),
);

function items(code: string, count: number): fc.Arbitrary<Item> {
  return fc
    .record({
      name: names,
      owners,
      scheduleAttribution: fc.option(fc.constant(inferred), { nil: undefined }),
      schedule: fc.array(
        fc.oneof(
          fc.tuple(fc.constantFrom<string | null>("準備", "⇒", "実施", null), cited),
          fc.tuple(fc.constant(null), fc.constant(unreadable)),
        ),
        { minLength: count, maxLength: count },
      ),
      indicators: fc.array(
        fc.record({
          name: names,
          kind: fc.constantFrom("annual", "level", "oneOff", "stage"),
          direction: fc.constantFrom("higher", "lower", "none"),
          cells: fc.array(cell, { minLength: count, maxLength: count }),
        }),
        { maxLength: 4 },
      ),
    })
    .map((made): Item => {
      const base = item(code, made.name, count);
      return {
        ...base,
        owners: made.owners.map((value) => ({ ...stated, value })),
        ...(made.scheduleAttribution ? { scheduleAttribution: made.scheduleAttribution } : {}),
        schedule: made.schedule.map(([value, how]) => stage(value, how)),
        indicators: made.indicators.map(({ name, kind, direction, cells }, index) => ({
          ...indicator(`${code}-${index}`, name, []),
          kind,
          direction,
          targets: cells.map(([value, how]) => target(value, how)),
        })),
      };
    });
}

export const plans: fc.Arbitrary<Plan> = fc
  .record({
    first: fc.integer({ min: 1990, max: 2060 }),
    count: fc.integer({ min: 1, max: 7 }),
    size: fc.integer({ min: 1, max: 8 }),
  })
  .chain(({ first, count, size }) => {
    const years = Array.from({ length: count }, (_, index) => first + index);
    const codes = Array.from({ length: size }, (_, index) => `${1 + (index % 2)}-1-${index + 1}`);
    return fc.tuple(...codes.map((code) => items(code, count))).map((made) => plan(years, made));
  });
