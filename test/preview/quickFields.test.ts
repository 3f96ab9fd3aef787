import { runInNewContext } from "node:vm";
import { withQuickFields } from "../../src/preview/node/bundle";

/** As Babel writes it into each of Univer's packages. */
const helper = `function _defineProperty4(e, r, t) {
  return calls.push(r), r in e ? Object.defineProperty(e, r, { value: t, enumerable: !0, configurable: !0, writable: !0 }) : e[r] = t, e;
}`;
const run = (code: string) => {
  const calls: string[] = [];
  const object = runInNewContext(`${helper}\n${withQuickFields(code)}`, { calls }) as object;
  return { calls, fields: Object.getOwnPropertyDescriptors(object) };
};

it.each([
  ["void 0", undefined],
  ["null", null],
  ["!0", true],
  ["-1", -1],
  ["1.5", 1.5],
  ['""', ""],
])("assigns %s on the spot", (written, value) => {
  const { calls, fields } = run(
    `new class { constructor() { _defineProperty4(this, "_a", ${written}), this.b = 1; } }()`,
  );
  expect(calls).toEqual([]);
  expect(fields).toMatchObject({ _a: { value, writable: true, enumerable: true, configurable: true } });
});

it("gives every object a value of its own", () => {
  const code = `class A { constructor() { _defineProperty4(this, "map", /* @__PURE__ */ new Map()); } }`;
  expect(
    runInNewContext(`${helper}\n${withQuickFields(code)}\nnew A().map !== new A().map`, { calls: [] }),
  ).toBe(true);
});

it("leaves a name that is already there to Univer's own function: a setter must not see it", () => {
  const { calls, fields } = run(
    `new class { set a(value) { throw new Error("seen"); } constructor() { _defineProperty4(this, "a", null); } }()`,
  );
  expect(calls).toEqual(["a"]);
  expect(fields).toMatchObject({ a: { value: null, writable: true } });
});

it.each(['_defineProperty4(this, "a", f(1))', '_defineProperty4(e, "a", 1)', "_defineProperty4(this, r, 1)"])(
  "leaves %s as it is",
  (code) => {
    expect(withQuickFields(code)).toBe(code);
  },
);
