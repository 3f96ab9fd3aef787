import fc from "fast-check";
import { Lines } from "../../src/filepage/grid/Lines";

const sizes = fc.array(
  fc.nat(5).map((size) => size * 10),
  { minLength: 1, maxLength: 40 },
);

describe("rows or columns one behind the other", () => {
  it("begin where the one before ends", () => {
    const lines = new Lines(3, (index) => [20, 0, 35][index] ?? 0);
    expect([0, 1, 2, 3].map((index) => lines.start(index))).toEqual([0, 20, 20, 55]);
    expect([0, 1, 2].map((index) => lines.size(index))).toEqual([20, 0, 35]);
    expect(lines.end).toBe(55);
  });

  it("are found by a place, never a hidden one before a visible one", () => {
    const lines = new Lines(4, (index) => [20, 0, 35, 10][index] ?? 0);
    expect([-5, 0, 19, 20, 54, 55, 1000].map((place) => lines.at(place))).toEqual([0, 0, 0, 2, 2, 3, 3]);
  });

  it("are the ones that hold the place, whatever their sizes", () => {
    fc.assert(
      fc.property(sizes, fc.nat(2000), (each, place) => {
        const lines = new Lines(each.length, (index) => each[index] ?? 0);
        const found = lines.at(place);
        const wanted = each.findIndex(
          (_, index) => lines.start(index) <= place && place < lines.start(index + 1),
        );
        expect(found).toBe(wanted < 0 ? each.length - 1 : wanted);
      }),
    );
  });

  it("are stepped through without the hidden ones, and not beyond the edges", () => {
    const lines = new Lines(5, (index) => [0, 20, 0, 20, 0][index] ?? 0);
    expect(lines.step(-1, 1)).toBe(1);
    expect(lines.step(1, 1)).toBe(3);
    expect(lines.step(3, 1)).toBe(3);
    expect(lines.step(3, -1)).toBe(1);
    expect(lines.step(1, -5)).toBe(1);
  });

  it("may be none", () => {
    const lines = new Lines(0, () => 10);
    expect([lines.end, lines.at(5)]).toEqual([0, 0]);
  });
});
