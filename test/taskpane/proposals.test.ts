import * as fc from "fast-check";
import { ANSWER_HEADERS } from "../../src/sheets";
import { carryDecisions } from "../../src/taskpane/collect/carryDecisions";
import { byDepartment, checkOf, decideAll, decisionOn, tally } from "../../src/taskpane/collect/proposals";
import type { Decisions, Proposal } from "../../src/workflows";
import { candidate, proposal } from "./fakeCollect";

const departments = ["財政課", "総務課", "市民課"];
const kinds = ["new", "changed", "conflict"] as const;

/** Any cells of a few rows and departments, each cell once. */
const anyProposals: fc.Arbitrary<Proposal[]> = fc.uniqueArray(
  fc
    .record({
      row: fc.integer({ min: 1, max: 4 }),
      header: fc.constantFrom(...ANSWER_HEADERS),
      department: fc.constantFrom(...departments),
      kind: fc.constantFrom(...kinds),
      before: fc.option(fc.integer({ min: 0, max: 3 })),
      value: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ row, header, department, kind, before, value }) =>
      proposal(
        { key: `1-1-${row}|a|2022`, item: "取組", indicator: "件数", unit: "件", year: 2022, at: row },
        header,
        kind === "conflict"
          ? [candidate(department, value), candidate("別の課", value + 10)]
          : [candidate(department, value)],
        { kind, conflict: kind === "conflict" ? "files" : null, before },
      ),
    ),
  { selector: ({ id }) => id },
);

/** Proposals with decisions on some of them. */
const anyDecided = anyProposals.chain((proposals) =>
  fc
    .array(fc.option(fc.integer({ min: 0, max: 1 })), {
      minLength: proposals.length,
      maxLength: proposals.length,
    })
    .chain((choices) =>
      fc.subarray(proposals).map((some) => ({
        proposals,
        decisions: new Map(
          some.map((one, index) => {
            const choice = choices[index] ?? null;
            return [one.id, one.kind === "conflict" ? choice : choice === null ? null : 0];
          }),
        ) as Decisions,
      })),
    ),
);

describe("byDepartment", () => {
  it("has every cell once, in the department of its first file and in its row", () => {
    fc.assert(
      fc.property(anyProposals, (proposals) => {
        const groups = byDepartment(proposals);
        for (const { department, rows, cells } of groups) {
          expect(cells.every(({ candidates: [first] }) => first.department === department)).toBe(true);
          expect(
            rows
              .flatMap((row) => row.cells)
              .map(({ id }) => id)
              .sort(),
          ).toEqual(cells.map(({ id }) => id).sort());
          expect(rows.every(({ key, cells: own }) => own.every((cell) => cell.key === key))).toBe(true);
        }
        const all = groups.flatMap(({ cells }) => cells.map(({ id }) => id));
        expect([...all].sort()).toEqual(proposals.map(({ id }) => id).sort());
        expect(new Set(groups.map(({ department }) => department)).size).toBe(groups.length);
      }),
    );
  });

  it("names a row by code, item, indicator, unit and year", () => {
    const one = proposal(
      {
        key: "2-1-2|x|2022",
        item: "ふるさと納税の推進",
        indicator: "寄附金額",
        unit: "千円",
        year: 2022,
        at: 1,
      },
      "実績",
      [candidate("財政課", 1)],
    );
    const bare = { ...one, id: "bare", key: "9-9-9||2023", indicator: "数値目標なし", unit: "", year: 2023 };
    expect(
      byDepartment([one, bare]).flatMap(({ rows }) => rows.map(({ item, detail }) => [item, detail])),
    ).toEqual([
      ["2-1-2 ふるさと納税の推進", "寄附金額(千円) R4"],
      ["9-9-9 ふるさと納税の推進", "数値目標なし R5"],
    ]);
  });
});

describe("deciding on many cells", () => {
  it("takes what has one value and leaves every conflict as it was; refusing refuses all", () => {
    fc.assert(
      fc.property(anyDecided, ({ proposals, decisions }) => {
        const taken = decideAll(proposals, true, decisions);
        const refused = decideAll(proposals, false, decisions);
        for (const one of proposals) {
          const expected = one.kind === "conflict" ? decisionOn(one, decisions) : 0;
          expect(decisionOn(one, taken)).toBe(expected);
          expect(decisionOn(one, refused)).toBeNull();
        }
        expect(taken).not.toBe(decisions);
      }),
    );
  });

  it("shows a full box only where every such cell is taken, an empty one only where none is", () => {
    fc.assert(
      fc.property(anyDecided, ({ proposals, decisions }) => {
        const plain = proposals.filter(({ kind }) => kind !== "conflict");
        const isTaken = (one: Proposal) => decisionOn(one, decisions) !== null;
        const check = checkOf(tally(proposals, decisions));
        if (check === true) expect(plain.length > 0 && plain.every(isTaken)).toBe(true);
        if (check === false) expect(proposals.some(isTaken)).toBe(false);
        if (check === "mixed")
          expect(proposals.some(isTaken) && !(plain.length > 0 && plain.every(isTaken))).toBe(true);
      }),
    );
  });

  it("counts what will be written", () => {
    fc.assert(
      fc.property(anyDecided, ({ proposals, decisions }) => {
        const { taken, kinds: of } = tally(proposals, decisions);
        expect(taken).toBe(proposals.filter((one) => decisionOn(one, decisions) !== null).length);
        expect(of.new + of.changed + of.conflict).toBe(proposals.length);
      }),
    );
  });
});

describe("carryDecisions", () => {
  it("keeps every decision when the files say the same again", () => {
    fc.assert(
      fc.property(anyDecided, ({ proposals, decisions }) => {
        const again = structuredClone(proposals);
        expect(carryDecisions(proposals, again, decisions)).toEqual(decisions);
      }),
    );
  });

  it("forgets what was decided about a cell of which something else is said now", () => {
    fc.assert(
      fc.property(anyDecided, fc.nat(), ({ proposals, decisions }, at) => {
        const changed = proposals[at % Math.max(proposals.length, 1)];
        if (!changed) return;
        const [first, ...more] = changed.candidates;
        const variants: Proposal[] = [
          { ...changed, before: "別の値" },
          { ...changed, candidates: [{ ...first, value: "別の値" }, ...more] },
          { ...changed, candidates: [{ ...first, file: "別のファイル.xlsx" }, ...more] },
          { ...changed, candidates: [...changed.candidates, candidate("総務課", 99)] },
        ];
        for (const variant of variants) {
          const after = proposals.map((one) => (one === changed ? variant : one));
          const carried = carryDecisions(proposals, after, decisions);
          expect(carried.has(changed.id)).toBe(false);
          expect(carried.size).toBe(decisions.size - (decisions.has(changed.id) ? 1 : 0));
        }
      }),
    );
  });
});
