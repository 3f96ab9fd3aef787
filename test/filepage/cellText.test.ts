import { alignmentOf, cellText } from "../../src/filepage/grid/cellText";
import { LOOKS } from "../../src/sheets";
import type { CellFormat, CellView } from "../../src/xlsx";

const plain: CellFormat = {
  numberFormat: "General",
  size: 11,
  bold: false,
  italic: false,
  underline: false,
  ink: null,
  fill: null,
  horizontal: "general",
  vertical: "bottom",
  wrap: false,
  isDotted: false,
};
const cell = (value: CellView["value"], format: Partial<CellFormat> = {}): CellView => ({
  value,
  formula: null,
  note: null,
  format: { ...plain, ...format },
});

describe("what a cell shows", () => {
  it.each([
    [1234567, "#,##0", "1,234,567"],
    [-1234.5, "#,##0.0", "-1,234.5"],
    [0.8125, LOOKS.calculatedPercent.numberFormat, "81.25%"],
    [12.25, LOOKS.inputNumber.numberFormat, "12.25"],
    [100000, LOOKS.inputNumber.numberFormat, "100,000"],
    [-5, LOOKS.inputNumber.numberFormat, "-5"],
    // Ungrouped, so that no program loses the sign of a small one.
    [-100000, LOOKS.inputNumber.numberFormat, "-100000"],
    [45383, LOOKS.date.numberFormat, "2024-04-01"],
    [45383, "yyyy/m/d", "2024/4/1"],
    [0.1 + 0.2, "General", "0.3"],
    ["2-1-2", "@", "2-1-2"],
    ["#N/A", "0.0%", "#N/A"],
    [true, "General", "TRUE"],
    [false, "0", "FALSE"],
    ["", "0.00", ""],
    // What no program could read shows the plain value.
    [5, '0.0.0"', "5"],
  ])("%j in %s is %s", (value, numberFormat, text) => {
    expect(cellText(cell(value, { numberFormat }))).toBe(text);
  });

  it("stands right, left or in the middle by its kind, or as its format says", () => {
    expect(alignmentOf(cell(1))).toBe("right");
    expect(alignmentOf(cell("一"))).toBe("left");
    expect(alignmentOf(cell(true))).toBe("center");
    expect(alignmentOf(cell("#DIV/0!"))).toBe("center");
    expect(alignmentOf(cell(1, { horizontal: "left" }))).toBe("left");
  });
});
