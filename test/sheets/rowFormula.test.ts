import fc from "fast-check";
import { absoluteCell, columnLetter, headersIn, quoted, resolveRowFormula, tableKey } from "../../src/sheets";

describe("resolveRowFormula", () => {
  const letters: Readonly<Record<string, string>> = { 実績: "N", "理由・対応": "AB" };
  const letterOf = (header: string) => {
    const letter = letters[header];
    if (letter === undefined) throw new Error(`no ${header}`);
    return letter;
  };
  it("puts the row's cells in, with the column fixed", () =>
    expect(resolveRowFormula('IF([[実績]]="",[[理由・対応]],[[実績]]*2)', letterOf, 11)).toBe(
      'IF($N12="",$AB12,$N12*2)',
    ));
  it("leaves a template without placeholders alone", () =>
    expect(resolveRowFormula("$A$1", letterOf, 0)).toBe("$A$1"));
  it("throws for a header that is not there", () =>
    expect(() => resolveRowFormula("[[目標]]", letterOf, 0)).toThrow("目標"));
  it("says which headers a template names", () => expect(headersIn("[[実績]]+[[a]]")).toEqual(["実績", "a"]));
});

describe("columnLetter", () => {
  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16_383, "XFD"],
  ])("of %d is %s", (index, letter) => expect(columnLetter(index)).toBe(letter));
  it.each([-1, 0.5, NaN])("refuses %d", (index) => expect(() => columnLetter(index)).toThrow(RangeError));
  it("counts in base 26 without a zero", () => {
    const back = (letters: string) =>
      [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (index) =>
        expect(back(columnLetter(index))).toBe(index),
      ),
      { seed: 6 },
    );
  });
});

it("absoluteCell fixes both", () => expect(absoluteCell(2, 27)).toBe("$AB$3"));
it("quoted doubles quotes", () => expect(quoted('8"管')).toBe('"8""管"'));
it("tableKey joins", () => expect(tableKey(["1-1-1", "", 2028])).toBe("1-1-1||2028"));
