import * as fc from "fast-check";
import { differences, isSame, type CanonicalRow } from "../../src/freeze";

const row = (sheet: string, cell: string, value: string, kind: CanonicalRow["kind"] = "s"): CanonicalRow => ({
  sheet,
  cell,
  kind,
  value,
});
const sheet = (name: string, ...values: string[]) =>
  values.map((value, index) => row(name, `A${String(index + 1)}`, value));

it("finds none in the same contents", () => {
  const rows = [...sheet("計画目標", "a", "b"), ...sheet("設定", "c")];
  expect(differences(rows, rows)).toEqual({ sheets: [], cells: [] });
});

it("tells cells that have changed, come and gone", () => {
  const then = [row("表", "A1", "見出し"), row("表", "A2", "120", "n"), row("表", "A3", "済")];
  const now = [row("表", "A1", "見出し"), row("表", "A2", "150", "n"), row("表", "B3", "新")];
  expect(differences(then, now)).toEqual({
    sheets: [],
    cells: [
      { sheet: "表", cell: "A2", then: "120", now: "150" },
      { sheet: "表", cell: "B3", then: null, now: "新" },
      { sheet: "表", cell: "A3", then: "済", now: null },
    ],
  });
});

it("says of what kind a cell is where only that has changed", () => {
  expect(differences([row("表", "A1", "12", "n")], [row("表", "A1", "12", "s")]).cells).toEqual([
    { sheet: "表", cell: "A1", then: "12(数値)", now: "12(文字)" },
  ]);
});

it("tells sheets that went and came as one each", () => {
  expect(
    differences(
      [...sheet("表", "a"), ...sheet("古い", "b", "c")],
      [...sheet("表", "a"), ...sheet("新しい", "x")],
    ),
  ).toEqual({
    sheets: [
      { kind: "removed", sheet: "古い", cells: 2 },
      { kind: "added", sheet: "新しい", cells: 1 },
    ],
    cells: [],
  });
});

it("tells a sheet that was renamed, and what has changed in it", () => {
  expect(differences(sheet("設定", "a", "b", "c"), sheet("基準", "a", "x", "c"))).toEqual({
    sheets: [{ kind: "renamed", sheet: "設定", now: "基準" }],
    cells: [{ sheet: "基準", cell: "A2", then: "b", now: "x" }],
  });
});

it("takes a sheet of which half is other for another one", () => {
  const { sheets, cells } = differences(sheet("設定", "a", "b"), sheet("基準", "a", "x"));
  expect([sheets.map(({ kind }) => kind), cells]).toEqual([["removed", "added"], []]);
});

it("tells that sheets were moved, and nothing else then", () => {
  const [first, second] = [sheet("計画目標", "a"), sheet("設定", "b")];
  expect(differences([...first, ...second], [...second, ...first])).toEqual({
    sheets: [{ kind: "moved", sheets: ["設定", "計画目標"] }],
    cells: [],
  });
});

it("tells a removed sheet before a moved one only where the rest was moved", () => {
  const [first, second, third] = [sheet("一", "a"), sheet("二", "b"), sheet("三", "c")];
  expect(differences([...first, ...second, ...third], [...first, ...third]).sheets).toEqual([
    { kind: "removed", sheet: "二", cells: 1 },
  ]);
});

it("is the same exactly where the contents are", () => {
  const contents = fc.uniqueArray(
    fc.record({
      sheet: fc.constantFrom("一", "二"),
      cell: fc.constantFrom("A1", "A2", "B1"),
      kind: fc.constantFrom<CanonicalRow["kind"]>("n", "s"),
      value: fc.constantFrom("1", "2"),
    }),
    { selector: (one) => `${one.sheet}|${one.cell}` },
  );
  // As they are read: sheet by sheet, each in order.
  const inOrder = (rows: CanonicalRow[]) =>
    [...rows].sort((one, other) => (one.sheet + one.cell < other.sheet + other.cell ? -1 : 1));
  fc.assert(
    fc.property(contents, contents, (then, now) => {
      const [before, after] = [inOrder(then), inOrder(now)];
      expect(isSame(differences(before, after))).toBe(JSON.stringify(before) === JSON.stringify(after));
    }),
  );
});
