import { METHOD_LABELS, RATE_METHODS, defaultMethod, parseMethod } from "../../src/achievement";

describe("parseMethod", () => {
  it.each(RATE_METHODS)("understands the id and the label of %s", (id) => {
    expect(parseMethod(id)).toEqual({ ok: true, value: id });
    expect(parseMethod(id.toUpperCase())).toEqual({ ok: true, value: id });
    expect(parseMethod(METHOD_LABELS[id])).toEqual({ ok: true, value: id });
  });

  it.each([
    ["実績/目標", "ratio"],
    ["実績値 ÷ 目標値", "ratio"],
    ["目標／実績", "inverse"],
    ["２－実績÷目標", "twoMinus"],
    ["2-実績/目標", "twoMinus"],
    ["2−実績÷目標", "twoMinus"],
    ["1－(実績－目標)÷目標", "twoMinus"],
    ["2-(実績値/目標値)", "twoMinus"],
    ["two_minus", "twoMinus"],
    ["(基準値-実績)/(基準値-目標)", "improvement"],
    ["改善率", "improvement"],
    ["達成･未達", "reached"],
    ["達成 未達", "reached"],
    [" 段階 ", "stage"],
  ])("reads %s as %s", (text, id) => expect(parseMethod(text)).toEqual({ ok: true, value: id }));

  it.each([[null], [undefined], [""], ["　 "]])("takes blank (%j) for 実績÷目標", (blank) =>
    expect(parseMethod(blank)).toEqual({ ok: true, value: "ratio" }),
  );

  it.each([["割り算"], [1], [true], [{}], ["constructor"], ["__proto__"]])(
    "refuses %j and lists the labels",
    (text) => {
      const result = parseMethod(text);
      if (result.ok) throw new Error("expected an issue");
      expect(result.issues.map(({ code }) => code)).toEqual(["method.unknown"]);
      for (const label of Object.values(METHOD_LABELS)) expect(result.issues[0].message).toContain(label);
    },
  );
});

describe("defaultMethod", () => {
  it.each([
    ["higher", "annual", "ratio"],
    ["lower", "level", "inverse"],
    ["none", "annual", "ratio"],
    ["none", "stage", "stage"],
    ["lower", "stage", "stage"],
  ] as const)("of %s and %s is %s", (direction, kind, method) =>
    expect(defaultMethod({ direction, kind })).toBe(method),
  );

  it("of an item without an indicator is 段階, for its schedule", () => {
    expect(defaultMethod(null)).toBe("stage");
  });
});
