import { decide } from "../../src/cli/collect/decide";
import type { Candidate, Proposal } from "../../src/workflows";

const candidate = (file: string, department: string, value: number): Candidate => ({
  file,
  department,
  value,
  reading: null,
  place: "実績入力!N8",
});

function proposal(
  id: string,
  conflict: Proposal["conflict"],
  ...candidates: [Candidate, ...Candidate[]]
): Proposal {
  return {
    id,
    key: "1-1-1|a|2022",
    header: "実績",
    item: "item",
    indicator: "indicator",
    unit: "件",
    isNumeric: true,
    year: 2022,
    kind: conflict === null ? "changed" : "conflict",
    conflict,
    before: 1,
    sent: null,
    candidates,
    place: { sheet: "実績入力", row: 7, column: 13 },
  };
}

const proposals = [
  proposal("plain", null, candidate("a.xlsx", "企画課", 2)),
  proposal("newer", "newer", candidate("a.xlsx", "企画課", 3)),
  proposal("files", "files", candidate("a.xlsx", "企画課", 4), candidate("b.xlsx", "総務課", 5)),
  proposal("twice", "files", candidate("a.xlsx", "企画課", 6), candidate("a2.xlsx", "企画課", 7)),
];

const decided = (take: readonly string[], keep = false) => {
  const { decisions, undecided } = decide(proposals, { take, keep });
  return { ...Object.fromEntries(decisions), undecided: undecided.map(({ id }) => id) };
};

describe("decide", () => {
  it("keeps the workbook's values where 実績 and 状態 would not fit, and says that they are open", () => {
    const [first, last] = [candidate("a.xlsx", "企画課", 700), candidate("b.xlsx", "総務課", 0)];
    const actual = { ...proposal("actual", "state", first), before: null };
    const state = {
      ...proposal("state", "state", { ...last, value: "算定不能" }),
      header: "状態" as const,
      before: null,
    };
    const outcome = (take: readonly string[]) => {
      const { decisions, undecided } = decide([actual, state], { take, keep: true });
      return { ...Object.fromEntries(decisions), undecided: undecided.map(({ id }) => id) };
    };
    expect(outcome(["総務課"])).toEqual({ actual: null, state: 0, undecided: [] });
    expect(outcome(["企画課", "総務課"])).toEqual({
      actual: null,
      state: null,
      undecided: ["actual", "state"],
    });
  });

  it.each([
    [
      "takes what is clear and leaves conflicts",
      [],
      false,
      [0, null, null, null],
      ["newer", "files", "twice"],
    ],
    ["takes a department's value", ["総務課"], false, [0, null, 1, null], ["newer", "twice"]],
    ["does not guess between two files of it", ["企画課"], false, [0, 0, 0, null], ["twice"]],
    ["takes a file's value", ["a2.xlsx"], false, [0, null, null, 1], ["newer", "files"]],
    ["lets the first wish win", ["総務課", "企画課", "a2.xlsx"], false, [0, 0, 1, 1], []],
    ["keeps the workbook's value when told so", ["総務課"], true, [0, null, 1, null], []],
  ] as const)("%s", (_, take, keep, [plain, newer, files, twice], undecided) => {
    expect(decided(take, keep)).toEqual({ plain, newer, files, twice, undecided });
  });
});
