import fc from "fast-check";
import { functionFormula, insertFunction } from "../../src/workflows";
import { FakeWorkbook } from "./FakeWorkbook";

describe("functionFormula", () => {
  it.each([
    ["TARGET", ["ふるさと納税", "R4"], '=REFORM.TARGET("ふるさと納税","R4")'],
    ["TARGET", ["ふるさと納税", 2022, "寄附金額"], '=REFORM.TARGET("ふるさと納税",2022,"寄附金額")'],
    ["ITEMS", [], "=REFORM.ITEMS()"],
    ["ITEMS", [undefined], "=REFORM.ITEMS()"],
    ["SCHEDULE", ["2-1-2", undefined, 1], '=REFORM.SCHEDULE("2-1-2",,1)'],
    ["UNIT", ['5"ディスク'], '=REFORM.UNIT("5""ディスク")'],
    ["UNIT", [""], '=REFORM.UNIT("")'],
  ] as const)("of %s %j is %s", (name, args, expected) => {
    expect(functionFormula(name, args)).toBe(expected);
  });

  it("keeps every text, in literals that Excel accepts", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 700, unit: "binary" }), (text) => {
        const formula = functionFormula("UNIT", [text]);
        const literals = [...formula.slice("=REFORM.UNIT(".length, -1).matchAll(/"((?:[^"]|"")*)"/g)];
        const parts = literals.map(([, part = ""]) => part.replaceAll('""', '"'));
        expect(parts.join("")).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe("insertFunction", () => {
  it("writes into an empty cell", async () => {
    const book = new FakeWorkbook();
    expect(await insertFunction(book, "TARGET", ["2-1-2", "R4"])).toEqual({
      ok: true,
      value: { inserted: true, address: "Sheet1!A1", formula: '=REFORM.TARGET("2-1-2","R4")' },
    });
    expect(book.active.content).toBe('=REFORM.TARGET("2-1-2","R4")');
  });

  it("asks before it replaces, and replaces only the cell that was asked about", async () => {
    const book = new FakeWorkbook();
    book.active = { address: "Sheet1!A1", content: "メモ" };
    const asked = await insertFunction(book, "ITEMS", []);
    expect(asked).toMatchObject({
      ok: true,
      value: { inserted: false, address: "Sheet1!A1", content: "メモ" },
    });
    expect(book.active.content).toBe("メモ");

    book.active = { address: "Sheet1!B9", content: "大事" };
    expect(await insertFunction(book, "ITEMS", [], "Sheet1!A1")).toMatchObject({
      ok: true,
      value: { inserted: false, address: "Sheet1!B9", content: "大事" },
    });
    expect(book.active.content).toBe("大事");

    book.active = { address: "Sheet1!A1", content: "メモ" };
    expect(await insertFunction(book, "ITEMS", [], "Sheet1!A1")).toMatchObject({ value: { inserted: true } });
    expect(book.active.content).toBe("=REFORM.ITEMS()");
  });

  it.each(["", "target", "TARGET(1)+X", "表"])("refuses %j, which is no function", async (name) => {
    const book = new FakeWorkbook();
    expect(await insertFunction(book, name, [])).toMatchObject({
      ok: false,
      issues: [{ code: "function.unknown" }],
    });
    expect(book.active.content).toBe("");
  });
});
