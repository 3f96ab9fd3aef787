import * as fc from "fast-check";
import { NO_GRADE } from "../../src/achievement";
import type { ReviewRow } from "../../src/workflows";
import { BUCKETS, bucketOf, byOwner, byPriority, type Group } from "../../src/taskpane/offTrack/buckets";
import { sinceLook } from "../../src/taskpane/offTrack/sinceLook";
import {
  CONCERNS,
  rowsWithin,
  shownOf,
  showOf,
  showText,
  type Show,
} from "../../src/taskpane/offTrack/shownRows";
import { offTrack } from "./fakeActions";

const [sample] = offTrack.rows;
if (!sample) throw new Error("no row");
const priorities = ["Ⅰ 体制", "Ⅱ 財政"];

/** Rows of any mixture, each with a key of its own. */
const rows: fc.Arbitrary<readonly ReviewRow[]> = fc
  .array(
    fc.record({
      owners: fc.subarray(["財政課", "総務課", "市民課"]),
      priority: fc.constantFrom(...priorities, ""),
      graded: fc.constantFrom(
        ...([1, 2, 3, 4] as const).map((level) => ({ level, grade: `区分${level}`, isUnknown: false })),
        ...Object.values(NO_GRADE).map((grade) => ({ level: null, grade, isUnknown: false })),
        { level: null, grade: "#REF!", isUnknown: true },
      ),
      lacksReason: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((made) =>
    made.map(({ graded, ...row }, at) => ({
      ...sample,
      ...row,
      ...graded,
      isOffTrack: (graded.level ?? 0) > 2,
      key: `row ${at}`,
    })),
  );

const sum = (groups: readonly Group[], of: (group: Group) => number) =>
  groups.reduce((total, group) => total + of(group), 0);

describe("groups of rows", () => {
  it("count every row once by 重点項目, in each part of the bar", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const groups = byPriority(all, priorities);
        expect(sum(groups, (group) => group.rows)).toBe(all.length);
        expect(sum(groups, ({ offTrack: late }) => late)).toBe(
          all.filter(({ isOffTrack }) => isOffTrack).length,
        );
        for (const bucket of BUCKETS)
          expect(sum(groups, ({ counts }) => counts[bucket])).toBe(
            all.filter((row) => bucketOf(row) === bucket).length,
          );
        expect(groups.slice(0, 2).map(({ name }) => name)).toEqual(priorities);
      }),
    );
  });

  it("count every row at least once by 担当課, and once for each of its own", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const groups = byOwner(all);
        const expected = all.reduce((total, { owners }) => total + Math.max(1, owners.length), 0);
        expect(sum(groups, (group) => group.rows)).toBe(expected);
        expect(expected).toBeGreaterThanOrEqual(all.length);
        for (const { name, rows: count, counts } of groups) {
          expect(rowsWithin(all, { owner: name, priority: null })).toHaveLength(count);
          expect(BUCKETS.reduce((total, bucket) => total + counts[bucket], 0)).toBe(count);
        }
        const late = groups.map(({ offTrack: number }) => number);
        expect(late).toEqual([...late].sort((a, b) => b - a));
      }),
    );
  });
});

describe("what is shown", () => {
  it("is every row under exactly one 判定", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const labels = [...new Set(all.map(({ grade }) => grade))];
        const shown = labels.flatMap((label) => shownOf(all, { kind: "grade", label }));
        expect(new Set(shown)).toEqual(new Set(all));
        expect(shown).toHaveLength(all.length);
        expect(shownOf(all, { kind: "all" })).toEqual(all);
      }),
    );
  });

  it("survives being a choice in a list", () => {
    const shows: readonly Show[] = [
      { kind: "all" },
      { kind: "grade", label: "all" },
      ...CONCERNS.map(({ id }): Show => ({ kind: "concern", id })),
    ];
    for (const show of shows) expect(showOf(showText(show))).toEqual(show);
  });
});

describe("sinceLook", () => {
  it("puts every row into one place: the same, judged otherwise, answered, added or gone", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const grades = new Map(before.map(({ key, grade }) => [key, grade]));
        const { changed, answered, added, gone } = sinceLook({ at: "", grades }, after);
        const same = after.filter(({ key, grade }) => grades.get(key) === grade).length;
        expect(same + changed.length + answered.length + added).toBe(after.length);
        expect(same + changed.length + answered.length + gone).toBe(before.length);
        for (const one of changed) expect(one.before).not.toBe(NO_GRADE.unanswered);
        for (const one of answered) {
          expect(one.before).toBe(NO_GRADE.unanswered);
          expect(one.row.grade).not.toBe(NO_GRADE.unanswered);
        }
      }),
    );
  });
});
