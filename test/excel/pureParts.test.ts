import fc from "fast-check";
import { rectangles, type Marked } from "../../src/excel/rectangles";
import { jsonBytes, requests, type Step } from "../../src/excel/step";
import { typed } from "../../src/excel/typed";
import { columnPoints } from "../../src/excel/paint";

describe("typed", () => {
  it.each([
    ["=1+1"],
    ["+81"],
    ["-"],
    ["@name"],
    ["'quoted"],
    ["#N/A"],
    ["2-1-2"],
    ["０１"],
    ["R4"],
    ["true"],
    ["ＴＲＵＥ"],
    ["＝A1"],
    ["＋81"],
    ["－5"],
    ["＠name"],
    [" =1+1"],
    ["　＝A1"],
  ])("keeps %s as text with an apostrophe", (text) => {
    expect(typed(text)).toBe(`'${text}`);
  });

  it.each([["ふるさと納税"], ["調査・研究"], ["⇒"], ["―"], ["◎達成"], ["真"], ["a=b"]])(
    "leaves %s alone",
    (text) => {
      expect(typed(text)).toBe(text);
    },
  );

  it("writes null as an empty cell, numbers and truth as they are, formulas with =", () => {
    expect(typed(null)).toBe("");
    expect(typed(0)).toBe(0);
    expect(typed(false)).toBe(false);
    expect(typed({ formula: 'A1&"\'"' })).toBe('=A1&"\'"');
  });
});

describe("rectangles", () => {
  const marks = fc.uniqueArray(
    fc.record({ row: fc.nat(6), column: fc.nat(6), mark: fc.constantFrom("a", "b") }),
    { selector: ({ row, column }) => `${row}:${column}` },
  );

  it("cover each cell exactly once, with its own mark", () => {
    fc.assert(
      fc.property(marks, (cells: Marked<string>[]) => {
        const covered = rectangles(cells).flatMap(({ row, column, rows, columns, mark }) =>
          Array.from({ length: rows * columns }, (_, index) => ({
            row: row + Math.floor(index / columns),
            column: column + (index % columns),
            mark,
          })),
        );
        const order = (a: Marked<string>, b: Marked<string>) => a.row - b.row || a.column - b.column;
        expect(covered.sort(order)).toEqual([...cells].sort(order));
      }),
    );
  });

  it("join a block of one mark into one rectangle", () => {
    const block = Array.from({ length: 12 }, (_, index) => ({
      row: 3 + (index % 4),
      column: 2 + Math.floor(index / 4),
      mark: 7,
    }));
    expect(rectangles(block)).toEqual([{ row: 3, column: 2, rows: 4, columns: 3, mark: 7 }]);
  });
});

describe("requests", () => {
  const step = (bytes: number): Step => ({ phase: "values", doing: "", bytes, run: () => undefined });

  it("stay under the limit and keep the order", () => {
    const steps = [3, 3, 3, 9, 1, 1].map(step);
    const batches = requests(steps, 6);
    expect(batches.map((batch) => batch.map(({ bytes }) => bytes))).toEqual([[3, 3], [3], [9], [1, 1]]);
    expect(batches.flat()).toEqual(steps);
  });

  it("are one when all fits, none when there is nothing", () => {
    expect(requests([step(1), step(2)], 6)).toHaveLength(1);
    expect(requests([], 6)).toEqual([]);
  });
});

describe("jsonBytes", () => {
  it("counts UTF-8 and the second escaping of quotes", () => {
    expect(jsonBytes("年")).toBe(3 + 2 + 2);
    expect(jsonBytes('"')).toBe('\\"'.length + 2 + 4);
  });
});

describe("columnPoints", () => {
  it("gives a full-width character of 11 points two half-width ones", () => {
    expect(columnPoints(4) - columnPoints(2)).toBe(11);
  });
});
