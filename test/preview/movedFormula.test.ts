import { movedFormula } from "../../src/preview/host/structure/moved-formula";

describe("movedFormula", () => {
  it.each([
    ["=A1+$A1+A$1+$A$1", 2, 3, "=D3+$A3+D$1+$A$1"],
    ['=IF(A1="A1",B2,"")', 1, 0, '=IF(A2="A1",B3,"")'],
    ["=SUM(A1:B2)", 1, 1, "=SUM(B2:C3)"],
    ["=設定!A1*行革_下限1", 1, 0, "=設定!A2*行革_下限1"],
    ["=LOG10(A1)", 1, 0, "=LOG10(A2)"],
    ["=A1", -1, 0, "=#REF!"],
    ["=XFE1+A1048577", 1, 1, "=XFE1+A1048577"],
    ["=Z1", 0, 1, "=AA1"],
  ])("%s by %d rows and %d columns is %s", (formula, rows, columns, expected) => {
    expect(movedFormula(formula, rows, columns)).toBe(expected);
  });
});
