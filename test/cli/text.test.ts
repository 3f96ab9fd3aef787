import { columnLines } from "../../src/cli/text/columns";
import { displayWidth, shorten } from "../../src/cli/text/displayWidth";
import { firstFew } from "../../src/cli/text/firstFew";
import { printable } from "../../src/cli/text/printable";
import { cellText } from "../../src/cli/text/cellText";
import { progressLine } from "../../src/cli/progressLine";

describe("displayWidth", () => {
  it.each([
    ["R4", 2],
    ["財政課", 6],
    ["ふるさと納税ー", 14],
    ["ﾌﾙｻﾄ", 4],
    ["Ａ１！", 6],
    ["「、」", 6],
    ["か\u3099", 2],
    ["𠮷野", 4],
    ["○△", 2],
    ["", 0],
  ])("of %s is %d", (text, width) => expect(displayWidth(text)).toBe(width));
});

it("shorten leaves what fits and marks what does not", () => {
  expect(shorten("財政課", 6)).toBe("財政課");
  expect(shorten("財政課と総務課", 6)).toBe("財政…");
});

it("columnLines puts columns below each other, numbers right", () => {
  expect(
    columnLines(
      ["担当課", "行", "備考"],
      [
        ["財政", 1234, "x"],
        ["ab", 5, ""],
      ],
    ),
  ).toEqual(["担当課     行  備考", "財政    1,234  x", "ab          5"]);
  expect(columnLines(["担当課"], [])).toEqual(["担当課"]);
});

it("printable takes away what could play with the terminal", () => {
  expect(printable("a\u001b[31mb\u202ec\r\nd\te\u0007\ufeff")).toBe("a[31mbc ⏎ d e");
});

it("cellText says what a cell holds on one line", () => {
  expect([cellText(null), cellText(""), cellText(0), cellText(180000.5), cellText("a\nb")]).toEqual([
    "空白",
    "空白",
    "0",
    "180,000.5",
    "a ⏎ b",
  ]);
  expect(displayWidth(cellText("長".repeat(100)))).toBeLessThanOrEqual(40);
});

it("firstFew says how many more there are", () => {
  const lines = Array.from({ length: 23 }, (_, index) => String(index));
  expect(firstFew(lines.slice(0, 20))).toEqual(lines.slice(0, 20));
  expect(firstFew(lines, "(--cells ですべて)").at(-1)).toBe("  ほか 3 件(--cells ですべて)");
});

describe("progressLine", () => {
  const said = (isTTY: boolean | undefined) => {
    const words: string[] = [];
    const line = progressLine({ isTTY, columns: 12, write: (text) => words.push(text) });
    line.show({ done: 1, total: 9, doing: "書\u0007き込んでいます" });
    line.clear();
    line.clear();
    return words;
  };

  it("writes over itself and goes away", () => {
    expect(said(true)).toEqual(["\r\u001b[K11% 書き込…", "\r\u001b[K"]);
  });

  it("says nothing to a file or a pipe", () => {
    expect([said(false), said(undefined)]).toEqual([[], []]);
  });
});
