import { asShown, asStored } from "../../src/xlsx/formula/addInFunctions";
import { areaName, cellName, parseArea, parseCell, without } from "../../src/xlsx/formula/address";
import { grown, moved } from "../../src/xlsx/formula/references";

describe("addresses", () => {
  it.each([
    ["A1", { row: 0, column: 0 }],
    ["$AA$12", { row: 11, column: 26 }],
    ["XFD1048576", { row: 1048575, column: 16383 }],
    ["XFE1", null],
    ["A1048577", null],
    ["b2", { row: 1, column: 1 }],
    ["A0", null],
    ["A01", null],
    ["A1x", null],
    ["@1", null],
    ["A", null],
    ["1", null],
    ["", null],
    ["A$", null],
    ["1A", null],
  ])("%s", (text, cell) => expect(parseCell(text)).toEqual(cell));

  it.each([
    ["B2:A1", "A1:B2"],
    ["$C$3", "C3"],
    ["A:B", "A1:B1048576"],
    ["$2:$3", "A2:XFD3"],
  ])("block %s is %s", (text, name) => {
    const area = parseArea(text);
    expect(area && areaName(area)).toBe(name);
  });

  it.each(["A1:B", "名前", "A1:B2:C3", "", "1", "TAX"])("%j is no block", (text) => {
    expect(parseArea(text)).toBeNull();
  });

  it("a block without one cell is the blocks around it", () => {
    const area = { top: 0, left: 0, bottom: 2, right: 2 };
    expect(without(area, 1, 1).map(areaName)).toEqual(["A1:C1", "A2", "C2", "A3:C3"]);
    expect(without(area, 0, 0).map(areaName)).toEqual(["B1:C1", "A2:C3"]);
    expect(without({ top: 4, left: 4, bottom: 4, right: 4 }, 4, 4)).toEqual([]);
    expect(without(area, 5, 5)).toEqual([area]);
    expect(cellName(4, 4)).toBe("E5");
  });
});

describe("a formula copied one down and one to the right", () => {
  it.each([
    ["A1+$A1+A$1+$A$1", "B2+$A2+B$1+$A$1"],
    ["SUM(A1:B2,$A:C,$1:2)", "SUM(B2:C3,$A:D,$1:3)"],
    ["'表 A1'!A1&Sheet1!B2", "'表 A1'!B2&Sheet1!C3"],
    ['"A1"&A1&"それは""A1"""', '"A1"&B2&"それは""A1"""'],
    ["LOG10(A1)+ATAN2(B1,C1)", "LOG10(B2)+ATAN2(C2,D2)"],
    ["表1[[#This Row],[A1]]+表1[B2]", "表1[[#This Row],[A1]]+表1[B2]"],
    ["売上A1+R4年度+A1_", "売上A1+R4年度+A1_"],
    ["[1]Sheet1!A1", "[1]Sheet1!B2"],
    ["XFD1", "#REF!"],
    ["1E5+A1", "1E5+B2"],
  ])("%s", (formula, expected) => expect(moved(formula, 1, 1)).toBe(expected));

  it("may leave the sheet at its top", () => expect(moved("A1+A2", -1, 0)).toBe("#REF!+A1"));
});

describe("a formula about a table (B3:D9 with header, in 表) that gets 2 rows", () => {
  const growth = { sheet: "表", body: { top: 3, left: 1, bottom: 8, right: 3 }, addedRows: 2 };
  it.each([
    ["SUM(C4:C9)", "SUM(C4:C11)"],
    ["SUM($B$4:$D$9)", "SUM($B$4:$D$11)"],
    ["SUM(C3:C9)", "SUM(C3:C11)"],
    ["SUM(C5:C9)", "SUM(C5:C9)"],
    ["SUM(C4:C8)", "SUM(C4:C8)"],
    ["SUM(A4:C9)", "SUM(A4:C9)"],
    ["SUM(C4:E9)", "SUM(C4:E9)"],
    ["C9+C4", "C9+C4"],
    ["SUM(ほか!C4:C9)+SUM('表'!C4:C9)", "SUM(ほか!C4:C9)+SUM('表'!C4:C11)"],
    ["[1]表!C4:C9", "[1]表!C4:C9"],
    ['"C4:C9"', '"C4:C9"'],
  ])("%s", (formula, expected) => expect(grown(formula, "表", growth)).toBe(expected));

  it("on another sheet means that sheet's cells", () => expect(grown("C4:C9", "ほか", growth)).toBe("C4:C9"));
});

describe("functions of the add-in", () => {
  it.each([
    ['REFORM.TARGET("ふるさと納税","R4")', '_xldudf_REFORM_TARGET("ふるさと納税","R4")'],
    ['IF(A1,REFORM.RATE(1,2),"REFORM.RATE(")', 'IF(A1,_xldudf_REFORM_RATE(1,2),"REFORM.RATE(")'],
    ["XREFORM.TARGET(1)", "XREFORM.TARGET(1)"],
  ])("%s stands in a file as %s", (shown, stored) => {
    expect(asStored(shown)).toBe(stored);
    expect(asShown(stored)).toBe(shown);
  });

  it("newer functions of Excel lose the mark that files give them", () => {
    expect(asShown('_xlfn._xlws.FILTER(A1:A2,_xlfn.XLOOKUP(1,A1,B1)&"_xlfn.X")')).toBe(
      'FILTER(A1:A2,XLOOKUP(1,A1,B1)&"_xlfn.X")',
    );
  });
});
